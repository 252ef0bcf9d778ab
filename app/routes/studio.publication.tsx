import { type ActionFunctionArgs, json, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useActionData, useLoaderData, useSearchParams } from '@remix-run/react'
import { door, requireForm } from '~/door.server'
import { requireInstructor } from '~/features/account/session.server'
import { openDraft } from '~/features/studio/frame.server'
import { PublishForm } from '~/features/studio/part-forms'
import { publishDraft } from '~/features/studio/publication.server'
import { PublicationPage } from '~/features/studio/publication-page'
import { publicationView } from '~/features/studio/publication-view.server'
import { studioLinks } from '~/ui/studio-links'
import { titled } from '~/ui/titled'

export const meta = titled
export const links = studioLinks

export const loader = door(async (args: LoaderFunctionArgs) => {
  const { draft, frame, telling, messages } = await openDraft(args)
  const title = messages.page.title(messages.studio.publication)
  return json({ title, frame, ...(await publicationView(draft, telling)) })
})

/** Publishes a draft as it was looked at. */
export const action = door(async (args: ActionFunctionArgs) => {
  const editor = await requireInstructor(args)
  const { revision } = await requireForm(args.request, PublishForm)
  const tried = await publishDraft(editor, args.params.draft ?? '', revision)
  if (tried.kind !== 'published') {
    return json({ tried }, { status: tried.kind === 'stale' ? 409 : 422 })
  }
  throw redirect(`/studio/${args.params.draft}/publication?done=${tried.changed}`, { status: 303 })
})

export default function PublicationOfDraft() {
  const { title: _, ...view } = useLoaderData<typeof loader>()
  const tried = useActionData<typeof action>()?.tried
  const done = useSearchParams()[0].get('done') === 'true'
  return <PublicationPage {...view} tried={tried} done={done} />
}
