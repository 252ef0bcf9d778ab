import { type ActionFunctionArgs, json, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { door, parseForm } from '~/door.server'
import { zoneOf } from '~/features/account/guest.server'
import { requireLearner } from '~/features/account/session.server'
import { askMentor } from '~/features/sprint/mentor.server'
import { Question } from '~/features/sprint/mentor-input'
import { MentorPage } from '~/features/sprint/mentor-page'
import { mentorView } from '~/features/sprint/mentor-view.server'
import { languageOf, messagesOf } from '~/i18n/language.server'
import { titled } from '~/ui/titled'

export const meta = titled

export const loader = door(async (args: LoaderFunctionArgs) => {
  const person = await requireLearner(args)
  const telling = { language: languageOf(args), zone: zoneOf(args, person) }
  const question = await mentorView(person, args.params.question ?? '', telling)
  const { page, mentor } = messagesOf(args)
  return json({ title: page.title(mentor.title), question })
})

/** Asks the mentor; a question that can't be kept comes back as it was typed. */
export const action = door(async (args: ActionFunctionArgs) => {
  const person = await requireLearner(args)
  const id = args.params.question ?? ''
  const form = await parseForm(args.request, Question)
  if (!form.ok) return json(form, { status: 422 })
  const kept = await askMentor(person.id, id, form.value)
  throw redirect(`/mentor-questions/${id}${kept === 'stands' ? '?stands' : ''}`, { status: 303 })
})

export default function AskQuestion() {
  const { question } = useLoaderData<typeof loader>()
  return <MentorPage question={question} tried={useActionData<typeof action>()} />
}
