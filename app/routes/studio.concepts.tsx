import { json, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { door } from '~/door.server'
import { ConceptsPage } from '~/features/studio/concepts-page'
import { conceptsView } from '~/features/studio/concepts-view'
import { openDraft } from '~/features/studio/frame.server'
import { studioLinks } from '~/ui/studio-links'
import { titled } from '~/ui/titled'

export const meta = titled
export const links = studioLinks

export const loader = door(async (args: LoaderFunctionArgs) => {
  const { draft, frame, messages } = await openDraft(args)
  const title = messages.page.title(messages.studio.concepts)
  return json({ title, frame, ...conceptsView(draft.parts) })
})

export default function DraftConcepts() {
  const { title: _, ...view } = useLoaderData<typeof loader>()
  return <ConceptsPage {...view} />
}
