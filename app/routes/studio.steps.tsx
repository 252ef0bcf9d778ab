import { json, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { door } from '~/door.server'
import { openDraft } from '~/features/studio/frame.server'
import { StepsPage } from '~/features/studio/steps-page'
import { stepsOf } from '~/features/studio/steps-view.server'
import { studioLinks } from '~/ui/studio-links'
import { titled } from '~/ui/titled'

export const meta = titled
export const links = studioLinks

export const loader = door(async (args: LoaderFunctionArgs) => {
  const { draft, frame, telling, messages } = await openDraft(args)
  const title = messages.page.title(messages.studio.history)
  return json({ title, frame, steps: await stepsOf(draft, telling) })
})

export default function Steps() {
  const { title: _, ...view } = useLoaderData<typeof loader>()
  return <StepsPage {...view} />
}
