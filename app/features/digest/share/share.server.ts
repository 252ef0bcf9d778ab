import { randomUUID } from 'node:crypto'
import { and, eq, inArray, isNull, or } from 'drizzle-orm'
import { now } from '~/clock.server'
import { type ReadDb, reader, transaction } from '~/db/db.server'
import { hotEach } from '~/db/hot-each'
import { audios, courses, digests, shares } from '~/db/schema'
import { countTry, shareLimits } from '~/features/account/limits.server'
import type { Digest } from '~/features/digest/digest.server'
import { hashOf, newToken } from '~/features/digest/token.server'
import { Refusal } from '~/features/refusal'
import { endOf, type Standing, standingOf } from './share'
import type { ShareForm } from './share-form'

type Row = typeof shares.$inferSelect

/** A share with what it shares, and how it stands now. */
export type Share = { share: Row; digest: Digest; standing: Standing }

/** What a learner may share: a module's own digest, or one that they made. */
export const shareableBy = (learnerId: string | null, digestId: string) =>
  and(
    eq(digests.id, digestId),
    eq(digests.state, 'ready'),
    learnerId === null
      ? eq(digests.kind, 'module')
      : or(
          eq(digests.kind, 'module'),
          and(eq(digests.learnerId, learnerId), inArray(digests.kind, ['assembled', 'recorded'])),
        ),
  )

/** @throws Refusal `not-found` for a digest that isn't theirs to share */
export async function requireShareable(learnerId: string | null, digestId: string): Promise<void> {
  const may = shareableBy(learnerId, digestId)
  const [found] = await reader().select({ id: digests.id }).from(digests).where(may)
  if (!found) throw new Refusal('not-found')
}

const selected = (db: ReadDb) =>
  db
    .select({ share: shares, digest: digests, audio: audios, course: courses })
    .from(shares)
    .innerJoin(digests, eq(digests.id, shares.digestId))
    .innerJoin(courses, eq(courses.id, digests.courseId))
    .leftJoin(audios, eq(audios.id, digests.audioId))

type Selected = Awaited<ReturnType<typeof selected>>[number]

/** As quick for a guess as a look into an index is. */
const selectedBy = hotEach<'hash', Selected, ReadDb>(
  'share-by-hash',
  ['hash'],
  (db, { table, at, hash }) =>
    db
      .select({ at, share: shares, digest: digests, audio: audios, course: courses })
      .from(table)
      .innerJoin(shares, eq(shares.tokenHash, hash))
      .innerJoin(digests, eq(digests.id, shares.digestId))
      .innerJoin(courses, eq(courses.id, digests.courseId))
      .leftJoin(audios, eq(audios.id, digests.audioId)),
  setImmediate,
)

function standing({ share, digest, audio, course }: Selected): Share {
  const approves = course.sharing === 'approved' && course.instructorId !== share.learnerId
  const standing = standingOf(share, digest, approves, now())
  return { share, digest: { ...digest, audio }, standing }
}

/** Shares with what they share, oldest first; `where` says which. */
export async function sharesWhere(db: ReadDb, where: ReturnType<typeof and>): Promise<Share[]> {
  const rows = await selected(db).where(where).orderBy(shares.createdAt, shares.id)
  return rows.map(standing)
}

async function shareWith(token: string): Promise<Share | null> {
  const hash = hashOf(token)
  const [found] = hash ? await selectedBy(reader(), { hash }) : []
  return found ? standing(found) : null
}

/**
 * Makes a share of a digest that can be heard. The token stands in its address and is told here
 * and nowhere else.
 *
 * @throws Refusal `not-found` for a digest that isn't the learner's to share, `too-many-tries`
 */
export async function makeShare(
  learner: { id: string; address: string },
  digestId: string,
  { name, span }: ShareForm,
): Promise<{ token: string; waits: boolean; digest: { title: string; seconds: number } }> {
  await countTry(shareLimits(learner.id, learner.address))
  const at = now()
  const [id, token] = [randomUUID(), newToken()]
  const expiresAt = endOf(span, at)
  return transaction(async (tx) => {
    const [found] = await tx
      .select({ title: digests.title, audio: audios, course: courses })
      .from(digests)
      .innerJoin(courses, eq(courses.id, digests.courseId))
      .innerJoin(audios, eq(audios.id, digests.audioId))
      .where(shareableBy(learner.id, digestId))
    if (!found) throw new Refusal('not-found')
    const { course, audio, title } = found
    const waits = course.sharing === 'approved' && course.instructorId !== learner.id
    await tx.insert(shares).values({
      id,
      digestId,
      learnerId: learner.id,
      tokenHash: hashOf(token) ?? '',
      name,
      state: waits ? 'waiting' : 'open',
      audioId: waits ? null : audio.id,
      expiresAt,
      createdAt: at,
    })
    return { token, waits, digest: { title, seconds: audio.seconds } }
  })
}

/**
 * Takes a share of one's own back, for good: from now on its address leads nowhere.
 *
 * @throws Refusal `not-found`
 */
export async function revokeShare(learnerId: string, digestId: string, id: string): Promise<void> {
  const revokedAt = now()
  const own = and(eq(shares.id, id), eq(shares.digestId, digestId), eq(shares.learnerId, learnerId))
  await transaction(async (tx) => {
    const [share] = await tx.select({ id: shares.id }).from(shares).where(own)
    if (!share) throw new Refusal('not-found')
    await tx
      .update(shares)
      .set({ revokedAt })
      .where(and(own, isNull(shares.revokedAt)))
  })
}

/**
 * The share behind a token, for everyone who has it.
 *
 * @throws Refusal `not-found` when there is none, also for one that was revoked or refused
 */
export async function shareBy(token: string): Promise<Share> {
  const found = await shareWith(token)
  if (!found || found.standing === 'revoked' || found.standing === 'refused')
    throw new Refusal('not-found')
  return found
}

/**
 * The share behind a token, while it can be heard.
 *
 * @throws Refusal `share-ended` after its date, `not-found` otherwise
 */
export async function openShare(token: string): Promise<Share> {
  const found = await shareBy(token)
  if (found.standing === 'ended') throw new Refusal('share-ended')
  if (found.standing !== 'open') throw new Refusal('not-found')
  return found
}

/**
 * The id of the share that brought somebody to a module; null when it is not open, is about
 * another module, or is their own.
 */
export async function shareLeadingTo(
  token: string,
  to: { moduleId: string; learnerId: string },
): Promise<string | null> {
  const found = await shareWith(token)
  if (found?.standing !== 'open' || found.digest.moduleId !== to.moduleId) return null
  return found.share.learnerId === to.learnerId ? null : found.share.id
}
