import { now } from '~/clock.server'
import { reader } from '~/db/db.server'
import { dayOf, type Moment, momentOf, type Telling } from '~/features/account/moment'
import { digestById } from '~/features/digest/digest.server'
import { type Playable, playableOf } from '~/features/digest/module-digest-view.server'
import {
  fadingFor,
  isUsed,
  listenerBy,
  MAKE_MORNING,
  morningFor,
  morningKey,
  morningNow,
} from '~/features/digest/morning.server'
import { jobOf } from '~/jobs/jobs.server'
import { ownFeed } from './own-feed.server'

/** Where the morning of the learner's own day stands. */
export type MorningView =
  | { kind: 'heard'; title: string; language: string; audio: Playable }
  /** It is not five yet; it is being made; nothing is fading. */
  | { kind: 'later' | 'making' | 'nothing' }
  /** It could not be made, or the feed has not been used for so long that none is. */
  | { kind: 'failed' | 'resting' }

export type FeedView = {
  /** When it was made, and last used; null while there is none. */
  feed: { made: Moment; used: Moment | null; morning: MorningView } | null
}

async function morningView(feed: NonNullable<Awaited<ReturnType<typeof ownFeed>>>) {
  const at = now()
  const listener = await listenerBy(feed.tokenHash)
  const day = listener && (await morningNow(listener, at))
  if (!day) return { kind: 'later' } as const
  const found = await morningFor(feed.learnerId, day)
  const digest = found && (await digestById(found.id))
  const audio = digest && playableOf(digest)
  if (audio)
    return { kind: 'heard', title: digest.title, language: digest.language, audio } as const
  const job = await jobOf(reader(), MAKE_MORNING, morningKey(feed.tokenHash, day))
  if (job) return { kind: job.state === 'failed' ? 'failed' : 'making' } as const
  if (!isUsed(feed, at)) return { kind: 'resting' } as const
  const fading = await fadingFor(feed.learnerId, at)
  return { kind: fading.length > 0 ? 'making' : 'nothing' } as const
}

/** A learner's own podcast, for the page. */
export async function feedView(learnerId: string, telling: Telling): Promise<FeedView> {
  const feed = await ownFeed(learnerId)
  if (!feed) return { feed: null }
  const used = feed.lastUsedAt && momentOf(feed.lastUsedAt, telling)
  const made = dayOf(feed.createdAt, telling)
  return { feed: { made, used, morning: await morningView(feed) } }
}
