import { json, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { door } from '~/door.server'
import { zoneOf } from '~/features/account/guest.server'
import { requireInstructor } from '~/features/account/session.server'
import { MentorInbox } from '~/features/sprint/mentor-inbox'
import { mentorInbox } from '~/features/sprint/mentor-view.server'
import { languageOf, messagesOf } from '~/i18n/language.server'
import { titled } from '~/ui/titled'

export const meta = titled

export const loader = door(async (args: LoaderFunctionArgs) => {
  const person = await requireInstructor(args)
  const { page, mentor } = messagesOf(args)
  const telling = { language: languageOf(args), zone: zoneOf(args, person) }
  return json({ title: page.title(mentor.inbox), ...(await mentorInbox(person, telling)) })
})

export default function MentorQuestions() {
  return <MentorInbox {...useLoaderData<typeof loader>()} />
}
