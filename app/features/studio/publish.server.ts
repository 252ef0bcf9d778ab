import { and, desc, eq } from 'drizzle-orm'
import { now } from '~/clock.server'
import { reader, type Tx, transaction } from '~/db/db.server'
import {
  cardRevisions,
  courses,
  moduleRevisions,
  questionRevisions,
  versionConcepts,
  versionModules,
  versionQuestions,
  versions,
} from '~/db/schema'
import { Refusal } from '~/features/refusal'
import type { Compiled } from './compile.server'

const AT_ONCE = 100 // rows an insert

async function inParts<T>(rows: T[], insert: (part: T[]) => Promise<unknown>): Promise<void> {
  for (let i = 0; i < rows.length; i += AT_ONCE) await insert(rows.slice(i, i + AT_ONCE))
}

/** The first language of a work has the plain address; a translation's ends with its language. */
async function addressFor(tx: Tx, { id, language }: Compiled['course']): Promise<string> {
  const [taken] = await tx.select({ id: courses.id }).from(courses).where(eq(courses.id, id))
  return taken ? `${id}-${language.toLowerCase()}` : id
}

async function courseFor(
  tx: Tx,
  { course }: Compiled,
  { instructorId, admin }: Publisher,
  createdAt: Date,
) {
  const [found] = await tx
    .select()
    .from(courses)
    .where(and(eq(courses.work, course.id), eq(courses.language, course.language)))
  if (found) {
    if (found.instructorId !== instructorId && !admin) throw new Refusal('forbidden')
    return found
  }
  const row = {
    id: await addressFor(tx, course),
    work: course.id,
    language: course.language,
    instructorId,
    versionId: null,
    createdAt,
  }
  await tx.insert(courses).values(row)
  return row
}

async function insertRevisions(tx: Tx, { modules }: Compiled): Promise<void> {
  await inParts(
    modules.map(({ revision }) => revision),
    (part) => tx.insert(moduleRevisions).values(part).onConflictDoNothing(),
  )
  await inParts(
    modules.flatMap(({ questions }) => questions.map(({ revision }) => revision)),
    (part) => tx.insert(questionRevisions).values(part).onConflictDoNothing(),
  )
  await inParts(
    modules.flatMap(({ card }) => card ?? []),
    (part) => tx.insert(cardRevisions).values(part).onConflictDoNothing(),
  )
}

async function insertVersion(tx: Tx, versionId: string, { modules, concepts }: Compiled) {
  await inParts(
    modules.map(({ key, moduleId, revision, card, digest }, position) => ({
      versionId,
      position,
      key,
      moduleId,
      moduleRevisionId: revision.id,
      cardRevisionId: card?.id ?? null,
      digest,
    })),
    (part) => tx.insert(versionModules).values(part),
  )
  await inParts(
    modules
      .flatMap(({ questions }) => questions)
      .map(({ revision, ...question }, position) => ({
        versionId,
        position,
        questionRevisionId: revision.id,
        ...question,
      })),
    (part) => tx.insert(versionQuestions).values(part),
  )
  await inParts(
    concepts.map((concept, position) => ({ versionId, position, ...concept })),
    (part) => tx.insert(versionConcepts).values(part),
  )
}

/** Who publishes; an admin may publish over another instructor's course. */
export type Publisher = { instructorId: string; admin: boolean }

export type Published = { courseId: string; versionId: string; changed: boolean }

/**
 * Publishes a compiled course as its next version, in one transaction. The
 * same text as the last version's changes nothing.
 *
 * @param also what else is done in the same transaction
 * @throws Refusal `forbidden` when the course is another instructor's.
 */
export function publish(
  compiled: Compiled,
  publisher: Publisher,
  also?: (tx: Tx) => Promise<void>,
): Promise<Published> {
  const publishedAt = now()
  const { title, summary, by, licence } = compiled.course
  return transaction(async (tx) => {
    const course = await courseFor(tx, compiled, publisher, publishedAt)
    await also?.(tx)
    const [last] = await tx
      .select({ id: versions.id, number: versions.number, hash: versions.hash })
      .from(versions)
      .where(eq(versions.courseId, course.id))
      .orderBy(desc(versions.number))
      .limit(1)
    if (last && last.hash === compiled.hash && course.versionId === last.id) {
      return { courseId: course.id, versionId: last.id, changed: false }
    }
    const number = (last?.number ?? 0) + 1
    const versionId = `${course.id}@${number}`
    await tx.insert(versions).values({
      id: versionId,
      courseId: course.id,
      number,
      title,
      summary,
      by,
      licence,
      sources: compiled.sources,
      source: compiled.source,
      hash: compiled.hash,
      publishedAt,
    })
    await insertRevisions(tx, compiled)
    await insertVersion(tx, versionId, compiled)
    await tx.update(courses).set({ versionId }).where(eq(courses.id, course.id))
    return { courseId: course.id, versionId, changed: true }
  })
}

/** Whether the course that is published under this id and language shares no module with it. */
export async function isAnother({ course, modules }: Compiled): Promise<boolean> {
  const published = await reader()
    .select({ key: versionModules.key })
    .from(versionModules)
    .innerJoin(courses, eq(courses.versionId, versionModules.versionId))
    .where(and(eq(courses.work, course.id), eq(courses.language, course.language)))
  return (
    published.length > 0 && !modules.some(({ key }) => published.some((one) => one.key === key))
  )
}

/** Whether publishing would make a new version. */
export async function wouldChange({ course, hash }: Compiled): Promise<boolean> {
  const [last] = await reader()
    .select({ hash: versions.hash })
    .from(versions)
    .innerJoin(courses, eq(courses.versionId, versions.id))
    .where(and(eq(courses.work, course.id), eq(courses.language, course.language)))
  return last?.hash !== hash
}

/**
 * A published course in the course format, as it was written.
 *
 * @throws Refusal `not-found`
 */
export async function courseAsWritten(courseId: string): Promise<string> {
  const [written] = await reader()
    .select({ source: versions.source })
    .from(versions)
    .innerJoin(courses, eq(courses.versionId, versions.id))
    .where(eq(courses.id, courseId))
  if (!written) throw new Refusal('not-found')
  return written.source
}
