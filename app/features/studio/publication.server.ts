import { and, desc, eq } from 'drizzle-orm'
import { reader, transaction } from '~/db/db.server'
import { courses, draftParts, drafts, versions } from '~/db/schema'
import { readCourse } from '~/features/course/course-text'
import type { CourseSource } from '~/features/course/outline'
import { Refusal } from '~/features/refusal'
import { compile, Unpublishable } from './compile.server'
import { COURSE, type Part } from './draft'
import { type Draft, wholeDraft } from './draft.server'
import { draftRow, type Editor } from './draft-access.server'
import { courseSource, keysOf } from './draft-course'
import { type DraftFault, faultsOf } from './draft-faults'
import { workOf } from './draft-file.server'
import { type Published, publish } from './publish.server'

export type Publication =
  | ({ kind: 'published' } & Published)
  /** It can't be published as it stands. */
  | { kind: 'faulty'; faults: DraftFault[] }
  /** The draft was changed since what is published was looked at. */
  | { kind: 'stale' }

/** What a version of a course was written as; null while none is published. */
export async function publishedSource({ courseId }: Pick<Draft, 'courseId'>) {
  if (!courseId) return null
  const [row] = await reader()
    .select({ source: versions.source })
    .from(courses)
    .innerJoin(versions, eq(versions.id, courses.versionId))
    .where(eq(courses.id, courseId))
  const read = row && readCourse(row.source)
  return read?.kind === 'course' ? read.course : null
}

/**
 * The ids that the parts of a draft keep from now on, and its course's own, which no other course has.
 */
async function settleIds(draft: Draft): Promise<{ work: string; parts: Part[] }> {
  const keys = keysOf(draft.parts)
  const work = await transaction(async (tx) => {
    const taken = async (wanted: string) => {
      const others = await tx.select({ id: drafts.id }).from(drafts).where(eq(drafts.work, wanted))
      const published = await tx
        .select({ id: courses.id })
        .from(courses)
        .where(eq(courses.work, wanted))
      return others.some(({ id }) => id !== draft.id) || published.length > 0
    }
    let own = draft.work ?? workOf(draft)
    for (let n = 2; draft.work === null && (await taken(own)); n += 1) own = `${workOf(draft)}-${n}`
    await tx.update(drafts).set({ work: own }).where(eq(drafts.id, draft.id))
    for (const { id, key } of draft.parts) {
      const settled = keys.get(id)
      if (key !== null || settled === undefined) continue
      const one = and(eq(draftParts.draftId, draft.id), eq(draftParts.id, id))
      await tx.update(draftParts).set({ key: settled }).where(one)
    }
    return own
  })
  return { work, parts: draft.parts.map((part) => ({ ...part, key: keys.get(part.id) ?? null })) }
}

const unfit = (draft: Draft, detail: string): Publication => ({
  kind: 'faulty',
  faults: [{ code: 'unfit', kind: 'course', id: COURSE, title: draft.title, detail }],
})

async function compiled(course: CourseSource) {
  try {
    const done = await compile(course)
    const again = readCourse(done.source)
    return again.kind === 'course' ? done : again.what
  } catch (error) {
    if (error instanceof Unpublishable || error instanceof RangeError) return error.message
    throw error
  }
}

/**
 * Publishes a draft as the next version of its course. Learners in a lesson keep the version they
 * began with; answers stay with the questions that are asked as before.
 *
 * @param revision the draft's as its difference was looked at
 * @param listed whether a course that is not published yet is to stand in the catalogue
 * @throws Refusal `not-found`
 */
export async function publishDraft(
  editor: Editor,
  draftId: string,
  revision: number,
  listed = true,
): Promise<Publication> {
  const draft = await wholeDraft(editor, draftId)
  if (draft.revision !== revision) return { kind: 'stale' }
  const faults = faultsOf(draft.parts)
  if (faults.length > 0) return { kind: 'faulty', faults }
  const { work, parts } = await settleIds(draft)
  const course = await courseOf(draft.courseId)
  const source = courseSource(parts, work)
  const done = await compiled(course ? { ...source, language: course.language } : source)
  if (typeof done === 'string') return unfit(draft, done)
  const instructorId = course?.instructorId ?? draft.ownerId ?? editor.id
  const unlisted = and(eq(courses.work, work), eq(courses.language, source.language))
  const published = await publish(
    done,
    { instructorId, admin: draft.courseId !== null },
    async (tx) => {
      if (!course && !listed) await tx.update(courses).set({ listed }).where(unlisted)
    },
  )
  await transaction(async (tx) => {
    await draftRow(tx, editor, draftId)
    const { courseId } = published
    await tx.update(drafts).set({ courseId }).where(eq(drafts.id, draftId))
  })
  return { kind: 'published', ...published }
}

/** The course a draft was published as: its language and its instructor stay. */
async function courseOf(courseId: string | null) {
  const query = reader().select().from(courses)
  return courseId ? (await query.where(eq(courses.id, courseId)))[0] : undefined
}

/** The versions of a draft's course, the newest first, and which one learners see. */
export async function versionsOf({ courseId }: Pick<Draft, 'courseId'>) {
  if (!courseId) return []
  const [course] = await reader().select().from(courses).where(eq(courses.id, courseId))
  const rows = await reader()
    .select({ id: versions.id, number: versions.number, publishedAt: versions.publishedAt })
    .from(versions)
    .where(eq(versions.courseId, courseId))
    .orderBy(desc(versions.number))
  return rows.map((row) => ({ ...row, current: row.id === course?.versionId }))
}

/**
 * Shows learners another version of a draft's course: an earlier one, or a later one again. What was
 * published stays, and the draft as it is.
 *
 * @throws Refusal `not-found`, also for a version of another course
 */
export async function showVersion(
  editor: Editor,
  draftId: string,
  versionId: string,
): Promise<void> {
  await transaction(async (tx) => {
    const { courseId } = await draftRow(tx, editor, draftId)
    const [version] = await tx.select().from(versions).where(eq(versions.id, versionId))
    if (!courseId || version?.courseId !== courseId) throw new Refusal('not-found')
    await tx.update(courses).set({ versionId }).where(eq(courses.id, courseId))
  })
}

export type Standing = Pick<typeof courses.$inferSelect, 'listed' | 'mentored'>

/** What holds for the course of a draft whichever version is shown; null while none is published. */
export async function standingOf({ courseId }: Pick<Draft, 'courseId'>): Promise<Standing | null> {
  const { listed, mentored } = (await courseOf(courseId)) ?? { listed: null, mentored: null }
  return listed === null ? null : { listed, mentored }
}

/**
 * Says who finds the course of a draft, and how many mentor questions its instructor takes at a time.
 *
 * @throws Refusal `not-found`, also before it is published
 */
export async function setStanding(
  editor: Editor,
  draftId: string,
  { listed, mentored }: Standing,
): Promise<void> {
  await transaction(async (tx) => {
    const { courseId } = await draftRow(tx, editor, draftId)
    if (!courseId) throw new Refusal('not-found')
    await tx.update(courses).set({ listed, mentored }).where(eq(courses.id, courseId))
  })
}
