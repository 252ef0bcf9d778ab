import { type ActionFunctionArgs, json, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { door } from '~/door.server'
import { openDraft } from '~/features/studio/frame.server'
import { bringText, textOf } from '~/features/studio/text.server'
import { broughtIn } from '~/features/studio/text-forms'
import { TextPage } from '~/features/studio/text-page'
import { studioLinks } from '~/ui/studio-links'
import { titled } from '~/ui/titled'

export const meta = titled
export const links = studioLinks

export const loader = door(async (args: LoaderFunctionArgs) => {
  const { editor, draft, frame, messages } = await openDraft(args)
  const title = messages.page.title(messages.bring.title)
  return json({ title, frame, text: await textOf(editor, draft.id) })
})

/** Takes a document in and proposes its cuts. */
export const action = door(async (args: ActionFunctionArgs) => {
  const { editor, draft } = await openDraft(args)
  const form = await args.request.formData().catch(() => new FormData())
  const brought = await broughtIn(form)
  const outcome = brought ? await bringText(editor, draft.id, brought) : null
  if (outcome?.kind === 'brought') throw redirect(`/studio/${draft.id}/text`, { status: 303 })
  const typed = String(form.get('text') ?? '')
  return json({ fault: outcome?.fault ?? 'empty', typed }, { status: 422 })
})

export default function DraftText() {
  const { title: _, ...view } = useLoaderData<typeof loader>()
  const { fault = null, typed = '' } = useActionData<typeof action>() ?? {}
  return <TextPage {...view} fault={fault} typed={typed} />
}
