import { and, asc, eq } from 'drizzle-orm'
import type { ReadDb } from '~/db/db.server'
import { studyLog } from '~/db/schema'
import type { FirstAnswer } from '~/features/digest/script/assemble'

/** Whether the learner's first answer to each question of a module was right. */
export async function firstAnswers(
  db: ReadDb,
  learnerId: string,
  moduleId: string,
): Promise<FirstAnswer[]> {
  const rows = await db
    .select({ questionId: studyLog.questionId, right: studyLog.right })
    .from(studyLog)
    .where(
      and(
        eq(studyLog.learnerId, learnerId),
        eq(studyLog.kind, 'answered'),
        eq(studyLog.moduleId, moduleId),
      ),
    )
    .orderBy(asc(studyLog.seq))
  const first = new Map<string, boolean>()
  for (const { questionId, right } of rows) {
    if (questionId !== null && !first.has(questionId)) first.set(questionId, right === true)
  }
  return [...first].map(([questionId, right]) => ({ questionId, right }))
}
