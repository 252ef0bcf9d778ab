import { and, desc, eq, inArray, or } from 'drizzle-orm'
import { now } from '~/clock.server'
import { reader, transaction } from '~/db/db.server'
import { audios, digests } from '~/db/schema'
import { deleteFile, listFiles } from '~/features/digest/audio/store.server'
import { Refusal } from '~/features/refusal'
import { cancelJob, jobOf, type Told } from '~/jobs/jobs.server'
import { dropAudio, type KeptAudio } from './kept-audio.server'

/** A digest as it is stored, with its audio once there is one. */
export type Digest = typeof digests.$inferSelect & { audio: KeptAudio | null }

/** The kind of job that makes a digest's audio; its key is the digest's id. */
export const MAKE_DIGEST = 'make-digest'

/** The kind of job that makes a recorded digest's audio of what was sent; its key is the digest's id. */
export const MAKE_RECORDING = 'make-recording'

const jobFor = (kind: Digest['kind']) => (kind === 'recorded' ? MAKE_RECORDING : MAKE_DIGEST)

/** Under which name the store keeps what was sent for a digest, until its audio is made. */
export const uploadKey = (digestId: string, nonce: string): string => `${digestId}_${nonce}.take`

/** Takes away what was sent for a digest. */
async function dropUploads(digestId: string): Promise<void> {
  for (const key of await listFiles()) if (key.startsWith(`${digestId}_`)) await deleteFile(key)
}

/** The digests that somebody makes; a morning's comes by itself. */
const MADE = ['assembled', 'recorded'] as const

async function digestWhere(where: ReturnType<typeof and>): Promise<Digest | null> {
  const [row] = await reader()
    .select({ digest: digests, audio: audios })
    .from(digests)
    .leftJoin(audios, eq(audios.id, digests.audioId))
    .where(where)
  return row ? { ...row.digest, audio: row.audio } : null
}

/** A digest by its id, whoever asks: for what has its own key to it, such as a share. */
export const digestById = (digestId: string) => digestWhere(eq(digests.id, digestId))

/**
 * A digest that the viewer may see: a module's own, or one of their own.
 *
 * @throws Refusal `not-found`
 */
export async function digestFor(viewerId: string | null, digestId: string): Promise<Digest> {
  const anyones = eq(digests.kind, 'module')
  const allowed = viewerId === null ? anyones : or(anyones, eq(digests.learnerId, viewerId))
  const digest = await digestWhere(and(eq(digests.id, digestId), allowed))
  if (!digest) throw new Refusal('not-found')
  return digest
}

/**
 * A digest that the learner made, or is making.
 *
 * @throws Refusal `not-found`
 */
export async function ownDigest(learnerId: string, digestId: string): Promise<Digest> {
  const own = and(eq(digests.learnerId, learnerId), inArray(digests.kind, [...MADE]))
  const digest = await digestWhere(and(eq(digests.id, digestId), own))
  if (!digest) throw new Refusal('not-found')
  return digest
}

/** The digests that a learner made or is making, newest first, with the seconds of those that can be heard. */
export function digestsOf(learnerId: string) {
  return reader()
    .select({
      id: digests.id,
      kind: digests.kind,
      courseId: digests.courseId,
      moduleId: digests.moduleId,
      language: digests.language,
      title: digests.title,
      state: digests.state,
      problem: digests.problem,
      seconds: audios.seconds,
      createdAt: digests.createdAt,
    })
    .from(digests)
    .leftJoin(audios, eq(audios.id, digests.audioId))
    .where(and(eq(digests.learnerId, learnerId), inArray(digests.kind, [...MADE])))
    .orderBy(desc(digests.createdAt), desc(digests.id))
}

/** How the making of a digest stands; null when it is done or nobody asked for it. */
export const makingOf = ({ id, kind }: Pick<Digest, 'id' | 'kind'>): Promise<Told | null> =>
  jobOf(reader(), jobFor(kind), id)

/**
 * Stops the making of a digest: it is a draft again, as its maker left it. One that is no longer
 * being made stays as it is.
 *
 * @throws Refusal `not-found`
 */
export async function stopMaking(learnerId: string, digestId: string): Promise<void> {
  const changedAt = now()
  const own = and(
    eq(digests.id, digestId),
    eq(digests.learnerId, learnerId),
    inArray(digests.kind, [...MADE]),
  )
  const stopped = await transaction(async (tx) => {
    const [digest] = await tx
      .select({ kind: digests.kind, state: digests.state })
      .from(digests)
      .where(own)
    if (!digest) throw new Refusal('not-found')
    if (digest.state !== 'making') return false
    await tx.update(digests).set({ state: 'draft', changedAt }).where(own)
    await cancelJob(tx, jobFor(digest.kind), digestId)
    return true
  })
  if (stopped) await dropUploads(digestId)
}

/**
 * Deletes a digest that the learner made, its shares, its audio and what was sent for it, for good.
 *
 * @throws Refusal `not-found`
 */
export async function deleteDigest(learnerId: string, digestId: string): Promise<void> {
  const own = and(
    eq(digests.id, digestId),
    eq(digests.learnerId, learnerId),
    inArray(digests.kind, [...MADE]),
  )
  const audioId = await transaction(async (tx) => {
    const [digest] = await tx
      .select({ kind: digests.kind, audioId: digests.audioId })
      .from(digests)
      .where(own)
    if (!digest) throw new Refusal('not-found')
    await tx.delete(digests).where(own)
    await cancelJob(tx, jobFor(digest.kind), digestId)
    return digest.audioId
  })
  if (audioId) await dropAudio(audioId)
  await dropUploads(digestId)
}
