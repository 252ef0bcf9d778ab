import { type ActionFunctionArgs, json, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { door } from '~/door.server'
import { checkPassword } from '~/features/account/account.server'
import { attempt } from '~/features/account/attempt.server'
import { LeaveForm } from '~/features/account/forms'
import { LeavePage } from '~/features/account/leave-page'
import { lastAdmin } from '~/features/account/people.server'
import { endSession, requireAccount } from '~/features/account/session.server'
import { deleteAccount } from '~/features/study/deletion.server'
import { messagesOf } from '~/i18n/language.server'
import { titled } from '~/ui/titled'

export const meta = titled

export const loader = door(async (args: LoaderFunctionArgs) => {
  const { id } = await requireAccount(args)
  const { page, account } = messagesOf(args)
  return json({ title: page.title(account.leave.title), lastAdmin: await lastAdmin(id) })
})

/** Deletes the account once its password confirms it. */
export const action = door(async (args: ActionFunctionArgs) => {
  const person = await requireAccount(args)
  return attempt(args, LeaveForm, async ({ password }) => {
    const right = await checkPassword(person, password)
    if (!right) return { errors: { password: 'wrong-password' } }
    const deleted = await deleteAccount(person)
    if (!deleted) return { to: '/account/deletion' }
    return { to: '/', cookies: [await endSession(args)] }
  })
})

export default function Leave() {
  const { lastAdmin } = useLoaderData<typeof loader>()
  return <LeavePage lastAdmin={lastAdmin} unsent={useActionData<typeof action>()} />
}
