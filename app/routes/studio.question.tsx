import { type ActionFunctionArgs, json, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { door, requireForm } from '~/door.server'
import { requireInstructor } from '~/features/account/session.server'
import { openDraft } from '~/features/studio/frame.server'
import { keepQuestion } from '~/features/studio/keep-question.server'
import { STUDIO_FORM } from '~/features/studio/part-forms'
import { QuestionPage } from '~/features/studio/question-page'
import { QuestionForm } from '~/features/studio/question-posted'
import { questionView } from '~/features/studio/question-view.server'
import { sparesOf } from '~/features/studio/spare-drafts.server'
import { studioLinks } from '~/ui/studio-links'
import { titled } from '~/ui/titled'

export const meta = titled
export const links = studioLinks

export const loader = door(async (args: LoaderFunctionArgs) => {
  const { editor, draft, frame, messages } = await openDraft(args)
  const view = await questionView(draft, args.params.question ?? '')
  const { question, module } = view
  const spares = question.seen ? 0 : await sparesOf(editor, draft.id, module.id)
  return json({ title: messages.page.title(messages.question.ask), frame, spares, ...view })
})

/** Keeps what is typed into a question; what was changed meanwhile comes back beside it. */
export const action = door(async (args: ActionFunctionArgs) => {
  const editor = await requireInstructor(args)
  const posted = await requireForm(args.request, QuestionForm, STUDIO_FORM)
  const { draft = '', question = '' } = args.params
  const tried = await keepQuestion(editor, draft, question, posted)
  return json({ tried }, { status: tried.kind === 'kept' ? 200 : 409 })
})

export default function DraftQuestion() {
  const { title: _, ...view } = useLoaderData<typeof loader>()
  const tried = useActionData<typeof action>()?.tried
  return <QuestionPage {...view} tried={tried} key={view.question.id} />
}
