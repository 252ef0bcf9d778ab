import { json, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData, useSearchParams } from '@remix-run/react'
import { door } from '~/door.server'
import { zoneOf } from '~/features/account/guest.server'
import { requireLearner } from '~/features/account/session.server'
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

export default function MentorQuestion() {
  const [params] = useSearchParams()
  const { question } = useLoaderData<typeof loader>()
  return <MentorPage question={question} stands={params.has('stands')} />
}
