import { type ActionFunctionArgs, json, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { door } from '~/door.server'
import { requireInstructor } from '~/features/account/session.server'
import { bringText } from '~/features/studio/bring-text.server'
import { openDraft } from '~/features/studio/frame.server'
import { readingOfDraft } from '~/features/studio/reading.server'
import { textOf } from '~/features/studio/text.server'
import { readBrought } from '~/features/studio/text-form.server'
import { TextPage } from '~/features/studio/text-page'
import { languageOf } from '~/i18n/language.server'
import { studioLinks } from '~/ui/studio-links'
import { titled } from '~/ui/titled'

export const meta = titled
export const links = studioLinks

export const loader = door(async (args: LoaderFunctionArgs) => {
  const { editor, draft, frame, messages } = await openDraft(args)
  const title = messages.page.title(messages.bring.title)
  const { reading, notTaken } = await readingOfDraft(draft.id)
  const module = Number(new URL(args.request.url).searchParams.get('module'))
  const text = await textOf(editor, draft.id, module)
  return json({ title, frame, reading, notTaken, text })
})

/** Takes a text in, to be read and cut. */
export const action = door(async (args: ActionFunctionArgs) => {
  const editor = await requireInstructor(args)
  const draft = args.params.draft ?? ''
  const brought = await readBrought(args.request, languageOf(args))
  const sent = brought && (await bringText(editor, brought, { draft }))
  if (sent?.kind === 'refused') return json(sent.notTaken, { status: 422 })
  throw redirect(`/studio/${draft}/text`, { status: 303 })
})

export default function DraftText() {
  const { title: _, notTaken, ...view } = useLoaderData<typeof loader>()
  return <TextPage {...view} notTaken={useActionData<typeof action>() ?? notTaken} />
}
