import { aliasedTable, and, eq, exists, getTableColumns, isNotNull, ne } from 'drizzle-orm'
import type { Tx } from '~/db/db.server'
import { given, hot } from '~/db/hot'
import { type Asked, hotEach } from '~/db/hot-each'
import {
  learnerStates,
  lessons,
  memories,
  practices,
  questionRevisions,
  questionStrengths,
  studyLog,
} from '~/db/schema'
import {
  type Ability,
  FRESH_ABILITY,
  FRESH_STRENGTH,
  type Memory,
  type Strength,
} from '~/features/mastery/model'
import { FRESH, type SprintState } from '~/features/sprint/sprint'

export type AnswerRow = { questionId: string; response: string[] | null; right: boolean | null }
type Lesson = typeof lessons.$inferSelect
export type Practice = typeof practices.$inferSelect
export type Answered = { answer: AnswerRow | null }

const answer = {
  questionId: studyLog.questionId,
  response: studyLog.response,
  right: studyLog.right,
}

/** A learner's own lesson, a row for each answer; none for a foreign or missing one. */
export const lessonWithAnswers = hot<
  { id: string; learnerId: string },
  ({ lesson: Lesson } & Answered)[],
  Tx
>('lesson-with-answers', (tx) =>
  tx
    .select({ lesson: lessons, answer })
    .from(lessons)
    .leftJoin(studyLog, and(eq(studyLog.lessonId, lessons.id), isNotNull(studyLog.questionId)))
    .where(and(eq(lessons.id, given('id')), eq(lessons.learnerId, given('learnerId')))),
)

/** A learner's own practice, a row for each answer; none for a foreign or missing one. */
export const practiceWithAnswers = hot<
  { id: string; learnerId: string },
  ({ practice: Practice } & Answered)[],
  Tx
>('practice-with-answers', (tx) =>
  tx
    .select({ practice: practices, answer })
    .from(practices)
    .leftJoin(studyLog, and(eq(studyLog.practiceId, practices.id), isNotNull(studyLog.questionId)))
    .where(and(eq(practices.id, given('id')), eq(practices.learnerId, given('learnerId')))),
)

/** The answers among the rows of a lesson or a practice. */
export function answersIn(found: Answered[]): AnswerRow[] {
  const answers = found.flatMap(({ answer }) => (answer?.questionId ? [answer] : []))
  return [...new Map(answers.map((one) => [one.questionId, one])).values()]
}

const IDS = ['id', 'learnerId', 'questionId'] as const
type Id = (typeof IDS)[number]
export type Standing = {
  state: (Ability & { sprint: SprintState }) | null
  memory: (Memory & { conceptId: string }) | null
  strength: Strength | null
}

// An answer waits for what is read here: no column that it does not need.
const { learnerId: _, ...memory } = getTableColumns(memories)
const STANDING = {
  state: {
    value: learnerStates.ability,
    answers: learnerStates.answers,
    sprint: learnerStates.sprint,
  },
  memory,
  strength: { value: questionStrengths.value, answers: questionStrengths.answers },
}
const TO_ANSWER = {
  id: lessons.id,
  versionId: lessons.versionId,
  moduleId: lessons.moduleId,
  openedAt: lessons.openedAt,
}
export type LessonToAnswer = Pick<Lesson, keyof typeof TO_ANSWER>

const earlier = aliasedTable(lessons, 'earlier')

/**
 * What an answer is judged with beside its lesson or practice, joined to what is asked for. A
 * question that has been asked about several concepts, in other versions, joins each of them.
 */
const standing = (asked: Asked<Id>) => ({
  state: eq(learnerStates.learnerId, asked.learnerId),
  question: eq(questionRevisions.questionId, asked.questionId),
  strength: eq(questionStrengths.questionId, asked.questionId),
  memory: and(
    eq(memories.learnerId, asked.learnerId),
    eq(memories.conceptId, questionRevisions.conceptId),
  ),
})

/**
 * A learner's own lesson with its answers, and all that an answer to the question is
 * judged with; `finishedBefore`: the learner has finished the module in another
 * lesson. No rows for a foreign or missing one, else one for each answer and more.
 */
export const lessonToAnswer = hotEach<
  Id,
  { lesson: LessonToAnswer; finishedBefore: unknown } & Answered & Standing,
  Tx
>(
  'lesson-to-answer',
  IDS,
  (tx, asked) => {
    const on = standing(asked)
    return tx
      .select({
        at: asked.at,
        lesson: TO_ANSWER,
        answer,
        ...STANDING,
        finishedBefore: exists(
          tx
            .select({ id: earlier.id })
            .from(earlier)
            .where(
              and(
                eq(earlier.learnerId, lessons.learnerId),
                eq(earlier.moduleId, lessons.moduleId),
                ne(earlier.id, lessons.id),
                isNotNull(earlier.finishedAt),
              ),
            ),
        ),
      })
      .from(asked.table)
      .innerJoin(lessons, and(eq(lessons.id, asked.id), eq(lessons.learnerId, asked.learnerId)))
      .leftJoin(studyLog, and(eq(studyLog.lessonId, lessons.id), isNotNull(studyLog.questionId)))
      .leftJoin(learnerStates, on.state)
      .leftJoin(questionRevisions, on.question)
      .leftJoin(memories, on.memory)
      .leftJoin(questionStrengths, on.strength)
  },
  queueMicrotask,
)

/** The same for a practice. */
export const practiceToAnswer = hotEach<Id, { practice: Practice } & Answered & Standing, Tx>(
  'practice-to-answer',
  IDS,
  (tx, asked) => {
    const on = standing(asked)
    return tx
      .select({ at: asked.at, practice: practices, answer, ...STANDING })
      .from(asked.table)
      .innerJoin(
        practices,
        and(eq(practices.id, asked.id), eq(practices.learnerId, asked.learnerId)),
      )
      .leftJoin(
        studyLog,
        and(eq(studyLog.practiceId, practices.id), isNotNull(studyLog.questionId)),
      )
      .leftJoin(learnerStates, on.state)
      .leftJoin(questionRevisions, on.question)
      .leftJoin(memories, on.memory)
      .leftJoin(questionStrengths, on.strength)
  },
  queueMicrotask,
)

/** What an answer about a concept is judged with, out of the rows of a lesson or a practice. */
export function standingIn(found: Standing[], conceptId: string) {
  const { state = null, strength = null } = found[0] ?? {}
  return {
    ability: state ?? FRESH_ABILITY,
    sprint: state?.sprint ?? FRESH,
    memory: found.find(({ memory }) => memory?.conceptId === conceptId)?.memory ?? null,
    strength: strength ?? FRESH_STRENGTH,
  }
}
