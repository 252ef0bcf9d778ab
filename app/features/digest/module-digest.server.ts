import { createHash } from 'node:crypto'
import { and, eq, inArray } from 'drizzle-orm'
import { type ReadDb, reader, transaction } from '~/db/db.server'
import { hotEach } from '~/db/hot-each'
import { audios, digests } from '~/db/schema'
import { requireRoom } from '~/disk.server'
import { type Module, moduleByKey, type Version } from '~/features/course/course'
import { courseNow } from '~/features/course/course.server'
import { Refusal } from '~/features/refusal'
import { type Digest, digestById } from './digest.server'
import { askForAudio, newMaking } from './make-digest.server'

const SCRIPT = 1 // counts up when the same module would get another script

/** The id of a module's own digest: the same for the same text, card, concepts and written lines. */
export function moduleDigestId({ language, concepts }: Version, module: Module): string {
  const taught = concepts
    .filter(({ moduleId }) => moduleId === module.id)
    .map(({ title, summary }) => [title, summary])
  const parts = [SCRIPT, language, module.revisionId, module.card?.revisionId ?? null, taught]
  const all = module.digest ? [...parts, module.digest] : parts
  return createHash('sha256').update(JSON.stringify(all)).digest('hex').slice(0, 32)
}

/** @throws Refusal `not-found` */
async function moduleNow(courseId: string, key: string) {
  const version = await courseNow(courseId)
  const module = moduleByKey(version, key)
  if (!module) throw new Refusal('not-found')
  return { version, module, id: moduleDigestId(version, module) }
}

/**
 * The own digest of a module as it is published now; `digest` is null while nobody has asked for it.
 *
 * @throws Refusal `not-found`
 */
export async function moduleDigestOf(
  courseId: string,
  key: string,
): Promise<{ version: Version; module: Module; digest: Digest | null }> {
  const { version, module, id } = await moduleNow(courseId, key)
  return { version, module, digest: await digestById(id) }
}

/**
 * Asks for the own digest of a module as it is published now. One that is ready, or under way,
 * stays as it is; one that failed is tried again. The answer is its id.
 *
 * @throws Refusal `not-found`, `disk-full`
 */
export async function askForModuleDigest(courseId: string, key: string): Promise<string> {
  const { version, module, id } = await moduleNow(courseId, key)
  const known = await digestById(id)
  if (known?.state !== 'ready') await requireRoom()
  const making = newMaking()
  const row = {
    id,
    kind: 'module',
    learnerId: null,
    courseId,
    versionId: version.id,
    moduleId: module.id,
    language: version.language,
    title: module.title,
    state: 'making',
    script: [],
    createdAt: making.at,
    changedAt: making.at,
  } as const
  await transaction(async (tx) => {
    await tx
      .insert(digests)
      .values({ ...row, script: [] })
      .onConflictDoNothing()
    const [{ state } = row] = await tx
      .select({ state: digests.state })
      .from(digests)
      .where(eq(digests.id, id))
    if (state !== 'ready') await askForAudio(tx, id, making)
  })
  return id
}

const secondsOf = hotEach<'id', { seconds: number }, ReadDb>(
  'digest-seconds',
  ['id'],
  (db, asked) =>
    db
      .select({ at: asked.at, seconds: audios.seconds })
      .from(asked.table)
      .innerJoin(digests, eq(digests.id, asked.id))
      .innerJoin(audios, eq(audios.id, digests.audioId)),
  setImmediate,
)

/** How long a module's own digest is, in seconds; null while it can't be heard. */
export async function digestSeconds(version: Version, module: Module): Promise<number | null> {
  const [row] = await secondsOf(reader(), { id: moduleDigestId(version, module) })
  return row?.seconds ?? null
}

/** A module with how its own digest stands: `state` is null while nobody has asked for it. */
export type DigestLine = {
  key: string
  title: string
  state: 'draft' | 'making' | 'ready' | 'failed' | null
  /** Null while it can't be heard. */
  seconds: number | null
}

/** The modules of a version in their order, each with how its own digest stands. */
export async function digestLines(version: Version): Promise<DigestLine[]> {
  const { courseId, modules } = version
  const ids = modules.map((module) => moduleDigestId(version, module))
  const rows = await reader()
    .select({ id: digests.id, state: digests.state, seconds: audios.seconds })
    .from(digests)
    .leftJoin(audios, eq(audios.id, digests.audioId))
    .where(and(eq(digests.courseId, courseId), inArray(digests.id, ids)))
  const known = new Map(rows.map(({ id, ...row }) => [id, row]))
  return modules.map(({ key, title }, at) => ({
    ...{ key, title, state: null, seconds: null },
    ...known.get(ids[at] ?? ''),
  }))
}

/** How the modules' own digests stand of a course as it is published now; none while it isn't. */
export async function digestsNow(courseId: string | null): Promise<DigestLine[]> {
  const version = courseId && (await courseIfPublished(courseId))
  return version ? digestLines(version) : []
}

const courseIfPublished = (courseId: string) =>
  courseNow(courseId).catch((refused) => {
    if (refused instanceof Refusal) return null
    throw refused
  })

/** The seconds of the modules' own digests that can be heard, by the key of the module. */
export async function digestsIn(version: Version): Promise<Record<string, number>> {
  const lines = await digestLines(version)
  return Object.fromEntries(
    lines.flatMap(({ key, seconds }) => (seconds === null ? [] : [[key, seconds]])),
  )
}
