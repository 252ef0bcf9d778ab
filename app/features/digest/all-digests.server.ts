import { and, eq, isNotNull, isNull, lt } from 'drizzle-orm'
import { now } from '~/clock.server'
import { reader, transaction } from '~/db/db.server'
import { audios, courses, digests, shares, versions } from '~/db/schema'
import { catalogue, versionOf } from '~/features/course/course.server'
import { deleteFile, dropOldParts, listFiles } from '~/features/digest/audio/store.server'
import { dropAudio, fileOf } from './kept-audio.server'
import { askForModuleDigest, moduleDigestId } from './module-digest.server'

const CALM = 60 // s that a process leaves to the start of the site
const AGAIN = 86_400_000 // ms after which what failed, or got lost, is tried again: a voice may have come
const LOOK = 3_600_000 // ms between two looks at a version that has all it needs
const HEARD = 86_400_000 // ms that an audio stays which was only made to be heard before it is published
const KEPT = 7 * 86_400_000 // ms that a digest stays after its text was replaced

const before = (ms: number) => new Date(now().getTime() - ms)

/** The published courses, each with the version that counts. */
const published = () =>
  reader()
    .select({ courseId: courses.id, versionId: courses.versionId })
    .from(courses)
    .where(isNotNull(courses.versionId))

/** When a version had nothing left to ask for. */
const lookedAt = new Map<string, Date>()

/**
 * Asks for the next digest that a module of a published course lacks, unless one is being made.
 * False when there is nothing to ask for.
 */
export async function askForNextDigest(): Promise<boolean> {
  const own = await reader()
    .select({ id: digests.id, state: digests.state, changedAt: digests.changedAt })
    .from(digests)
    .where(eq(digests.kind, 'module'))
  const stale = before(AGAIN)
  const fresh = own.filter(({ state, changedAt }) => state === 'ready' || changedAt >= stale)
  if (fresh.some(({ state }) => state === 'making')) return false
  const settled = new Set(fresh.map(({ id }) => id))
  for (const { courseId, versionId } of await published()) {
    if (!versionId || (lookedAt.get(versionId) ?? 0) >= before(LOOK)) continue
    const version = await versionOf(reader(), versionId)
    const next = version.modules.find((module) => !settled.has(moduleDigestId(version, module)))
    if (next) {
      await askForModuleDigest(courseId, next.key)
      return true
    }
    lookedAt.set(versionId, now())
  }
  return false
}

/** The work of the recurring job `make-module-digests`: one digest after another, once the site has started. */
export async function makeModuleDigests(): Promise<void> {
  if (process.uptime() >= CALM) await askForNextDigest()
}

/** The ids of the digests that every module published now has, or would have. */
async function currentIds(): Promise<Set<string>> {
  const all = await catalogue()
  return new Set(
    all.flatMap(({ version }) => version.modules.map((module) => moduleDigestId(version, module))),
  )
}

/**
 * Drops the modules' own digests whose text has been replaced for a week, unless they are shared,
 * and every audio of a day ago that no digest refers to.
 */
export async function dropOldDigests(): Promise<void> {
  const current = await currentIds()
  const replaced = await reader()
    .select({ id: digests.id })
    .from(digests)
    .innerJoin(courses, eq(courses.id, digests.courseId))
    .innerJoin(versions, eq(versions.id, courses.versionId))
    .where(and(eq(digests.kind, 'module'), lt(versions.publishedAt, before(KEPT))))
  const ids = replaced.map(({ id }) => id).filter((id) => !current.has(id))
  for (const id of ids) {
    await transaction(async (tx) => {
      const [shared] = await tx
        .select({ id: shares.id })
        .from(shares)
        .where(eq(shares.digestId, id))
      if (!shared) await tx.delete(digests).where(eq(digests.id, id))
    })
  }
  const unused = await reader()
    .select({ id: audios.id })
    .from(audios)
    .leftJoin(digests, eq(digests.audioId, audios.id))
    .where(and(isNull(digests.id), lt(audios.createdAt, before(HEARD))))
  for (const { id } of unused) await dropAudio(id)
  await dropStrayFiles()
}

let strays = new Set<string>()

/** Files without a row, left by a process that was killed between the two; seen twice, since one may be coming. */
async function dropStrayFiles(): Promise<void> {
  await dropOldParts()
  const rows = await reader().select({ id: audios.id }).from(audios)
  const known = new Set(rows.map(({ id }) => fileOf(id)))
  const making = await reader()
    .select({ id: digests.id })
    .from(digests)
    .where(eq(digests.state, 'making'))
  const awaited = new Set(making.map(({ id }) => id))
  const found = (await listFiles()).filter(
    (key) => (isAudio(key) && !known.has(key)) || (isUpload(key) && !awaited.has(digestOf(key))),
  )
  for (const key of found) if (strays.has(key)) await deleteFile(key)
  strays = new Set(found)
}

/** Of {@link uploadKey}. */
const isUpload = (key: string) => key.endsWith('.take')
const digestOf = (upload: string) => upload.split('_', 1)[0] ?? ''
/** Whether the store's file is an audio of {@link fileOf}, and nothing that others put there. */
const isAudio = (key: string) => /^[\w-]{43}\.mp3$/.test(key)
