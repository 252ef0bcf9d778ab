import { inArray } from 'drizzle-orm'
import { type ReadDb, reader } from '~/db/db.server'
import { lessons } from '~/db/schema'
import type { Version } from '~/features/course/course'
import { courseRow, versionOf } from '~/features/course/course.server'
import type { LessonRef } from './sprint'

/** A lesson of a sprint, with what its module was then. */
export type SprintLesson = {
  lessonId: string
  courseId: string
  courseTitle: string
  language: string
  key: string
  title: string
  minutes: number
  right: number
  questions: { conceptId: string }[]
  version: Version
}

/** The lessons of sprints, by id. One query, and the versions they were begun with. */
export async function lessonsIn(refs: LessonRef[]): Promise<Map<string, SprintLesson>> {
  const found = new Map<string, SprintLesson>()
  const ids = refs.map(({ lessonId }) => lessonId)
  if (ids.length === 0) return found
  const rows = await reader().select().from(lessons).where(inArray(lessons.id, ids))
  for (const { id, versionId, moduleId, right } of rows) {
    const version = await versionOf(reader(), versionId)
    const module = version.modules.find((one) => one.id === moduleId)
    if (!module) continue
    found.set(id, {
      lessonId: id,
      courseId: version.courseId,
      courseTitle: version.title,
      language: version.language,
      key: module.key,
      title: module.title,
      minutes: module.minutes,
      right: right ?? 0,
      questions: module.card?.questions ?? [],
      version,
    })
  }
  return found
}

/** The lessons of one sprint in their order. */
export async function lessonsOf(sprint: { lessons: LessonRef[] }): Promise<SprintLesson[]> {
  const found = await lessonsIn(sprint.lessons)
  return sprint.lessons.flatMap(({ lessonId }) => found.get(lessonId) ?? [])
}

/** The courses of lessons, each once, in their order. */
export function coursesOf(lessons: SprintLesson[]) {
  const byId = new Map(
    lessons.map(({ courseId, courseTitle, language }) => [
      courseId,
      { id: courseId, title: courseTitle, language },
    ]),
  )
  return [...byId.values()]
}

/** A course as published now, or null when it isn't any more. */
export async function publishedNow(db: ReadDb, courseId: string): Promise<Version | null> {
  const course = await courseRow(db, courseId)
  return course?.versionId ? versionOf(db, course.versionId) : null
}
