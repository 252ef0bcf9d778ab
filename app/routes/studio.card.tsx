import { type ActionFunctionArgs, json, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { door, requireForm } from '~/door.server'
import { requireInstructor } from '~/features/account/session.server'
import { CardPage } from '~/features/studio/card-page'
import { openDraft } from '~/features/studio/frame.server'
import { addQuestion, NewQuestionForm } from '~/features/studio/question-changes.server'
import { moduleQuestions } from '~/features/studio/question-view.server'
import { studioLinks } from '~/ui/studio-links'
import { titled } from '~/ui/titled'

export const meta = titled
export const links = studioLinks

/** The card of a module: its first question that nobody has seen, else its first. */
export const loader = door(async (args: LoaderFunctionArgs) => {
  const { draft, frame, messages } = await openDraft(args)
  const view = moduleQuestions(draft.parts, args.params.module ?? '')
  const first = view.card.find(({ seen }) => !seen) ?? view.card[0]
  if (first) throw redirect(`/studio/${draft.id}/questions/${first.id}`)
  return json({ title: messages.page.title(messages.question.cardOf), frame, ...view })
})

/** Begins a question of the card or the pool. */
export const action = door(async (args: ActionFunctionArgs) => {
  const editor = await requireInstructor(args)
  const { place } = await requireForm(args.request, NewQuestionForm)
  const { draft = '', module = '' } = args.params
  const id = await addQuestion(editor, draft, module, place)
  return redirect(`/studio/${draft}/questions/${id}`, 303)
})

export default function DraftCard() {
  return <CardPage {...useLoaderData<typeof loader>()} />
}
