import { and, asc, eq, inArray } from 'drizzle-orm'
import { now } from '~/clock.server'
import { reader } from '~/db/db.server'
import { learnerStates, memories, studyLog } from '~/db/schema'
import { FRESH_ABILITY } from '~/features/mastery/model'
import { type Moved, movedBy } from './moved'

/** What the answers of some lessons and practices of one learner did to their concepts. */
export async function movedIn(
  learnerId: string,
  conceptIds: string[],
  runIds: string[],
): Promise<Moved[]> {
  if (conceptIds.length === 0) return []
  const rows = await reader()
    .select({
      conceptId: studyLog.conceptId,
      chance: studyLog.chance,
      lessonId: studyLog.lessonId,
      practiceId: studyLog.practiceId,
    })
    .from(studyLog)
    .where(
      and(
        eq(studyLog.learnerId, learnerId),
        eq(studyLog.kind, 'answered'),
        inArray(studyLog.conceptId, conceptIds),
      ),
    )
    .orderBy(asc(studyLog.seq))
  const known = await reader()
    .select()
    .from(memories)
    .where(and(eq(memories.learnerId, learnerId), inArray(memories.conceptId, conceptIds)))
  const [state] = await reader()
    .select({ value: learnerStates.ability, answers: learnerStates.answers })
    .from(learnerStates)
    .where(eq(learnerStates.learnerId, learnerId))
  const answers = rows.map(({ conceptId, chance, lessonId, practiceId }) => ({
    conceptId: conceptId ?? '',
    chance: chance ?? 0,
    within: runIds.includes(lessonId ?? practiceId ?? ''),
  }))
  const byConcept = new Map(known.map((memory) => [memory.conceptId, memory]))
  return movedBy(answers, state ?? FRESH_ABILITY, byConcept, now())
}
