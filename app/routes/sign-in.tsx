import { type ActionFunctionArgs, json, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { addressOf, door } from '~/door.server'
import { attempt } from '~/features/account/attempt.server'
import { SignInForm as Form } from '~/features/account/forms'
import { endSession, learnerOf } from '~/features/account/session.server'
import { SignInForm } from '~/features/account/sign-in-form'
import { signIn } from '~/features/study/joining.server'
import { knownLanguageCookie, messagesOf } from '~/i18n/language.server'
import { safePath } from '~/safe-path'
import { titled } from '~/ui/titled'

export const meta = titled

export const loader = door(async (args: LoaderFunctionArgs) => {
  const learner = await learnerOf(args)
  if (learner?.name) throw redirect('/account')
  const { page, account } = messagesOf(args)
  const next = safePath(new URL(args.request.url).searchParams.get('next'))
  return json({ title: page.title(account.signIn.title), next, guest: learner !== null })
})

/** Begins a session of an account, which a guest's work joins. */
export const action = door((args: ActionFunctionArgs) =>
  attempt(args, Form, async ({ name, password, next }) => {
    const before = await learnerOf(args)
    const signedIn = await signIn({ name, password, address: addressOf(args), before })
    if (!signedIn) return { errors: { password: 'not-together' } }
    if (before?.name) await endSession(args)
    const { cookie, language } = signedIn
    return { to: safePath(next), cookies: [cookie, ...knownLanguageCookie(language)] }
  }),
)

export default function SignIn() {
  const { next, guest } = useLoaderData<typeof loader>()
  const unsent = useActionData<typeof action>()
  return <SignInForm next={unsent?.values.next ?? next} guest={guest} unsent={unsent} />
}
