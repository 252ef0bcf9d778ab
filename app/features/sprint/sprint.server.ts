import { randomBytes } from 'node:crypto'
import { and, desc, eq, isNull } from 'drizzle-orm'
import { now } from '~/clock.server'
import { type ReadDb, reader, type Tx, transaction } from '~/db/db.server'
import { given, hot } from '~/db/hot'
import { hotEach } from '~/db/hot-each'
import { learnerStates, mentorQuestions, rewards, sprints, studyLog } from '~/db/schema'
import { courseRow } from '~/features/course/course.server'
import { CARD } from '~/features/course/outline'
import { Refusal } from '~/features/refusal'
import type { RootData } from '~/ui/page-data'
import { hasRoomFor } from './mentor.server'
import type { RewardKind } from './reward'
import { FRESH, SPRINT, type SprintState } from './sprint'

const stateOf = hotEach<'learnerId', { sprint: SprintState; answers: number }, ReadDb>(
  'sprint-state',
  ['learnerId'],
  (db, asked) =>
    db
      .select({ at: asked.at, sprint: learnerStates.sprint, answers: learnerStates.answers })
      .from(asked.table)
      .innerJoin(learnerStates, eq(learnerStates.learnerId, asked.learnerId)),
  setImmediate,
)

/** What counts towards a learner's next sprint. */
export async function sprintStateOf(learnerId: string): Promise<SprintState> {
  const [row] = await stateOf(reader(), { learnerId })
  return row?.sprint ?? FRESH
}

const waitingOf = hot<{ learnerId: string }, { id: string }[], ReadDb>('waiting-sprint', (db) =>
  db
    .select({ id: sprints.id })
    .from(sprints)
    .leftJoin(rewards, eq(rewards.sprintId, sprints.id))
    .where(and(eq(sprints.learnerId, given('learnerId')), isNull(rewards.id)))
    .orderBy(desc(sprints.finishedAt))
    .limit(1),
)

/** The last finished sprint whose reward has not been chosen. */
export async function waitingSprintOf(learnerId: string): Promise<string | null> {
  const [found] = await waitingOf(reader(), { learnerId })
  return found?.id ?? null
}

type Counted = Pick<RootData, 'counted' | 'waitingSprint'>

export const NOTHING_COUNTED: Counted = { counted: 0, waitingSprint: null }

/**
 * How far the next sprint is, and while it has not begun the one whose reward waits. Who has not
 * answered three cards has finished none, which saves most pages the question.
 */
export async function countedOf(learnerId: string): Promise<Counted> {
  const [row] = await stateOf(reader(), { learnerId })
  if (!row) return NOTHING_COUNTED
  const counted = row.sprint.counted.length
  const mayWait = counted === 0 && row.answers >= SPRINT * CARD
  return { counted, waitingSprint: mayWait ? await waitingSprintOf(learnerId) : null }
}

/** A learner's own sprint with its reward, or null. */
export async function sprintBy(db: ReadDb, learnerId: string, sprintId: string) {
  const [found] = await db
    .select({ sprint: sprints, reward: { id: rewards.id, kind: rewards.kind } })
    .from(sprints)
    .leftJoin(rewards, eq(rewards.sprintId, sprints.id))
    .where(and(eq(sprints.id, sprintId), eq(sprints.learnerId, learnerId)))
  return found ?? null
}

/**
 * Chooses the one reward of a finished sprint. The same choice again gives the
 * same reward.
 *
 * @throws Refusal `not-found` for a missing sprint and for somebody else's,
 *   `already-chosen` when another reward was chosen, `bad-input` for a mentor
 *   question where nobody teaches the course, `mentor-full` where its instructor takes no more now.
 */
export async function chooseReward(
  learner: { id: string; zone: string },
  sprintId: string,
  kind: RewardKind,
): Promise<{ id: string; kind: RewardKind }> {
  const id = randomBytes(16).toString('base64url')
  const at = now()
  return transaction(async (tx) => {
    const found = await sprintBy(tx, learner.id, sprintId)
    if (!found) throw new Refusal('not-found')
    const { sprint, reward } = found
    if (reward && reward.kind !== kind) throw new Refusal('already-chosen')
    if (reward) return reward
    const courseId = sprint.lessons.at(-1)?.courseId ?? ''
    await tx.insert(rewards).values({ id, sprintId, learnerId: learner.id, kind, chosenAt: at })
    if (kind === 'mentor-question') await reserve(tx, id, learner.id, courseId)
    await tx.insert(studyLog).values({
      kind: 'chosen',
      learnerId: learner.id,
      at,
      zone: learner.zone,
      courseId,
      sprintId,
      reward: kind,
      rewardId: id,
      sprint: { lessons: sprint.lessons, finishedAt: sprint.finishedAt.toISOString() },
    })
    return { id, kind }
  })
}

/** A mentor question that waits to be asked. */
async function reserve(tx: Tx, id: string, learnerId: string, courseId: string): Promise<void> {
  const course = await courseRow(tx, courseId)
  const instructorId = course?.instructorId
  if (!instructorId) throw new Refusal('bad-input')
  if (!(await hasRoomFor(tx, course))) throw new Refusal('mentor-full')
  await tx.insert(mentorQuestions).values({ id, learnerId, instructorId, courseId })
}
