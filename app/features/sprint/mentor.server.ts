import { and, asc, eq, isNotNull, isNull, or, type SQL } from 'drizzle-orm'
import { now } from '~/clock.server'
import { type ReadDb, type Tx, transaction } from '~/db/db.server'
import { mentorQuestions } from '~/db/schema'
import type { Learner } from '~/features/account/session.server'
import { moduleByKey } from '~/features/course/course'
import { courseRow, versionOf } from '~/features/course/course.server'
import { Refusal } from '~/features/refusal'
import type { Waiting } from './mentor'
import type { Question } from './mentor-input'

export type Person = Pick<Learner, 'id' | 'role'>

/** Kept now or before with the same words; or another text was kept before, and stands. */
export type Kept = 'kept' | 'stands'

/**
 * The questions asked to this person: an instructor's own, and for an admin
 * those whose instructor has left. Null for a learner.
 */
export function askedTo({ id, role }: Person): SQL | null {
  if (role !== 'instructor' && role !== 'admin') return null
  const own = eq(mentorQuestions.instructorId, id)
  const to = role === 'admin' ? or(own, isNull(mentorQuestions.instructorId)) : own
  return and(isNotNull(mentorQuestions.text), to) ?? null
}

/** Those who wait for the same instructor, first come first. */
export function waitingFor(db: ReadDb, instructorId: string | null): Promise<Waiting[]> {
  const to = mentorQuestions.instructorId
  return db
    .select({
      id: mentorQuestions.id,
      learnerId: mentorQuestions.learnerId,
      askedAt: mentorQuestions.askedAt,
    })
    .from(mentorQuestions)
    .where(
      and(
        instructorId ? eq(to, instructorId) : isNull(to),
        isNotNull(mentorQuestions.askedAt),
        isNull(mentorQuestions.answeredAt),
      ),
    )
    .orderBy(asc(mentorQuestions.askedAt), asc(mentorQuestions.id))
}

/** Whether the instructor of a course takes one more question now: chosen ones count until they are answered. */
export async function hasRoomFor(
  db: ReadDb,
  { id, mentored }: { id: string; mentored: number | null },
): Promise<boolean> {
  if (mentored === null) return true
  const open = await db
    .select({ id: mentorQuestions.id })
    .from(mentorQuestions)
    .where(and(eq(mentorQuestions.courseId, id), isNull(mentorQuestions.answeredAt)))
    .limit(mentored)
  return open.length < mentored
}

/** @throws Refusal `not-found` unless it was asked to this person. */
async function requireAsked(tx: Tx, person: Person, id: string) {
  const to = askedTo(person)
  if (!to) throw new Refusal('not-found')
  const [question] = await tx
    .select()
    .from(mentorQuestions)
    .where(and(eq(mentorQuestions.id, id), to))
  if (!question) throw new Refusal('not-found')
  return question
}

/**
 * Asks a learner's mentor question, once.
 *
 * @throws Refusal `not-found` for somebody else's, `bad-input` for a module the
 *   course doesn't have.
 */
export async function askMentor(
  learnerId: string,
  id: string,
  { module, text }: Question,
): Promise<Kept> {
  const at = now()
  return transaction(async (tx) => {
    const [question] = await tx
      .select()
      .from(mentorQuestions)
      .where(and(eq(mentorQuestions.id, id), eq(mentorQuestions.learnerId, learnerId)))
    if (!question) throw new Refusal('not-found')
    if (question.text !== null) return question.text === text ? 'kept' : 'stands'
    const course = await courseRow(tx, question.courseId)
    const version = course?.versionId ? await versionOf(tx, course.versionId) : null
    const about = version && moduleByKey(version, module)
    if (!about) throw new Refusal('bad-input')
    await tx
      .update(mentorQuestions)
      .set({ moduleId: about.id, text, askedAt: at })
      .where(eq(mentorQuestions.id, id))
    return 'kept'
  })
}

/**
 * Keeps when the instructor first read a question.
 *
 * @throws Refusal `not-found` unless it was asked to this person.
 */
export async function markSeen(person: Person, id: string): Promise<void> {
  const at = now()
  await transaction(async (tx) => {
    const { seenAt } = await requireAsked(tx, person, id)
    if (seenAt) return
    await tx.update(mentorQuestions).set({ seenAt: at }).where(eq(mentorQuestions.id, id))
  })
}

/**
 * Answers a question, once.
 *
 * @throws Refusal `not-found` unless it was asked to this person.
 */
export async function answerMentor(person: Person, id: string, text: string): Promise<Kept> {
  const at = now()
  return transaction(async (tx) => {
    const { answer, seenAt } = await requireAsked(tx, person, id)
    if (answer !== null) return answer === text ? 'kept' : 'stands'
    await tx
      .update(mentorQuestions)
      .set({ answer: text, answeredAt: at, seenAt: seenAt ?? at })
      .where(eq(mentorQuestions.id, id))
    return 'kept'
  })
}
