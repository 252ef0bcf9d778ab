import { and, desc, eq } from 'drizzle-orm'
import { reader } from '~/db/db.server'
import { mentorQuestions, rewards, sprints, studyLog } from '~/db/schema'
import { dayOf, type Telling } from '~/features/account/moment'
import type { Learner } from '~/features/account/session.server'
import { knownZone } from '~/features/account/zone'
import { courseRow } from '~/features/course/course.server'
import { Refusal } from '~/features/refusal'
import { mentorState, placeInQueue } from './mentor'
import { hasRoomFor, waitingFor } from './mentor.server'
import { nameOf } from './mentor-view.server'
import { movedIn } from './moved.server'
import { type RewardKind, rewardPath } from './reward'
import { sprintBy } from './sprint.server'
import { coursesOf, lessonsIn, lessonsOf } from './sprint-lessons.server'

/** Who would answer a mentor question, whether they take one now, and how many people are before; null where nobody teaches. */
async function mentorOf(learnerId: string, courseId: string) {
  const course = await courseRow(reader(), courseId)
  const instructorId = course?.instructorId ?? null
  const name = await nameOf(instructorId)
  if (!course || !name) return null
  const waiting = await waitingFor(reader(), instructorId)
  const full = !(await hasRoomFor(reader(), course))
  return { name, full, before: placeInQueue(waiting, { id: '', learnerId, askedAt: null }) }
}

/**
 * A learner's own finished sprint: what was done, what it moved, and the reward
 * or the choice of one.
 *
 * @throws Refusal `not-found` for a missing one and for somebody else's.
 */
export async function sprintView(learnerId: string, sprintId: string) {
  const found = await sprintBy(reader(), learnerId, sprintId)
  if (!found) throw new Refusal('not-found')
  const { sprint, reward } = found
  const lessons = await lessonsOf(sprint)
  const third = lessons.at(-1)
  if (!third) throw new Refusal('not-found')
  const concepts = new Map(
    lessons.flatMap(({ version }) =>
      version.concepts.map(({ id, title }) => [id, { title, language: version.language }] as const),
    ),
  )
  const asked = lessons.flatMap(({ questions }) => questions.map(({ conceptId }) => conceptId))
  const runs = lessons.map(({ lessonId }) => lessonId)
  const moved = await movedIn(learnerId, [...new Set(asked)], runs)
  return {
    id: sprintId,
    course: { id: third.courseId, title: third.courseTitle, language: third.language },
    minutes: Math.round(lessons.reduce((sum, { minutes }) => sum + minutes, 0)),
    right: lessons.reduce((sum, { right }) => sum + right, 0),
    of: asked.length,
    moved: moved.flatMap((one) => {
      const concept = concepts.get(one.conceptId)
      return concept ? [{ ...one, ...concept }] : []
    }),
    mentor: reward ? null : await mentorOf(learnerId, third.courseId),
    reward: reward && { kind: reward.kind, href: rewardPath(reward) },
  }
}

export type SprintView = Awaited<ReturnType<typeof sprintView>>

function sprintsOf(learnerId: string) {
  return reader()
    .select({
      sprint: sprints,
      reward: { id: rewards.id, kind: rewards.kind },
      question: mentorQuestions,
    })
    .from(sprints)
    .leftJoin(rewards, eq(rewards.sprintId, sprints.id))
    .leftJoin(mentorQuestions, eq(mentorQuestions.id, rewards.id))
    .where(eq(sprints.learnerId, learnerId))
    .orderBy(desc(sprints.finishedAt), desc(sprints.id))
}

/**
 * A learner's finished sprints, newest first: those waiting for a choice, and
 * what was chosen. A stranger has none.
 */
export async function rewardsOf(learnerId: string | null, telling: Telling) {
  const rows = learnerId ? await sprintsOf(learnerId) : []
  const lessons = await lessonsIn(rows.flatMap(({ sprint }) => sprint.lessons))
  const all = rows.map(({ sprint, reward, question }) => ({
    sprintId: sprint.id,
    finished: dayOf(sprint.finishedAt, telling),
    courses: coursesOf(sprint.lessons.flatMap(({ lessonId }) => lessons.get(lessonId) ?? [])),
    kind: reward?.kind ?? null,
    href: reward ? rewardPath(reward) : `/sprints/${sprint.id}`,
    state: question && mentorState(question),
  }))
  return {
    waiting: all.filter(({ kind }) => kind === null),
    chosen: all.filter(({ kind }) => kind !== null),
  }
}

export type RewardLine = Awaited<ReturnType<typeof rewardsOf>>['chosen'][number]

/**
 * A reward by its id, as anyone may see it who has its address: a badge is
 * public, a mentor question only says so to its learner.
 *
 * @throws Refusal `not-found`
 */
export async function rewardView(
  viewer: Pick<Learner, 'id'> | null,
  rewardId: string,
  language: Telling['language'],
) {
  const [found] = await reader()
    .select({ reward: rewards, sprint: sprints, zone: studyLog.zone })
    .from(rewards)
    .innerJoin(sprints, eq(sprints.id, rewards.sprintId))
    .leftJoin(studyLog, and(eq(studyLog.lessonId, sprints.id), eq(studyLog.kind, 'finished')))
    .where(eq(rewards.id, rewardId))
  const own = viewer !== null && found?.reward.learnerId === viewer.id
  if (!found || (found.reward.kind !== 'badge' && !own)) throw new Refusal('not-found')
  const { reward, sprint } = found
  const lessons = await lessonsOf(sprint)
  return {
    kind: reward.kind as RewardKind,
    href: rewardPath(reward),
    own,
    name: await nameOf(reward.learnerId),
    finished: dayOf(sprint.finishedAt, { language, zone: knownZone(found.zone) }),
    courses: coursesOf(lessons),
    modules: lessons.map(({ courseId, key, title, language: lang }) => ({
      href: `/courses/${courseId}/modules/${key}`,
      title,
      language: lang,
    })),
  }
}

export type BadgeView = Awaited<ReturnType<typeof rewardView>>
