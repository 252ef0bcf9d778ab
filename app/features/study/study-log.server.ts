import type { Tx } from '~/db/db.server'
import { hotWrites, inserted, same } from '~/db/hot-writes'
import { studyLog } from '~/db/schema'

type LogRow = typeof studyLog.$inferInsert

const OF_LESSON = [
  'kind',
  'learnerId',
  'at',
  'zone',
  'courseId',
  'moduleId',
  'lessonId',
] as const satisfies (keyof LogRow)[]

/** What a row of the log holds of an answer. */
export const ANSWERED = [
  ...OF_LESSON,
  'practiceId',
  'questionId',
  'questionRevisionId',
  'conceptId',
  'response',
  'right',
  'chance',
  'strength',
  'strengthAnswers',
  'choices',
  'model',
] as const satisfies (keyof LogRow)[]

const logOfLesson = hotWrites('log-of-lesson', [inserted(studyLog, same(...OF_LESSON))])

/**
 * Appends a row to the study log; an answer's goes with what it changes, and what follows from it is
 * logged after it.
 */
export async function log(
  tx: Tx,
  row: LogRow & { kind: 'begun' | 'finished' | 'chosen' },
): Promise<void> {
  if (row.lessonId) await logOfLesson(tx, row)
  else await tx.insert(studyLog).values(row)
}
