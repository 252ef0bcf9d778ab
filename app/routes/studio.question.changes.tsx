import { json, redirect } from '@remix-run/node'
import { door, nothingHere, requireForm } from '~/door.server'
import { requireInstructor } from '~/features/account/session.server'
import { changeQuestion, QuestionChangeForm } from '~/features/studio/question-changes.server'
import { Nothing } from '~/ui/nothing'

/** Takes a question for seen, moves it or removes it. */
export const action = door(async (args) => {
  const editor = await requireInstructor(args)
  const asked = await requireForm(args.request, QuestionChangeForm)
  const { draft = '', question = '' } = args.params
  const { kind, to } = await changeQuestion(editor, draft, question, asked)
  return kind === 'stale' ? json({ kind }, { status: 409 }) : redirect(to, 303)
})

export const loader = nothingHere

export default Nothing
