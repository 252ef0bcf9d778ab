import { type ActionFunctionArgs, json } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { door, requireForm } from '~/door.server'
import { requireInstructor } from '~/features/account/session.server'
import { ConceptsPage } from '~/features/studio/concepts-page'
import { keepConcept } from '~/features/studio/keep-part.server'
import { ConceptForm, STUDIO_FORM } from '~/features/studio/part-forms'
import { studioLinks } from '~/ui/studio-links'
import { titled } from '~/ui/titled'
import { loader } from './studio.concepts'

export const meta = titled
export const links = studioLinks

/** All concepts: one is no page of its own. */
export { loader }

/** Keeps what is typed into a concept. */
export const action = door(async (args: ActionFunctionArgs) => {
  const editor = await requireInstructor(args)
  const posted = await requireForm(args.request, ConceptForm, STUDIO_FORM)
  const { draft = '', concept: id = '' } = args.params
  const tried = await keepConcept(editor, draft, { kind: 'concept', id, ...posted })
  return json({ id, tried }, { status: tried.kind === 'kept' ? 200 : 409 })
})

export default function DraftConcept() {
  const { title: _, ...view } = useLoaderData<typeof loader>()
  return <ConceptsPage {...view} sent={useActionData<typeof action>()} />
}
