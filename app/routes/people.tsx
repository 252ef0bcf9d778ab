import { json, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { door } from '~/door.server'
import { people } from '~/features/account/people.server'
import { PeoplePage } from '~/features/account/people-page'
import { requireAdmin } from '~/features/account/session.server'
import { messagesOf } from '~/i18n/language.server'
import { titled } from '~/ui/titled'

export const meta = titled

export const loader = door(async (args: LoaderFunctionArgs) => {
  await requireAdmin(args)
  const { page, account } = messagesOf(args)
  return json({ title: page.title(account.people.title), people: await people() })
})

export default function People() {
  return <PeoplePage {...useLoaderData<typeof loader>()} />
}
