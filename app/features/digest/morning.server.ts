import { and, desc, eq, gt, lt, or } from 'drizzle-orm'
import { now } from '~/clock.server'
import { reader, type Tx, transaction } from '~/db/db.server'
import { digests, feeds, learnerStates, learners, memories, studyLog } from '~/db/schema'
import { knownZone } from '~/features/account/zone'
import type { Concept, Version } from '~/features/course/course'
import { FIRST_STABILITY } from '~/features/mastery/memory'
import { FRESH_ABILITY, type Memory } from '~/features/mastery/model'
import { askFor, jobOf, newJobId } from '~/jobs/jobs.server'
import { coursesBegun } from './begun.server'
import { fadingOf, morningOf } from './morning'

const DAY = 86_400_000 // ms
const KEPT = 14 * DAY // how long a morning can be heard, and how long a feed is fed that nobody uses

/** The kind of job that makes a morning; its key is a feed's hash and the day. */
export const MAKE_MORNING = 'make-morning'

export const morningKey = (feed: string, day: string): string => `${feed} ${day}`

/** A concept that a learner is about to forget, in the course they had it from. */
export type Fading = { version: Version; concept: Concept; memory: Memory }

/** What a learner is about to forget, in the language of the course they were last in. */
export async function fadingFor(learnerId: string, at: Date): Promise<Fading[]> {
  const courses = await coursesBegun(learnerId)
  const own = await reader().select().from(memories).where(eq(memories.learnerId, learnerId))
  const known = new Map<string, Memory>(own.map((row) => [row.conceptId, row]))
  const remembered = new Map<string, Fading>()
  for (const version of courses) {
    if (version.language !== courses[0]?.language) continue
    for (const concept of version.concepts) {
      const memory = known.get(concept.id)
      if (memory) remembered.set(concept.id, { version, concept, memory })
    }
  }
  const [state] = await reader()
    .select({ value: learnerStates.ability, answers: learnerStates.answers })
    .from(learnerStates)
    .where(eq(learnerStates.learnerId, learnerId))
  return fadingOf([...remembered.values()], state ?? FRESH_ABILITY, at)
}

/** A learner with a feed, by its hash. */
export type Listener = { id: string; zone: string | null; feed: string }

/** The day whose morning has come for a listener: where they said they are, else where they last studied. */
export async function morningNow({ id, zone }: Listener, at: Date): Promise<string | null> {
  if (zone) return morningOf(at, knownZone(zone))
  const [last] = await reader()
    .select({ zone: studyLog.zone })
    .from(studyLog)
    .where(eq(studyLog.learnerId, id))
    .orderBy(desc(studyLog.seq))
    .limit(1)
  return morningOf(at, knownZone(last?.zone))
}

const LISTENER = { id: feeds.learnerId, zone: learners.zone, feed: feeds.tokenHash }

/** Whose feed it is; null once it is ended or has another address. */
export async function listenerBy(feed: string): Promise<Listener | null> {
  const [found] = await reader()
    .select(LISTENER)
    .from(feeds)
    .innerJoin(learners, eq(learners.id, feeds.learnerId))
    .where(eq(feeds.tokenHash, feed))
  return found ?? null
}

/** The morning of a learner's day, or null. */
export async function morningFor(learnerId: string, day: string) {
  const [found] = await reader()
    .select({ id: digests.id, title: digests.title, language: digests.language })
    .from(digests)
    .where(and(eq(digests.learnerId, learnerId), eq(digests.day, day)))
  return found ?? null
}

/** Whether a feed is new, or was used in the last 14 days. */
export function isUsed(
  { createdAt, lastUsedAt }: { createdAt: Date; lastUsedAt: Date | null },
  at: Date,
): boolean {
  const used = Math.max(createdAt.getTime(), lastUsedAt?.getTime() ?? 0)
  return used > at.getTime() - KEPT
}

/** Those whose feed is used, and who may have something to forget. */
function listeners(at: Date) {
  const used = new Date(at.getTime() - KEPT)
  // Nothing is about to be forgotten before the least stability there is.
  const fades = new Date(at.getTime() - FIRST_STABILITY * DAY)
  return reader()
    .selectDistinct(LISTENER)
    .from(feeds)
    .innerJoin(learners, eq(learners.id, feeds.learnerId))
    .innerJoin(memories, eq(memories.learnerId, feeds.learnerId))
    .where(
      and(or(gt(feeds.createdAt, used), gt(feeds.lastUsedAt, used)), lt(memories.seenAt, fades)),
    )
}

/**
 * Asks for the mornings that have come: one a learner and day, where something is fading. The
 * work of a recurring job.
 */
export async function askForMornings(): Promise<void> {
  const at = now()
  for (const listener of await listeners(at)) {
    const day = await morningNow(listener, at)
    if (!day || (await morningFor(listener.id, day))) continue
    const key = morningKey(listener.feed, day)
    // One that has failed for good is not asked for again on the same day.
    if (await jobOf(reader(), MAKE_MORNING, key)) continue
    if ((await fadingFor(listener.id, at)).length === 0) continue
    const payload = { feed: listener.feed, day }
    const job = { id: newJobId(), kind: MAKE_MORNING, key, payload, runAt: at }
    await transaction((tx) => askFor(tx, job))
  }
}

/** Keeps a morning unless there is one of that day already. */
export async function keepMorning(
  tx: Tx,
  morning: Pick<
    typeof digests.$inferInsert,
    'learnerId' | 'courseId' | 'versionId' | 'language' | 'title' | 'script' | 'audioId' | 'day'
  > & { id: string; at: Date },
): Promise<void> {
  const { at, ...row } = morning
  await tx
    .insert(digests)
    .values({ ...row, kind: 'morning', state: 'ready', createdAt: at, changedAt: at })
    .onConflictDoNothing()
}

/** Drops the mornings of more than 14 days ago; what they sounded like goes with the unused audio. */
export async function dropOldMornings(): Promise<void> {
  const before = new Date(now().getTime() - KEPT)
  await transaction(async (tx) => {
    await tx.delete(digests).where(and(eq(digests.kind, 'morning'), lt(digests.createdAt, before)))
  })
}
