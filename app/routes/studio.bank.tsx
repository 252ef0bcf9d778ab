import { type ActionFunctionArgs, json, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { door } from '~/door.server'
import { Refusal } from '~/features/refusal'
import { bankView, bringBank, takeBank } from '~/features/studio/bank.server'
import { takenIn } from '~/features/studio/bank-form'
import { BankPage } from '~/features/studio/bank-page'
import { openDraft } from '~/features/studio/frame.server'
import { broughtIn } from '~/features/studio/text-forms'
import { studioLinks } from '~/ui/studio-links'
import { titled } from '~/ui/titled'

export const meta = titled
export const links = studioLinks

export const loader = door(async (args: LoaderFunctionArgs) => {
  const { editor, draft, frame, messages } = await openDraft(args)
  const title = messages.page.title(messages.taking.title)
  return json({ title, frame, bank: await bankView(editor, draft) })
})

/** Reads a file of questions, or takes in those that were read. */
export const action = door(async (args: ActionFunctionArgs) => {
  const { editor, draft } = await openDraft(args)
  const form = await args.request.formData().catch(() => new FormData())
  const path = `/studio/${draft.id}`
  if (!form.has('what')) {
    const brought = await broughtIn(form)
    const tried = brought && (await bringBank(editor, draft, brought))
    if (tried?.kind === 'brought') throw redirect(`${path}/bank`, { status: 303 })
    const typed = String(form.get('text') ?? '')
    const refused = { fault: tried?.fault ?? ('empty' as const), what: tried?.what ?? '', typed }
    return json({ refused, tried: null }, { status: 422 })
  }
  const asked = takenIn(form)
  if (!asked) throw new Refusal('bad-input')
  const done = await takeBank(editor, draft.id, asked)
  if (done.kind === 'taken') throw redirect(`${path}/pool?taken=${done.count}`, { status: 303 })
  if (done.kind === 'dropped') throw redirect(`${path}/bank`, { status: 303 })
  const tried = { ...done, take: [...asked.take], to: asked.to }
  return json({ refused: null, tried }, { status: done.kind === 'stale' ? 409 : 422 })
})

export default function DraftBank() {
  const { title: _, ...view } = useLoaderData<typeof loader>()
  const { refused = null, tried = null } = useActionData<typeof action>() ?? {}
  return <BankPage {...view} refused={refused} tried={tried} />
}
