import { type ActionFunctionArgs, json, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { door } from '~/door.server'
import { attempt } from '~/features/account/attempt.server'
import { zoneOf } from '~/features/account/guest.server'
import { requireInstructor } from '~/features/account/session.server'
import { TendForm } from '~/features/digest/share/report-form'
import { tend, tendView } from '~/features/digest/share/tend.server'
import { TendPage } from '~/features/digest/share/tend-page'
import { languageOf, messagesOf } from '~/i18n/language.server'
import { titled } from '~/ui/titled'

export const meta = titled

export const loader = door(async (args: LoaderFunctionArgs) => {
  const person = await requireInstructor(args)
  const telling = { language: languageOf(args), zone: zoneOf(args, person) }
  const view = await tendView(person, args.params.course ?? '', telling)
  const m = messagesOf(args)
  return json({ title: m.page.title(m.tend.title), view })
})

/** How a course is shared, or a verdict on one share. */
export const action = door(async (args: ActionFunctionArgs) => {
  const person = await requireInstructor(args)
  const course = args.params.course ?? ''
  return attempt(args, TendForm, async (form) => {
    await tend(person, course, form)
    return { to: `/courses/${course}/digests` }
  })
})

export default function Digests() {
  const { view } = useLoaderData<typeof loader>()
  return <TendPage view={view} unsent={useActionData<typeof action>()} />
}
