import { now } from '~/clock.server'
import { type Tx, transaction } from '~/db/db.server'
import { Last } from '~/db/together'
import type { Learner } from '~/features/account/session.server'
import { dayIn } from '~/features/account/zone'
import type { Given } from '~/features/card/given'
import { type Answer, grade } from '~/features/card/grade'
import { type Feedback, feedbackOn } from '~/features/card/question'
import { sameResponse } from '~/features/card/response'
import { passagePath, type Question, type Version } from '~/features/course/course'
import { versionOf } from '~/features/course/course.server'
import { learn, MODEL_VERSION } from '~/features/mastery/model'
import { Refusal } from '~/features/refusal'
import { finish, open, sprintOf } from '~/features/sprint/sprint'
import { countAnswer } from '~/metrics.server'
import { choicesOf } from './log'
import { log } from './study-log.server'
import * as rows from './study-rows.server'
import { keepAnswer, keepSprint } from './study-writes.server'

/** How an answer was met. */
export type Outcome =
  | ({ kind: 'incomplete'; question: string; finished: false } & Given)
  /** Graded now, or the same answer again. */
  | { kind: 'answered'; question: string; feedback: Feedback; finished: boolean }
  /** Another answer was given before, and stands. */
  | { kind: 'stands'; question: string; feedback: Feedback; finished: boolean }

/** What each outcome is answered with over HTTP. */
export const STATUS = { incomplete: 422, answered: 200, stands: 409 } as const

/** Who answers, and in which IANA zone they are. */
export type Studying = Pick<Learner, 'id'> & { zone: string }

/**
 * Grades and keeps one answer of a lesson, moves mastery and the sprint, all in
 * one transaction. The third answer finishes the lesson.
 *
 * @throws Refusal `not-found` for a lesson of somebody else or a question that
 *   isn't its own, `bad-input` for a choice there isn't.
 */
export async function answerQuestion(
  learner: Studying,
  lessonId: string,
  answer: Answer,
): Promise<Outcome> {
  const at = now()
  const ids = { id: lessonId, learnerId: learner.id, questionId: answer.question }
  const met = transaction(
    async (tx) => {
      const found = await rows.lessonToAnswer(tx, ids)
      const lesson = found[0]?.lesson
      if (!lesson) throw new Refusal('not-found')
      const version = await versionOf(tx, lesson.versionId)
      const card = version.modules.find(({ id }) => id === lesson.moduleId)?.card
      return meet(tx, learner, at, answer, {
        version,
        questions: card?.questions ?? [],
        found,
        lesson: { ...lesson, already: Boolean(found[0]?.finishedBefore) },
        practice: null,
      })
    },
    { guard: learner.id },
  )
  return counted('lesson', await met)
}

/**
 * Grades and keeps one answer of a practice and moves mastery; never a sprint.
 *
 * @throws Refusal as {@link answerQuestion}.
 */
export async function answerPractice(
  learner: Studying,
  practiceId: string,
  answer: Answer,
): Promise<Outcome> {
  const at = now()
  const ids = { id: practiceId, learnerId: learner.id, questionId: answer.question }
  const met = transaction(
    async (tx) => {
      const found = await rows.practiceToAnswer(tx, ids)
      const practice = found[0]?.practice
      if (!practice) throw new Refusal('not-found')
      const version = await versionOf(tx, practice.versionId)
      const questions = practice.questionRevisionIds.flatMap(
        (id) => version.questions.get(id) ?? [],
      )
      return meet(tx, learner, at, answer, { version, questions, found, lesson: null, practice })
    },
    { guard: learner.id },
  )
  return counted('practice', await met)
}

/** What came of an answer, and whether it was graded just now. */
type Met = { outcome: Outcome; graded: boolean }

function counted(of: 'lesson' | 'practice', { outcome, graded }: Met): Outcome {
  if (graded) countAnswer(of)
  return outcome
}

/** A lesson or a practice: what it asks, and what was answered so far. */
type Run = {
  version: Version
  questions: Question[]
  found: (rows.Answered & rows.Standing)[]
  /** `already`: its module was finished before in another lesson. */
  lesson: (rows.LessonToAnswer & { already: boolean }) | null
  practice: rows.Practice | null
}

/**
 * One answer met: what it was judged with has been read; what it changes is written with the
 * commit, the learner's state each time, which guards it.
 */
async function meet(
  tx: Tx,
  learner: Studying,
  at: Date,
  answer: Answer,
  { version, questions, found, lesson, practice }: Run,
): Promise<Met | Last<Met>> {
  const answers = rows.answersIn(found)
  const question = questions.find(({ id }) => id === answer.question)
  if (!question) throw new Refusal('not-found')
  const path = passagePath(version, question)
  const standing = answers.find(({ questionId }) => questionId === question.id)
  if (standing) {
    const chosen = standing.response ?? []
    const kind = sameResponse(chosen, answer.response) ? 'answered' : 'stands'
    const feedback = feedbackOn(question, chosen, standing.right ?? false, path)
    const finished = answers.length === questions.length
    return { outcome: { kind, question: question.id, feedback, finished }, graded: false }
  }
  const graded = grade(question, answer.response)
  if (graded.kind === 'incomplete') {
    const { lack } = graded
    const given = { question: question.id, response: answer.response }
    return { outcome: { kind: 'incomplete', lack, ...given, finished: false }, graded: false }
  }
  if (graded.kind === 'unknown') throw new Refusal('bad-input')

  const { right } = graded
  const { conceptId, moduleId } = question
  const { courseId } = version
  const first = answers.length === 0
  const last = answers.length + 1 === questions.length
  const { ability, memory, strength, sprint } = rows.standingIn(found, conceptId)
  const choices = choicesOf(question)
  const day = dayIn(at, learner.zone)
  const learned = learn(ability, memory, strength, { right, at, day, choices })
  const ref = lesson && { lessonId: lesson.id, moduleId: lesson.moduleId, courseId }
  const begun = ref && first ? open(sprint, ref.moduleId, lesson.already) : sprint
  const after = ref && last ? finish(begun, ref, lesson.already) : { state: begun, sprints: [] }
  const who = { learnerId: learner.id, at, zone: learner.zone }
  const kept = {
    ...who,
    kind: 'answered',
    courseId,
    moduleId,
    lessonId: lesson?.id ?? null,
    practiceId: practice?.id ?? null,
    questionId: question.id,
    questionRevisionId: question.revisionId,
    conceptId,
    response: answer.response,
    right,
    chance: learned.masteryBefore,
    strength: strength.value,
    strengthAnswers: strength.answers,
    choices: choices ?? null,
    model: MODEL_VERSION,
    ...learned.memory,
    ability: learned.ability.value,
    abilityAnswers: learned.ability.answers,
    sprint: after.state,
    openedAt: lesson?.openedAt ?? at,
    rights: answers.filter((one) => one.right).length + (right ? 1 : 0),
  } as const
  const finishing = lesson ? 'finishing' : 'practised'
  const keep = keepAnswer[last ? finishing : lesson && first ? 'opening' : 'between']
  const about = ref ?? { courseId, practiceId: practice?.id, conceptId: practice?.conceptId }
  const statements = [
    keep(tx, kept),
    ...(last ? [log(tx, { kind: 'finished', ...who, ...about })] : []),
    ...after.sprints.map((three) => keepSprint(tx, learner.id, sprintOf(three, at))),
  ]
  const feedback = feedbackOn(question, answer.response, right, path)
  const outcome = { kind: 'answered', question: question.id, feedback, finished: last } as const
  return new Last<Met>({ outcome, graded: true }, statements)
}
