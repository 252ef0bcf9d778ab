import { type ActionFunctionArgs, json, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useActionData, useLoaderData, useSearchParams } from '@remix-run/react'
import { z } from 'zod'
import { door, requireForm } from '~/door.server'
import { requireInstructor } from '~/features/account/session.server'
import { openDraft } from '~/features/studio/frame.server'
import { mentoredIn, PublishForm, StandingForm } from '~/features/studio/part-forms'
import { passedOn } from '~/features/studio/passed-on.server'
import { publishDraft, setStanding } from '~/features/studio/publication.server'
import { PublicationPage } from '~/features/studio/publication-page'
import { publicationView } from '~/features/studio/publication-view.server'
import { siteOf } from '~/settings.server'
import { studioLinks } from '~/ui/studio-links'
import { titled } from '~/ui/titled'

export const meta = titled
export const links = studioLinks

export const loader = door(async (args: LoaderFunctionArgs) => {
  const { draft, frame, telling, messages } = await openDraft(args)
  const title = messages.page.title(messages.studio.publication)
  const passed = passedOn(frame, siteOf(args.request))
  return json({ title, frame, passed, ...(await publicationView(draft, telling)) })
})

/** Publishes a draft as it was looked at, or says what holds for its course. */
export const action = door(async (args: ActionFunctionArgs) => {
  const editor = await requireInstructor(args)
  const { draft = '' } = args.params
  const posted = await requireForm(args.request, z.union([PublishForm, StandingForm]))
  if ('mentored' in posted) {
    const read = mentoredIn(posted.mentored)
    if (read === 'no-number') return json({ tried: undefined, standingTried: posted }, 422)
    await setStanding(editor, draft, { listed: posted.found === 'catalogue', ...read })
    throw redirect(`/studio/${draft}/publication?kept=true`, { status: 303 })
  }
  const tried = await publishDraft(editor, draft, posted.revision, posted.found !== 'link')
  if (tried.kind !== 'published') {
    const status = tried.kind === 'stale' ? 409 : 422
    return json({ tried, standingTried: undefined }, status)
  }
  throw redirect(`/studio/${draft}/publication?done=${tried.changed}`, { status: 303 })
})

export default function PublicationOfDraft() {
  const { title: _, ...view } = useLoaderData<typeof loader>()
  const [asked] = useSearchParams()
  return (
    <PublicationPage
      {...view}
      {...useActionData<typeof action>()}
      done={asked.get('done') === 'true'}
      kept={asked.get('kept') === 'true'}
    />
  )
}
