import { type ActionFunctionArgs, json, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { door, requireForm } from '~/door.server'
import { requireInstructor } from '~/features/account/session.server'
import { ConceptsForm } from '~/features/studio/concept-changes'
import { ConceptsPage } from '~/features/studio/concepts-page'
import { conceptsView } from '~/features/studio/concepts-view'
import { openDraft } from '~/features/studio/frame.server'
import { lookThroughConcepts } from '~/features/studio/look-through-concepts.server'
import { proposingOf } from '~/features/studio/proposals.server'
import { studioLinks } from '~/ui/studio-links'
import { titled } from '~/ui/titled'

export const meta = titled
export const links = studioLinks

export const loader = door(async (args: LoaderFunctionArgs) => {
  const proposing = await proposingOf({ id: args.params.draft ?? '' })
  const { draft, frame, messages } = await openDraft(args)
  const title = messages.page.title(messages.studio.concepts)
  const { parts, revision } = draft
  return json({ title, frame, revision, proposing, ...conceptsView(parts) })
})

/** Accepts, drops, renames or merges concepts, or mends what one needs. */
export const action = door(async (args: ActionFunctionArgs) => {
  const editor = await requireInstructor(args)
  const asked = await requireForm(args.request, ConceptsForm)
  const done = await lookThroughConcepts(editor, args.params.draft ?? '', asked)
  const status = { changed: 200, stale: 409, circle: 409, untitled: 422 }[done.kind]
  return json(done, { status })
})

export default function DraftConcepts() {
  const { title: _, ...view } = useLoaderData<typeof loader>()
  return <ConceptsPage {...view} done={useActionData<typeof action>()} />
}
