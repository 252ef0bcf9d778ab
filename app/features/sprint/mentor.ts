/** Characters as a field's maxlength counts them: UTF-16 units, a line end is one. */
export const QUESTION_LIMIT = 2000
export const ANSWER_LIMIT = 4000

/** A question that waits for an answer, or one not asked yet. */
export type Waiting = { id: string; learnerId: string | null; askedAt: Date | null }

function isBefore(other: Waiting, own: Waiting): boolean {
  if (!other.askedAt) return false
  if (!own.askedAt) return true
  const apart = other.askedAt.getTime() - own.askedAt.getTime()
  return apart < 0 || (apart === 0 && other.id < own.id)
}

/**
 * How many people wait before a question. One who waits with two questions is
 * one person; nobody waits for themselves. A question not asked yet comes last.
 */
export function placeInQueue(waiting: Waiting[], own: Waiting): number {
  const before = waiting.filter(
    (other) => isBefore(other, own) && (!own.learnerId || other.learnerId !== own.learnerId),
  )
  return new Set(before.map(({ learnerId, id }) => learnerId ?? id)).size
}

export type MentorState = 'open' | 'asked' | 'seen' | 'answered'

/** How far a mentor question has come; open until it is asked. */
export function mentorState(question: {
  askedAt: Date | null
  seenAt: Date | null
  answeredAt: Date | null
}): MentorState {
  if (question.answeredAt) return 'answered'
  if (question.seenAt) return 'seen'
  return question.askedAt ? 'asked' : 'open'
}
