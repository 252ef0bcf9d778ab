import { randomUUID } from 'node:crypto'
import { now } from '~/clock.server'
import { reader, transaction } from '~/db/db.server'
import * as tables from '~/db/schema'
import { keyOf } from '~/features/card/question'
import { pairsIn } from '~/features/card/response'
import type { Question, Version } from '~/features/course/course'
import { courseNow } from '~/features/course/course.server'
import { isPicked, isTyped } from '~/features/course/outline'
import { beginLesson } from '~/features/study/lesson.server'
import { answerQuestion, type Studying } from '~/features/study/study.server'

/** A response to a question that is right, or isn't. */
export function responseTo(question: Question, right: boolean): string[] {
  const key = keyOf(question)
  if (right) return key.sort()
  if (isPicked(question.kind)) {
    return question.choices.flatMap((choice) => (choice.right ? [] : choice.id)).slice(0, 1)
  }
  if (isTyped(question.kind)) return ['0']
  const pairs = pairsIn(key)
  return pairs.map(({ choice }, at) => `${choice}:${pairs.at(at - 1)?.to}`).sort()
}

/** The questions of a module's card. */
export function cardOf(version: Version, moduleKey: string): Question[] {
  return version.modules.find(({ key }) => key === moduleKey)?.card?.questions ?? []
}

/** Gives the next `count` answers of a lesson, the first `right` of the card's three right. */
export async function answerLesson(
  learner: Studying,
  lessonId: string,
  { from = 0, count = 3, right = 3 } = {},
): Promise<void> {
  const lesson = await reader().query.lessons.findFirst({
    where: (row, { eq }) => eq(row.id, lessonId),
  })
  const version = await courseNow(lesson?.courseId ?? '')
  const module = version.modules.find(({ id }) => id === lesson?.moduleId)
  for (const [n, question] of (module?.card?.questions ?? []).entries()) {
    if (n < from || n >= from + count) continue
    const response = responseTo(question, n < right)
    await answerQuestion(learner, lessonId, { question: question.id, response })
  }
}

/** A whole lesson, or its first `count` answers; its id. */
export async function study(
  learner: Studying,
  courseId: string,
  moduleKey: string,
  { count = 3, right = 3 } = {},
): Promise<string> {
  const lessonId = await beginLesson(learner, courseId, moduleKey)
  await answerLesson(learner, lessonId, { count, right })
  return lessonId
}

let learners = 0

/** A guest without a browser; with `name`, the person behind an account. */
export async function newLearner({ zone = 'UTC', name = '' } = {}): Promise<Studying> {
  learners += 1
  const id = `learner-${learners}`
  const createdAt = new Date('2026-01-01T00:00Z')
  await transaction(async (tx) => {
    await tx.insert(tables.learners).values({ id, language: 'en', zone: null, createdAt })
    if (!name) return
    const passwordHash = 'of nothing'
    await tx.insert(tables.accounts).values({
      learnerId: id,
      name,
      nameKey: name.toLowerCase(),
      passwordHash,
      role: 'learner',
      createdAt,
    })
  })
  return { id, zone }
}

/** A practice of a concept, with all questions of its pool. */
export async function newPractice(
  learner: Studying,
  courseId: string,
  conceptId: string,
): Promise<string> {
  const version = await courseNow(courseId)
  const id = randomUUID()
  const questionRevisionIds = (version.pool.get(conceptId) ?? []).map((one) => one.revisionId)
  await transaction(async (tx) => {
    await tx.insert(tables.practices).values({
      id,
      learnerId: learner.id,
      courseId,
      versionId: version.id,
      conceptId,
      questionRevisionIds,
      startedAt: now(),
    })
  })
  return id
}
