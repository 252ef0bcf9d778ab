import { type ActionFunctionArgs, json, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { addressOf, door } from '~/door.server'
import { signUp } from '~/features/account/account.server'
import { attempt } from '~/features/account/attempt.server'
import { SignUpForm as Form } from '~/features/account/forms'
import { learnerOf } from '~/features/account/session.server'
import { SignUpForm } from '~/features/account/sign-up-form'
import { languageOf, messagesOf } from '~/i18n/language.server'
import { safePath } from '~/safe-path'
import { titled } from '~/ui/titled'

export const meta = titled

export const loader = door(async (args: LoaderFunctionArgs) => {
  const learner = await learnerOf(args)
  if (learner?.name) throw redirect('/account')
  const { page, account } = messagesOf(args)
  const next = safePath(new URL(args.request.url).searchParams.get('next'))
  return json({ title: page.title(account.signUp.title), next, guest: learner !== null })
})

/** Makes an account, for a guest the one of their work. */
export const action = door((args: ActionFunctionArgs) =>
  attempt(args, Form, async ({ name, password, next }) => {
    const before = await learnerOf(args)
    if (before?.name) return { to: '/account' }
    const language = languageOf(args)
    const address = addressOf(args)
    const cookie = await signUp({ name, password, language, address, before })
    return cookie ? { to: safePath(next), cookies: [cookie] } : { errors: { name: 'name-taken' } }
  }),
)

export default function SignUp() {
  const { next, guest } = useLoaderData<typeof loader>()
  const unsent = useActionData<typeof action>()
  return <SignUpForm next={unsent?.values.next ?? next} guest={guest} unsent={unsent} />
}
