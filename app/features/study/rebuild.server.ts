import { asc, eq } from 'drizzle-orm'
import { reader, type Tx, transaction } from '~/db/db.server'
import {
  learnerStates,
  learners,
  lessons,
  memories,
  practices,
  rewards,
  sprints,
  studyLog,
} from '~/db/schema'
import { replay, type Standing } from './replay'

const AT_ONCE = 200 // rows an insert

/**
 * Works out anew, from their study log alone, what is known of a learner: the
 * state, memories, sprints, chosen rewards, and when lessons and practices were
 * opened and finished. The log is read in the order it was written, so a clock
 * that jumped changes nothing.
 */
export async function rebuildLearner(tx: Tx, learnerId: string): Promise<void> {
  const rows = await tx
    .select()
    .from(studyLog)
    .where(eq(studyLog.learnerId, learnerId))
    .orderBy(asc(studyLog.seq))
  const standing = replay(rows)
  await rewriteKnown(tx, learnerId, standing)
  await rewriteSprints(tx, learnerId, standing)
  await rewriteLessons(tx, learnerId, standing)
  await rewritePractices(tx, learnerId, standing)
}

async function rewriteKnown(tx: Tx, learnerId: string, standing: Standing): Promise<void> {
  await tx.delete(learnerStates).where(eq(learnerStates.learnerId, learnerId))
  if (standing.state) {
    const { ability, sprint } = standing.state
    const state = { ability: ability.value, answers: ability.answers, sprint }
    await tx.insert(learnerStates).values({ learnerId, ...state })
  }
  await tx.delete(memories).where(eq(memories.learnerId, learnerId))
  const known = [...standing.memories].map(([conceptId, memory]) => ({
    learnerId,
    conceptId,
    ...memory,
  }))
  for (let i = 0; i < known.length; i += AT_ONCE) {
    await tx.insert(memories).values(known.slice(i, i + AT_ONCE))
  }
}

async function rewriteSprints(tx: Tx, learnerId: string, standing: Standing): Promise<void> {
  await tx.delete(rewards).where(eq(rewards.learnerId, learnerId))
  await tx.delete(sprints).where(eq(sprints.learnerId, learnerId))
  for (const { id, lessons, finishedAt } of standing.sprints) {
    await tx.insert(sprints).values({ id, learnerId, lessons, finishedAt })
  }
  for (const chosen of standing.chosen) await tx.insert(rewards).values({ learnerId, ...chosen })
}

const moment = (date: Date | null | undefined) => date?.getTime() ?? null

async function rewriteLessons(tx: Tx, learnerId: string, standing: Standing): Promise<void> {
  const kept = await tx.select().from(lessons).where(eq(lessons.learnerId, learnerId))
  for (const lesson of kept) {
    const fresh = standing.lessons.get(lesson.id)
    const same =
      moment(fresh?.openedAt) === moment(lesson.openedAt) &&
      moment(fresh?.finishedAt) === moment(lesson.finishedAt) &&
      (fresh?.right ?? null) === lesson.right
    if (same) continue
    const { openedAt = null, finishedAt = null, right = null } = fresh ?? {}
    await tx.update(lessons).set({ openedAt, finishedAt, right }).where(eq(lessons.id, lesson.id))
  }
}

async function rewritePractices(tx: Tx, learnerId: string, standing: Standing): Promise<void> {
  const kept = await tx.select().from(practices).where(eq(practices.learnerId, learnerId))
  for (const { id, finishedAt: before } of kept) {
    const finishedAt = standing.practices.get(id) ?? null
    if (moment(finishedAt) === moment(before)) continue
    await tx.update(practices).set({ finishedAt }).where(eq(practices.id, id))
  }
}

/** {@link rebuildLearner} for everyone, each in a transaction of their own; how many there were. */
export async function rebuildAll(): Promise<number> {
  const everyone = await reader().select({ id: learners.id }).from(learners)
  for (const { id } of everyone) await transaction((tx) => rebuildLearner(tx, id))
  return everyone.length
}
