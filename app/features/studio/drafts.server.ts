import { randomUUID } from 'node:crypto'
import { and, asc, count, desc, eq, isNotNull, isNull } from 'drizzle-orm'
import { now } from '~/clock.server'
import { reader, type Tx, transaction } from '~/db/db.server'
import { accounts, courses, draftParts, drafts, versions } from '~/db/schema'
import { readCourse } from '~/features/course/course-text'
import type { CourseSource, Language } from '~/features/course/outline'
import { Refusal } from '~/features/refusal'
import { COURSE, type Part } from './draft'
import { newPartId } from './draft.server'
import { draftRow, type Editor, editable } from './draft-access.server'
import { applied, type Change, type NewPart } from './draft-change'
import { courseParts } from './draft-course'
import { inPieces } from './draft-rows.server'

/** An empty course in the name of who begins it. */
export const emptyCourse = (language: Language, by: string, title = ''): NewPart => ({
  kind: 'course',
  id: COURSE,
  content: { title, summary: '', by, licence: '', sources: [], language },
})

const named = (parts: NewPart[]): NewPart[] =>
  parts.map((part) => ({ ...part, id: part.id ?? newPartId() }))

type About = { courseId: string | null; work: string | null; ownerId: string | null }

async function insertDraft(tx: Tx, id: string, parts: NewPart[], about: About, at: Date) {
  const changes = parts.map((part): Change => ({ do: 'insert', part }))
  const done = applied([], changes, { revision: 1, newId: () => '' })
  if (done.kind === 'stale') throw new Error(`a draft that begins with a broken part ${done.id}`)
  const rows = done.touched.flatMap(({ after }) => after ?? [])
  const course = rows.find((part) => part.kind === 'course')
  if (course?.kind !== 'course') throw new Error('a draft without its course')
  const { title, language } = course.content
  const times = { createdAt: at, changedAt: at }
  await tx.insert(drafts).values({ id, ...about, title, language, revision: 1, ...times })
  await inPieces(rows, (some: Part[]) =>
    tx.insert(draftParts).values(some.map((part) => ({ draftId: id, ...part }))),
  )
}

/**
 * Begins a draft of a new course. Its parts are no step: they can't be undone, only removed.
 *
 * @param parts all it begins with, that of kind `course` among them; see {@link emptyCourse}
 * @param id its id; where there is a draft of it, that stays as it is
 * @param also what else is done in the same transaction, where it is begun
 * @returns its id
 */
export async function beginDraft(
  editor: Editor,
  parts: NewPart[],
  id: string = randomUUID(),
  also?: (tx: Tx) => Promise<void>,
): Promise<string> {
  const at = now()
  const all = named(parts)
  await transaction(async (tx) => {
    const [found] = await tx.select({ id: drafts.id }).from(drafts).where(eq(drafts.id, id))
    if (found) return
    await insertDraft(tx, id, all, { courseId: null, work: null, ownerId: editor.id }, at)
    await also?.(tx)
  })
  return id
}

/** Begins a draft of a new course that is written already; its id in the format is given up. */
export const draftOfSource = (editor: Editor, course: CourseSource, id?: string) =>
  beginDraft(editor, courseParts(course, newPartId), id)

/**
 * The draft of a published course: the one there is, or a new one made from its version.
 *
 * @returns its id
 * @throws Refusal `not-found` for whoever may not work on it
 */
export async function draftOfCourse(editor: Editor, courseId: string): Promise<string> {
  const fresh = randomUUID()
  const at = now()
  const written = await sourceOf(courseId)
  const parts = named(courseParts(written.course, newPartId))
  const { work, instructorId } = written
  return transaction(async (tx) => {
    const [found] = await tx
      .select({ id: drafts.id })
      .from(drafts)
      .where(eq(drafts.courseId, courseId))
    if (found) return (await draftRow(tx, editor, found.id)).id
    if (instructorId !== editor.id && editor.role !== 'admin') throw new Refusal('not-found')
    await insertDraft(tx, fresh, parts, { courseId, work, ownerId: instructorId ?? editor.id }, at)
    return fresh
  })
}

/** A course as it was last published. */
async function sourceOf(courseId: string) {
  const [row] = await reader()
    .select({ source: versions.source, work: courses.work, instructorId: courses.instructorId })
    .from(courses)
    .innerJoin(versions, eq(versions.id, courses.versionId))
    .where(eq(courses.id, courseId))
  if (!row) throw new Refusal('not-found')
  const read = readCourse(row.source)
  if (read.kind === 'refused') throw new Error(`${courseId} can't be read: ${read.what}`)
  return { ...row, course: read.course }
}

/** The drafts that someone may work on, the one last changed first, with how much is in each. */
export async function draftsOf(editor: Editor) {
  const rows = await reader()
    .select({
      id: drafts.id,
      title: drafts.title,
      language: drafts.language,
      courseId: drafts.courseId,
      changedAt: drafts.changedAt,
      owner: accounts.name,
      mine: drafts.ownerId,
    })
    .from(drafts)
    .leftJoin(accounts, eq(accounts.learnerId, drafts.ownerId))
    .where(editable(reader(), editor))
    .orderBy(desc(drafts.changedAt), asc(drafts.id))
  const counted = await reader()
    .select({ draftId: draftParts.draftId, kind: draftParts.kind, count: count() })
    .from(draftParts)
    .groupBy(draftParts.draftId, draftParts.kind)
  const many = (id: string, kind: string) =>
    counted.find((one) => one.draftId === id && one.kind === kind)?.count ?? 0
  return rows.map(({ mine, ...row }) => ({
    ...row,
    owner: mine === editor.id ? null : row.owner,
    modules: many(row.id, 'module'),
    questions: many(row.id, 'question'),
  }))
}

/** The published courses that someone may edit and that have no draft yet. */
export async function coursesWithoutDraft(editor: Editor) {
  const own = editor.role === 'admin' ? undefined : eq(courses.instructorId, editor.id)
  return reader()
    .select({ id: courses.id, language: courses.language, title: versions.title })
    .from(courses)
    .innerJoin(versions, eq(versions.id, courses.versionId))
    .leftJoin(drafts, eq(drafts.courseId, courses.id))
    .where(and(isNull(drafts.id), isNotNull(courses.versionId), own))
    .orderBy(asc(courses.createdAt), asc(courses.id))
}

/**
 * Removes a draft with all its steps, for good. A course published from it stays.
 *
 * @throws Refusal `not-found`
 */
export async function removeDraft(editor: Editor, draftId: string): Promise<void> {
  await transaction(async (tx) => {
    await draftRow(tx, editor, draftId)
    await tx.delete(drafts).where(eq(drafts.id, draftId))
  })
}
