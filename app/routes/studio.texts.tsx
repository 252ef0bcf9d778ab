import { type ActionFunctionArgs, json, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { door } from '~/door.server'
import { requireInstructor } from '~/features/account/session.server'
import { BeginPage } from '~/features/studio/begin-page'
import { beginWithText, readingPage } from '~/features/studio/begin-with-text.server'
import { readBrought } from '~/features/studio/text-form.server'
import { languageOf, messagesOf, studioMessagesOf } from '~/i18n/language.server'
import { studioLinks } from '~/ui/studio-links'
import { titled } from '~/ui/titled'

export const meta = titled
export const links = studioLinks

export const loader = door(async (args: LoaderFunctionArgs) => {
  const editor = await requireInstructor(args)
  const title = messagesOf(args).page.title(studioMessagesOf(args).bring.begin)
  return json({ title, ...(await readingPage(editor, args.params.reading)) })
})

/** Brings a text that a course begins with, or puts away one that was not taken. */
export const action = door(async (args: ActionFunctionArgs) => {
  const editor = await requireInstructor(args)
  const brought = await readBrought(args.request, languageOf(args))
  return json(await beginWithText(editor, brought, args.params.reading), { status: 422 })
})

export default function BeginWithText() {
  const { reading, notTaken } = useLoaderData<typeof loader>()
  return <BeginPage reading={reading} notTaken={useActionData<typeof action>() ?? notTaken} />
}
