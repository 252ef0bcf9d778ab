import { and, asc, eq, isNotNull } from 'drizzle-orm'
import { type ReadDb, reader } from '~/db/db.server'
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
import type { Module, Question, Version } from './course'
import { currentVersion } from './course-rows.server'
import { isTyped, type Language } from './outline'
import { spansText } from './spans'

const KEPT = 100 // versions
const kept = new Map<string, Version>()

/**
 * A published version, whole. It never changes, so once it is read it is kept.
 * Until then each caller reads it through its own `db`: waiting for another
 * one's connection could wait for ever.
 *
 * @throws Refusal `not-found`.
 */
export async function versionOf(db: ReadDb, versionId: string): Promise<Version> {
  const known = kept.get(versionId)
  if (known) return known
  const version = await readVersion(db, versionId)
  kept.set(versionId, version)
  for (const oldest of kept.keys()) {
    if (kept.size <= KEPT) break
    kept.delete(oldest)
  }
  return version
}

async function readVersion(db: ReadDb, versionId: string): Promise<Version> {
  const [head] = await db
    .select({
      id: versions.id,
      courseId: versions.courseId,
      language: courses.language,
      number: versions.number,
      title: versions.title,
      summary: versions.summary,
      by: versions.by,
      licence: versions.licence,
      sources: versions.sources,
    })
    .from(versions)
    .innerJoin(courses, eq(courses.id, versions.courseId))
    .where(eq(versions.id, versionId))
  if (!head) throw new Refusal('not-found')
  const moduleRows = await db
    .select({
      key: versionModules.key,
      digest: versionModules.digest,
      revision: moduleRevisions,
      card: cardRevisions,
    })
    .from(versionModules)
    .innerJoin(moduleRevisions, eq(moduleRevisions.id, versionModules.moduleRevisionId))
    .innerJoin(cardRevisions, eq(cardRevisions.id, versionModules.cardRevisionId))
    .where(eq(versionModules.versionId, versionId))
    .orderBy(asc(versionModules.position))
  const questionRows = await db
    .select({ asked: versionQuestions, revision: questionRevisions })
    .from(versionQuestions)
    .innerJoin(questionRevisions, eq(questionRevisions.id, versionQuestions.questionRevisionId))
    .where(eq(versionQuestions.versionId, versionId))
    .orderBy(asc(versionQuestions.position))
  const concepts = await db
    .select({
      conceptId: versionConcepts.conceptId,
      key: versionConcepts.key,
      moduleId: versionConcepts.moduleId,
      title: versionConcepts.title,
      summary: versionConcepts.summary,
      needs: versionConcepts.needs,
      wide: versionConcepts.wide,
      tall: versionConcepts.tall,
    })
    .from(versionConcepts)
    .where(eq(versionConcepts.versionId, versionId))
    .orderBy(asc(versionConcepts.position))

  const questions = new Map<string, Question>()
  const pool = new Map<string, Question[]>()
  for (const { asked, revision } of questionRows) {
    const question = questionOf(asked, revision)
    questions.set(revision.id, question)
    if (asked.place === 'pool') {
      pool.set(question.conceptId, [...(pool.get(question.conceptId) ?? []), question])
    }
  }
  const modules: Module[] = moduleRows.map(({ key, digest, revision, card }) => ({
    id: revision.moduleId,
    revisionId: revision.id,
    ...{ key, title: revision.title, minutes: revision.minutes },
    spans: spansText(revision.spans ?? []),
    ideas: revision.ideas,
    digest,
    card: {
      revisionId: card.id,
      questions: card.questionRevisionIds.flatMap((id) => questions.get(id) ?? []),
    },
  }))
  return {
    ...head,
    modules,
    concepts: concepts.map(({ conceptId, ...concept }) => ({ id: conceptId, ...concept })),
    pool,
    questions,
  }
}

type Revision = typeof questionRevisions.$inferSelect
type AskedAt = { moduleId: string; passageBlock: string | null; passageIdea: number | null }

/** A question as published, where it is asked. */
export function questionOf(asked: AskedAt, revision: Revision): Question {
  const { id, questionId, conceptId, kind, askHtml, choices, source } = revision
  const { moduleId, passageBlock: block, passageIdea: idea } = asked
  const settled = block !== null && idea !== null
  return {
    revisionId: id,
    id: questionId,
    ...{ conceptId, moduleId, kind, askHtml, choices },
    ...(isTyped(kind) && typedOf(revision)),
    passage: settled ? { block, idea, guessed: source.passage === null } : null,
  }
}

function typedOf({ source }: Pick<typeof questionRevisions.$inferSelect, 'source'>) {
  const { tolerance = 0, unit = null, otherwiseHtml = null } = source
  const forms = source.choices.map(({ text }) => text)
  return { typed: { forms, tolerance, otherwiseHtml }, unit }
}

/**
 * A course as it is published now.
 *
 * @throws Refusal `not-found` when there is none, or none is published.
 */
export async function courseNow(courseId: string): Promise<Version> {
  const [row] = await currentVersion(reader(), { id: courseId })
  if (!row?.versionId) throw new Refusal('not-found')
  return versionOf(reader(), row.versionId)
}

export type Course = {
  version: Version
  work: string
  instructorId: string | null
  /** Whether it stands in the catalogue. */
  listed: boolean
}

/** The published courses, oldest first, those too that stand in no catalogue. */
export async function catalogue(): Promise<Course[]> {
  const rows = await reader()
    .select({
      versionId: courses.versionId,
      work: courses.work,
      instructorId: courses.instructorId,
      listed: courses.listed,
    })
    .from(courses)
    .where(isNotNull(courses.versionId))
    .orderBy(asc(courses.createdAt), asc(courses.id))
  return Promise.all(
    rows.map(async ({ versionId, ...course }) => ({
      ...course,
      version: await versionOf(reader(), versionId ?? ''),
    })),
  )
}

/** Who teaches a course, and which work it is a translation of. */
export async function courseRow(db: ReadDb, courseId: string) {
  const [row] = await db.select().from(courses).where(eq(courses.id, courseId))
  return row ?? null
}

/** The same course in its other languages, as far as those stand in the catalogue. */
export async function translationsOf(
  courseId: string,
): Promise<{ id: string; language: Language }[]> {
  const row = await courseRow(reader(), courseId)
  if (!row) return []
  const found = await reader()
    .select({ id: courses.id, language: courses.language })
    .from(courses)
    .where(and(eq(courses.work, row.work), isNotNull(courses.versionId), eq(courses.listed, true)))
  return found.filter(({ id }) => id !== courseId)
}
