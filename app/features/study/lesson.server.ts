import { randomUUID } from 'node:crypto'
import { and, eq, isNull } from 'drizzle-orm'
import { now } from '~/clock.server'
import { reader, type Tx, transaction } from '~/db/db.server'
import { lessons } from '~/db/schema'
import { type Feedback, feedbackOn, type QuestionView, viewOf } from '~/features/card/question'
import { moduleByKey, passagePath, type Question, type Version } from '~/features/course/course'
import { courseNow, versionOf } from '~/features/course/course.server'
import { shareLeadingTo } from '~/features/digest/share/share.server'
import { Refusal } from '~/features/refusal'
import { writePlace } from './places.server'
import type { Studying } from './study.server'
import { log } from './study-log.server'
import * as rows from './study-rows.server'

/**
 * The module of a course that a lesson can be begun of, with its card.
 *
 * @throws Refusal `not-found`
 */
export async function moduleToLearn(courseId: string, moduleKey: string) {
  const version = await courseNow(courseId)
  const module = moduleByKey(version, moduleKey)
  if (!module?.card) throw new Refusal('not-found')
  return { version, module, card: module.card }
}

/**
 * Begins a lesson of a module, or goes on with the one that is open. Whoever
 * was not led to it by a shared digest has read the module. The answer is the
 * lesson's id.
 *
 * @param share the token of the shared digest that led to it: it is noted while nothing is answered
 * @throws Refusal `not-found` when the course has no such module.
 */
export async function beginLesson(
  learner: Studying,
  courseId: string,
  moduleKey: string,
  share?: string,
): Promise<string> {
  const { version, module, card } = await moduleToLearn(courseId, moduleKey)
  const led = { moduleId: module.id, learnerId: learner.id }
  const shareId = share ? await shareLeadingTo(share, led) : null
  const id = randomUUID()
  const at = now()
  return transaction(async (tx) => {
    const [unfinished] = await tx
      .select({ id: lessons.id, shareId: lessons.shareId, openedAt: lessons.openedAt })
      .from(lessons)
      .where(
        and(
          eq(lessons.learnerId, learner.id),
          eq(lessons.moduleId, module.id),
          isNull(lessons.finishedAt),
        ),
      )
      .limit(1)
    if (unfinished) {
      const notes = shareId && !unfinished.shareId && !unfinished.openedAt
      if (notes) await tx.update(lessons).set({ shareId }).where(eq(lessons.id, unfinished.id))
      return unfinished.id
    }
    await tx.insert(lessons).values({
      id,
      learnerId: learner.id,
      courseId,
      versionId: version.id,
      moduleId: module.id,
      cardRevisionId: card.revisionId,
      startedAt: at,
      shareId,
    })
    const read = { learnerId: learner.id, moduleId: module.id, idea: module.ideas.length - 1, at }
    if (!share) await writePlace(tx, read)
    const { zone } = learner
    await log(tx, {
      kind: 'begun',
      learnerId: learner.id,
      at,
      zone,
      courseId,
      moduleId: module.id,
      lessonId: id,
    })
    return id
  })
}

/** A question with what was answered, as the learner sees both. */
export type Asked = QuestionView & { feedback: Feedback | null }

/** The questions of a lesson or practice with their answers; no key before its answer. */
export function askedIn(
  version: Version,
  questions: Question[],
  answers: rows.AnswerRow[],
  learnerId: string,
): Asked[] {
  return questions.map((question) => {
    const answer = answers.find(({ questionId }) => questionId === question.id)
    const path = passagePath(version, question)
    const feedback =
      answer && feedbackOn(question, answer.response ?? [], answer.right ?? false, path)
    return { ...viewOf(question, learnerId), feedback: feedback ?? null }
  })
}

/**
 * A learner's own lesson.
 *
 * @throws Refusal `not-found` for a missing one and for somebody else's.
 */
export async function lessonOf(learnerId: string, lessonId: string) {
  const found = await rows.lessonWithAnswers(reader() as Tx, { id: lessonId, learnerId })
  const lesson = found[0]?.lesson
  if (!lesson) throw new Refusal('not-found')
  const version = await versionOf(reader(), lesson.versionId)
  const module = version.modules.find(({ id }) => id === lesson.moduleId)
  if (!module?.card) throw new Refusal('not-found')
  const answers = rows.answersIn(found)
  return {
    lesson,
    version,
    module,
    asked: askedIn(version, module.card.questions, answers, learnerId),
    right: answers.filter(({ right }) => right).length,
  }
}
