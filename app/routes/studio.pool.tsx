import { json, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData, useSearchParams } from '@remix-run/react'
import { door } from '~/door.server'
import { PoolPage } from '~/features/studio/card-page'
import { openDraft } from '~/features/studio/frame.server'
import { poolView } from '~/features/studio/question-view.server'
import { studioLinks } from '~/ui/studio-links'
import { titled } from '~/ui/titled'

export const meta = titled
export const links = studioLinks

export const loader = door(async (args: LoaderFunctionArgs) => {
  const { draft, frame, messages } = await openDraft(args)
  const title = messages.page.title(messages.question.poolOf)
  return json({ title, frame, modules: poolView(draft) })
})

export default function DraftPool() {
  const { title: _, ...view } = useLoaderData<typeof loader>()
  const taken = Number(useSearchParams()[0].get('taken')) || 0
  return <PoolPage {...view} taken={taken} />
}
