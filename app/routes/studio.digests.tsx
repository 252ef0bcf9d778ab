import { json, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { door } from '~/door.server'
import { digestsView } from '~/features/studio/digest-view.server'
import { DigestsListPage } from '~/features/studio/digests-list-page'
import { openDraft } from '~/features/studio/frame.server'
import { studioLinks } from '~/ui/studio-links'
import { titled } from '~/ui/titled'

export const meta = titled
export const links = studioLinks

export const loader = door(async (args: LoaderFunctionArgs) => {
  const { draft, frame, messages } = await openDraft(args)
  const title = messages.page.title(messages.say.title)
  return json({ title, frame, digests: digestsView(draft) })
})

export default function DigestsOfDraft() {
  const { title: _, ...view } = useLoaderData<typeof loader>()
  return <DigestsListPage {...view} />
}
