import { type ActionFunctionArgs, json, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { door, requireForm } from '~/door.server'
import { requireInstructor } from '~/features/account/session.server'
import { DraftForm } from '~/features/digest/draft/draft-form'
import { DigestPage } from '~/features/studio/digest-page'
import { digestView } from '~/features/studio/digest-view.server'
import { openDraft } from '~/features/studio/frame.server'
import { askToHear } from '~/features/studio/hear-digest.server'
import { keepDigest, settleDigest, WrittenForm } from '~/features/studio/keep-digest.server'
import { studioLinks } from '~/ui/studio-links'
import { titled } from '~/ui/titled'

export const meta = titled
export const links = studioLinks

export const loader = door(async (args: LoaderFunctionArgs) => {
  const { draft, frame, messages } = await openDraft(args)
  const view = await digestView(draft, args.params.module ?? '')
  const { page, studio, say } = messages
  return json({ title: page.title(say.of(view.module.title || studio.untitled)), frame, view })
})

/** Keeps what a digest says, and has it said where that is asked for; or settles what was written. */
export const action = door(async (args: ActionFunctionArgs) => {
  const editor = await requireInstructor(args)
  const { draft = '', module = '' } = args.params
  const posted = await requireForm(args.request, z.union([WrittenForm, DraftForm]))
  const again = () => redirect(`/studio/${draft}/modules/${module}/digest`, { status: 303 })
  if ('what' in posted) {
    await settleDigest(editor, draft, module, posted)
    throw again()
  }
  const tried = await keepDigest(editor, draft, module, posted)
  if (tried.kind === 'changed') return json({ tried }, { status: 409 })
  if (posted.step !== 'make') return json({ tried })
  if (tried.faults || tried.rest || tried.fit.kind === 'over')
    return json({ tried }, { status: 422 })
  await askToHear(editor, draft, module)
  throw again()
})

export default function DigestOfModule() {
  const { frame, view } = useLoaderData<typeof loader>()
  const tried = useActionData<typeof action>()?.tried
  const key = `${view.module.id} ${tried?.revision ?? ''}`
  return <DigestPage frame={frame} view={view} tried={tried} key={key} />
}
