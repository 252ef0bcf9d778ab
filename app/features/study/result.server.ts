import { eq } from 'drizzle-orm'
import { reader } from '~/db/db.server'
import { rewards, sprints } from '~/db/schema'
import { digestSeconds } from '~/features/digest/module-digest.server'
import type { GraphView } from '~/features/graph/graph'
import { SPRINT } from '~/features/sprint/sprint'
import { sprintStateOf } from '~/features/sprint/sprint.server'
import { type Asked, lessonOf } from './lesson.server'
import { type NextStep, standingIn } from './today.server'

/** What a finished lesson says. */
type Result = {
  right: number
  concepts: GraphView['concepts']
  next: NextStep | null
  /** The sprint this lesson finished, while its reward is to be chosen. */
  sprintId: string | null
  /** Whether it counts already, or waits for another open lesson, or is a new try. */
  counts: 'counted' | 'waits' | 'again'
  counted: number
  /** Minutes to read the module, for one whom a shared digest led here. */
  toRead: number | null
  /** The seconds of the module's digest; null while it can't be heard. */
  digest: number | null
}

export type LessonView = {
  lessonId: string
  course: { id: string; title: string; language: string }
  module: { key: string; title: string }
  asked: Asked[]
  result: Result | null
}

/**
 * A learner's own lesson as its page shows it.
 *
 * @throws Refusal `not-found`
 */
export async function lessonView(learnerId: string, lessonId: string): Promise<LessonView> {
  const { lesson, version, module, asked, right } = await lessonOf(learnerId, lessonId)
  const view = {
    lessonId,
    course: { id: version.courseId, title: version.title, language: version.language },
    module: { key: module.key, title: module.title },
    asked,
  }
  if (!lesson.finishedAt) return { ...view, result: null }
  const { next, graph } = await standingIn(learnerId, version)
  const tested = new Set(module.card?.questions.map(({ conceptId }) => conceptId))
  const { counted, waiting } = await sprintStateOf(learnerId)
  const own = await reader()
    .select({
      id: sprints.id,
      lessons: sprints.lessons,
      at: sprints.finishedAt,
      reward: rewards.id,
    })
    .from(sprints)
    .leftJoin(rewards, eq(rewards.sprintId, sprints.id))
    .where(eq(sprints.learnerId, learnerId))
  const ofLesson = own.find(({ lessons }) => lessons.some((one) => one.lessonId === lessonId))
  const done = own.find(
    ({ at, reward }) => !reward && at.getTime() === lesson.finishedAt?.getTime(),
  )
  const holds = (lessons: { lessonId: string }[]) =>
    lessons.some((one) => one.lessonId === lessonId)
  return {
    ...view,
    result: {
      right,
      concepts: graph.concepts.filter(({ id }) => tested.has(id)),
      next,
      sprintId: done?.id ?? null,
      counts: holds(waiting) ? 'waits' : holds(counted) || ofLesson ? 'counted' : 'again',
      counted: ofLesson ? SPRINT : counted.length,
      toRead: lesson.shareId ? Math.max(1, Math.round(module.minutes)) : null,
      digest: await digestSeconds(version, module),
    },
  }
}
