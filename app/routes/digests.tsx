import { type ActionFunctionArgs, json, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { door, requireForm } from '~/door.server'
import { learnerOrGuest, zoneOf } from '~/features/account/guest.server'
import { learnerOf } from '~/features/account/session.server'
import { DigestsPage } from '~/features/digest/digests-page'
import { digestsView } from '~/features/digest/digests-view.server'
import { beginDraft, moduleToTell } from '~/features/digest/draft/draft.server'
import { FeedSection } from '~/features/digest/feed/feed-section'
import { feedView } from '~/features/digest/feed/feed-view.server'
import { languageOf, messagesOf } from '~/i18n/language.server'
import { titled } from '~/ui/titled'

export const meta = titled

const Begin = z.strictObject({
  course: z.string().max(200),
  module: z.string().max(200),
  kind: z.enum(['assembled', 'recorded']),
})

export const loader = door(async (args: LoaderFunctionArgs) => {
  const learner = await learnerOf(args)
  const telling = { language: languageOf(args), zone: zoneOf(args, learner) }
  const { page } = messagesOf(args)
  const view = await digestsView(learner?.id ?? null)
  const feed = learner && (await feedView(learner.id, telling))
  return json({ title: page.title(page.digests), view, feed })
})

/** Begins a digest of one's own, or goes on with the one that is open. */
export const action = door(async (args: ActionFunctionArgs) => {
  const { course, module, kind } = await requireForm(args.request, Begin)
  await moduleToTell(course, module)
  const { learner, headers } = await learnerOrGuest(args)
  const id = await beginDraft(learner.id, { courseId: course, module, kind })
  throw redirect(`/digests/${id}`, { status: 303, headers })
})

export default function Digests() {
  const { view, feed } = useLoaderData<typeof loader>()
  return <DigestsPage view={view} feed={feed && <FeedSection view={feed} />} />
}
