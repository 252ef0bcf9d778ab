import { type ActionFunctionArgs, json, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { door } from '~/door.server'
import { requireInstructor } from '~/features/account/session.server'
import { removeDraft } from '~/features/studio/drafts.server'
import { openDraft } from '~/features/studio/frame.server'
import { RemovalPage } from '~/features/studio/removal-page'
import { titled } from '~/ui/titled'

export const meta = titled

/** Asks once more before a draft is gone. */
export const loader = door(async (args: LoaderFunctionArgs) => {
  const { frame, messages } = await openDraft(args)
  return json({ title: messages.page.title(messages.studio.removeDraft), frame })
})

export const action = door(async (args: ActionFunctionArgs) => {
  const editor = await requireInstructor(args)
  await removeDraft(editor, args.params.draft ?? '')
  throw redirect('/studio', { status: 303 })
})

export default function Removal() {
  return <RemovalPage frame={useLoaderData<typeof loader>().frame} />
}
