import { type ActionFunctionArgs, json, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { door } from '~/door.server'
import { requireInstructor } from '~/features/account/session.server'
import { followInvitation, invitedTo } from '~/features/studio/instructors.server'
import { InvitationPage } from '~/features/studio/invitation-page'
import { messagesOf, studioMessagesOf } from '~/i18n/language.server'
import { titled } from '~/ui/titled'

export const meta = titled

export const loader = door(async (args: LoaderFunctionArgs) => {
  await requireInstructor(args)
  const { title, language, by } = await invitedTo(args.params.token ?? '')
  const { page } = messagesOf(args)
  const { studio } = studioMessagesOf(args)
  return json({ title: page.title(studio.invitation), heading: title, language, by })
})

export const action = door(async (args: ActionFunctionArgs) => {
  const editor = await requireInstructor(args)
  const id = await followInvitation(editor, args.params.token ?? '')
  throw redirect(`/studio/${id}`, { status: 303 })
})

export default function Invitation() {
  const { heading, language, by } = useLoaderData<typeof loader>()
  return <InvitationPage title={heading} language={language} by={by} />
}
