import { type ActionFunctionArgs, json, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { door, requireForm } from '~/door.server'
import { requireInstructor } from '~/features/account/session.server'
import { DraftsPage } from '~/features/studio/drafts-page'
import { beginAsked, draftsView } from '~/features/studio/drafts-view.server'
import { BeginForm } from '~/features/studio/part-forms'
import { languageOf, messagesOf } from '~/i18n/language.server'
import { studioLinks } from '~/ui/studio-links'
import { titled } from '~/ui/titled'

export const meta = titled
export const links = studioLinks

export const loader = door(async (args: LoaderFunctionArgs) => {
  const editor = await requireInstructor(args)
  const { page } = messagesOf(args)
  const view = await draftsView(editor, languageOf(args))
  return json({ title: page.title(page.studio), ...view })
})

/** Begins a draft, of a new course or of one that is published; or answers an invitation. */
export const action = door(async (args: ActionFunctionArgs) => {
  const editor = await requireInstructor(args)
  const to = await beginAsked(editor, await requireForm(args.request, BeginForm))
  throw redirect(to, { status: 303 })
})

export default function Studio() {
  const { title: _, ...view } = useLoaderData<typeof loader>()
  return <DraftsPage {...view} />
}
