import { and, count, eq, inArray, isNotNull } from 'drizzle-orm'
import { reader } from '~/db/db.server'
import { lessons, listens, studyLog } from '~/db/schema'
import type { Version } from '~/features/course/course'
import { versionOf } from '~/features/course/course.server'
import { learnedIn } from './figures'

/** What came of shares: how many people, and never who. */
export type Figures = {
  started: number
  /** Heard it to the end. */
  ended: number
  /** By concept, in the order in which the card asks. */
  learned: { title: string; language: string; people: number }[]
}

async function answersTo(shareIds: string[]) {
  return reader()
    .select({ lesson: lessons, conceptId: studyLog.conceptId, right: studyLog.right })
    .from(lessons)
    .innerJoin(studyLog, and(eq(studyLog.lessonId, lessons.id), isNotNull(studyLog.questionId)))
    .where(inArray(lessons.shareId, shareIds))
}

/** What came of these shares together. */
export async function figuresOf(shareIds: string[]): Promise<Figures> {
  if (shareIds.length === 0) return { started: 0, ended: 0, learned: [] }
  const [heard] = await reader()
    .select({ started: count(), ended: count(listens.endedAt) })
    .from(listens)
    .where(inArray(listens.shareId, shareIds))
  const rows = await answersTo(shareIds)
  const versions = new Map<string, Version>()
  const cards = new Map<string, string[]>()
  for (const { lesson } of rows) {
    if (cards.has(lesson.id)) continue
    const version = await versionOf(reader(), lesson.versionId)
    versions.set(version.id, version)
    const module = version.modules.find(({ id }) => id === lesson.moduleId)
    cards.set(lesson.id, module?.card?.questions.map(({ conceptId }) => conceptId) ?? [])
  }
  const answers = rows.map(({ lesson, conceptId, right }) => ({
    lessonId: lesson.id,
    learnerId: lesson.learnerId,
    conceptId: conceptId ?? '',
    right: right ?? false,
  }))
  const people = learnedIn(
    answers,
    (lessonId, conceptId) => cards.get(lessonId)?.filter((id) => id === conceptId).length ?? 0,
  )
  const inOrder = [...new Set([...cards.values()].flat())]
  const named = inOrder.flatMap((conceptId) => {
    const version = [...versions.values()].findLast(({ concepts }) =>
      concepts.some(({ id }) => id === conceptId),
    )
    const concept = version?.concepts.find(({ id }) => id === conceptId)
    const learned = people.get(conceptId)
    return concept && version && learned
      ? [{ title: concept.title, language: version.language, people: learned }]
      : []
  })
  return { started: heard?.started ?? 0, ended: heard?.ended ?? 0, learned: named }
}
