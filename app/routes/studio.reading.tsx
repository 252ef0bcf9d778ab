import { type ActionFunctionArgs, json, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { door } from '~/door.server'
import { requireInstructor } from '~/features/account/session.server'
import { BeginPage } from '~/features/studio/begin-page'
import { bringText } from '~/features/studio/bring-text.server'
import { ownReading, putAway, readingPage } from '~/features/studio/reading.server'
import { readBrought } from '~/features/studio/text-form.server'
import { languageOf, messagesOf, studioMessagesOf } from '~/i18n/language.server'
import { studioLinks } from '~/ui/studio-links'
import { titled } from '~/ui/titled'

export const meta = titled
export const links = studioLinks

/** How far the reading is; once it is read, its draft. */
export const loader = door(async (args: LoaderFunctionArgs) => {
  const editor = await requireInstructor(args)
  const view = await readingPage(editor, args.params.reading ?? '')
  if (view.kind === 'read') throw redirect(view.to, { status: 303 })
  const title = messagesOf(args).page.title(studioMessagesOf(args).bring.begin)
  return json({ title, reading: view.reading, notTaken: view.notTaken })
})

/** Brings another text instead, or puts away what was not taken. */
export const action = door(async (args: ActionFunctionArgs) => {
  const editor = await requireInstructor(args)
  const { id } = await ownReading(editor, args.params.reading ?? '')
  const brought = await readBrought(args.request, languageOf(args))
  if (!brought) await putAway(id)
  const sent = brought && (await bringText(editor, brought, { again: id }))
  if (sent?.kind === 'refused') return json(sent.notTaken, { status: 422 })
  throw redirect(sent ? `/studio/texts/${id}` : '/studio', { status: 303 })
})

export default function ReadingOfText() {
  const { reading, notTaken } = useLoaderData<typeof loader>()
  return <BeginPage reading={reading} notTaken={useActionData<typeof action>() ?? notTaken} />
}
