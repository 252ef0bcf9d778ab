import { eq } from 'drizzle-orm'
import { type ReadDb, reader } from '~/db/db.server'
import { given, hot } from '~/db/hot'
import { learnerStates, memories } from '~/db/schema'
import type { Version } from '~/features/course/course'
import { FRESH_ABILITY, type Memory } from '~/features/mastery/model'
import { type GraphView, graphView } from './graph'
import { type Known, knownOf, type Learner } from './known'

type Row = { ability: number; answers: number; memory: (Memory & { conceptId: string }) | null }

const learnerRows = hot<{ learnerId: string }, Row[], ReadDb>('graph-learner', (db) =>
  db
    .select({
      ability: learnerStates.ability,
      answers: learnerStates.answers,
      memory: memories,
    })
    .from(learnerStates)
    .leftJoin(memories, eq(memories.learnerId, learnerStates.learnerId))
    .where(eq(learnerStates.learnerId, given('learnerId'))),
)

/** What is stored of a learner over all concepts; a stranger is a fresh one. One query. */
export async function learnerKnown(learnerId: string | null): Promise<Learner> {
  const rows = learnerId ? await learnerRows(reader(), { learnerId }) : []
  const ability = rows[0] ? { value: rows[0].ability, answers: rows[0].answers } : FRESH_ABILITY
  return {
    ability,
    memories: new Map(rows.flatMap(({ memory }) => (memory ? [[memory.conceptId, memory]] : []))),
  }
}

/** What is known of each concept of a version, by concept id. One query. */
export async function knownTo(
  learnerId: string | null,
  version: Version,
  now: Date,
): Promise<Map<string, Known>> {
  return knownOf(version, await learnerKnown(learnerId), now)
}

/** A learner's graph of a version, or a stranger's. `aimModuleId` as in `graphView`. One query. */
export async function graphOf(
  learnerId: string | null,
  version: Version,
  now: Date,
  aimModuleId: string | null = null,
): Promise<GraphView> {
  return graphView(version, await knownTo(learnerId, version, now), aimModuleId)
}
