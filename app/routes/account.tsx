import { type ActionFunctionArgs, json, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { door } from '~/door.server'
import { attempt } from '~/features/account/attempt.server'
import { SettingsForm } from '~/features/account/forms'
import { keepSettings } from '~/features/account/preferences.server'
import { requireAccount } from '~/features/account/session.server'
import { SettingsPage } from '~/features/account/settings-page'
import { allZones } from '~/features/account/zone'
import { languageCookie, languageOf, messagesOf } from '~/i18n/language.server'
import { titled } from '~/ui/titled'

export const meta = titled

export const loader = door(async (args: LoaderFunctionArgs) => {
  const { name, role, zone } = await requireAccount(args)
  const { page, account } = messagesOf(args)
  return json({
    title: page.title(account.settings.title),
    name,
    role,
    language: languageOf(args),
    zone: zone ?? '',
    zones: allZones(zone),
    saved: new URL(args.request.url).searchParams.has('saved'),
  })
})

/** Keeps the settings of an account. */
export const action = door(async (args: ActionFunctionArgs) => {
  const { id } = await requireAccount(args)
  return attempt(args, SettingsForm, async (settings) => {
    await keepSettings(id, settings)
    return { to: '/account?saved=1', cookies: [languageCookie(settings.language)] }
  })
})

export default function Account() {
  return (
    <SettingsPage {...useLoaderData<typeof loader>()} unsent={useActionData<typeof action>()} />
  )
}
