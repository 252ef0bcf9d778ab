import { type ActionFunctionArgs, json, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useActionData } from '@remix-run/react'
import { door } from '~/door.server'
import { requireInstructor } from '~/features/account/session.server'
import { BeginPage } from '~/features/studio/begin-page'
import { bringText } from '~/features/studio/bring-text.server'
import { readBrought } from '~/features/studio/text-form.server'
import { languageOf, messagesOf, studioMessagesOf } from '~/i18n/language.server'
import { studioLinks } from '~/ui/studio-links'
import { titled } from '~/ui/titled'

export const meta = titled
export const links = studioLinks

export const loader = door(async (args: LoaderFunctionArgs) => {
  await requireInstructor(args)
  return json({ title: messagesOf(args).page.title(studioMessagesOf(args).bring.begin) })
})

/** Brings a text that a course begins with; its page shows how far it is. */
export const action = door(async (args: ActionFunctionArgs) => {
  const editor = await requireInstructor(args)
  const brought = await readBrought(args.request, languageOf(args))
  const sent = brought && (await bringText(editor, brought))
  if (sent?.kind === 'refused') return json(sent.notTaken, { status: 422 })
  throw redirect(sent ? `/studio/texts/${sent.id}` : '/studio', { status: 303 })
})

export default function BeginWithText() {
  return <BeginPage reading={null} notTaken={useActionData<typeof action>() ?? null} />
}
