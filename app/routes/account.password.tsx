import { type ActionFunctionArgs, json, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { door } from '~/door.server'
import { changePassword } from '~/features/account/account.server'
import { attempt } from '~/features/account/attempt.server'
import { PasswordForm as Form } from '~/features/account/forms'
import { PasswordForm } from '~/features/account/password-form'
import { requireAccount } from '~/features/account/session.server'
import { messagesOf } from '~/i18n/language.server'
import { titled } from '~/ui/titled'

export const meta = titled

export const loader = door(async (args: LoaderFunctionArgs) => {
  const { name } = await requireAccount(args)
  const { page, account } = messagesOf(args)
  return json({ title: page.title(account.changePassword.title), name })
})

/** Gives the account another password. */
export const action = door(async (args: ActionFunctionArgs) => {
  const person = await requireAccount(args)
  return attempt(args, Form, async (form) => {
    const cookie = await changePassword(person, form)
    return cookie
      ? { to: '/account?saved=1', cookies: [cookie] }
      : { errors: { current: 'wrong-password' } }
  })
})

export default function Password() {
  const { name } = useLoaderData<typeof loader>()
  return <PasswordForm name={name} unsent={useActionData<typeof action>()} />
}
