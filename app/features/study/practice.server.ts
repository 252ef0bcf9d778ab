import { randomUUID } from 'node:crypto'
import { and, desc, eq, isNull } from 'drizzle-orm'
import { now } from '~/clock.server'
import { reader, type Tx, transaction } from '~/db/db.server'
import { practices, studyLog } from '~/db/schema'
import { seeded } from '~/features/card/question'
import { courseNow, versionOf } from '~/features/course/course.server'
import { graphOf } from '~/features/graph/graph.server'
import { Refusal } from '~/features/refusal'
import { movedIn } from '~/features/sprint/moved.server'
import { askedIn } from './lesson.server'
import { chooseQuestions } from './practice'
import type { Studying } from './study.server'
import { log } from './study-log.server'
import * as rows from './study-rows.server'

const LOOKED_BACK = 200 // answers

/** The questions on a concept that a learner answered, the last one first. */
async function recentIn(tx: Tx, learnerId: string, conceptId: string): Promise<string[]> {
  const answered = await tx
    .select({ id: studyLog.questionId })
    .from(studyLog)
    .where(
      and(
        eq(studyLog.learnerId, learnerId),
        eq(studyLog.conceptId, conceptId),
        eq(studyLog.kind, 'answered'),
      ),
    )
    .orderBy(desc(studyLog.seq))
    .limit(LOOKED_BACK)
  return answered.flatMap(({ id }) => id ?? [])
}

/**
 * The concept of a course that can be practised, with its questions.
 *
 * @throws Refusal `not-found`
 */
export async function conceptToPractise(courseId: string, conceptKey: string) {
  const version = await courseNow(courseId)
  const concept = version.concepts.find(({ key }) => key === conceptKey)
  const pool = version.pool.get(concept?.id ?? '') ?? []
  if (!concept || pool.length === 0) throw new Refusal('not-found')
  return { version, concept, pool }
}

/**
 * Begins a practice of a concept, or goes on with the one that is open. The
 * answer is the practice's id.
 *
 * @throws Refusal `not-found` when the course has no such concept, or no
 *   questions to practise it with.
 */
export async function beginPractice(
  learner: Studying,
  courseId: string,
  conceptKey: string,
): Promise<string> {
  const { version, concept, pool } = await conceptToPractise(courseId, conceptKey)
  const id = randomUUID()
  const at = now()
  const own = { learnerId: learner.id, courseId, conceptId: concept.id }
  return transaction(async (tx) => {
    const [unfinished] = await tx
      .select({ id: practices.id })
      .from(practices)
      .where(
        and(
          eq(practices.learnerId, learner.id),
          eq(practices.conceptId, concept.id),
          eq(practices.courseId, courseId),
          isNull(practices.finishedAt),
        ),
      )
      .limit(1)
    if (unfinished) return unfinished.id
    const recent = await recentIn(tx, learner.id, concept.id)
    const questionRevisionIds = chooseQuestions(pool, recent, seeded(id)).map(
      ({ revisionId }) => revisionId,
    )
    await tx
      .insert(practices)
      .values({ id, ...own, versionId: version.id, questionRevisionIds, startedAt: at })
    await log(tx, { kind: 'begun', ...own, at, zone: learner.zone, practiceId: id })
    return id
  })
}

/**
 * A learner's own practice as its page shows it; no key before its answer.
 *
 * @throws Refusal `not-found` for a missing one and for somebody else's.
 */
export async function practiceView(learnerId: string, practiceId: string) {
  const found = await rows.practiceWithAnswers(reader() as Tx, { id: practiceId, learnerId })
  const practice = found[0]?.practice
  if (!practice) throw new Refusal('not-found')
  const version = await versionOf(reader(), practice.versionId)
  const questions = practice.questionRevisionIds.flatMap((id) => version.questions.get(id) ?? [])
  const answers = rows.answersIn(found)
  const concept = version.concepts.find(({ id }) => id === practice.conceptId)
  if (!concept) throw new Refusal('not-found')
  return {
    practiceId,
    course: { id: version.courseId, language: version.language as string },
    concept: { key: concept.key, title: concept.title },
    asked: askedIn(version, questions, answers, learnerId),
    result: practice.finishedAt && {
      right: answers.filter(({ right }) => right).length,
      ...(await changeOf(learnerId, practiceId, concept.id, version)),
    },
  }
}

/** What is known of the concept now, and its band before the practice where that is sure. */
async function changeOf(
  learnerId: string,
  practiceId: string,
  conceptId: string,
  version: Parameters<typeof graphOf>[1],
) {
  const [moved] = await movedIn(learnerId, [conceptId], [practiceId])
  const graph = await graphOf(learnerId, version, now())
  return {
    concept: graph.concepts.find(({ id }) => id === conceptId) ?? null,
    before: moved && moved.from !== moved.to ? moved.from : null,
  }
}

export type PracticeView = Awaited<ReturnType<typeof practiceView>>
