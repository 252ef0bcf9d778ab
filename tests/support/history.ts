import { eq } from 'drizzle-orm'
import { vi } from 'vitest'
import type { Database } from '~/db/db.server'
import * as tables from '~/db/schema'
import { courseNow } from '~/features/course/course.server'
import { chooseReward } from '~/features/sprint/sprint.server'
import { beginLesson } from '~/features/study/lesson.server'
import { answerPractice, type Studying } from '~/features/study/study.server'
import { answerLesson, newPractice, responseTo } from './study'

const HOUR = 3_600_000 // ms
const ZONES = ['UTC', 'Asia/Shanghai', 'America/New_York', 'Pacific/Apia']

type Step = (database: Database, learner: Studying, random: () => number) => Promise<void>

const lessonStep: Step = async (database, learner, random) => {
  const course = random() < 0.7 ? 'tiny' : 'other'
  const lessonId = await beginLesson(learner, course, `m${1 + Math.floor(random() * 6)}`)
  const given = await database.read.$count(tables.studyLog, eq(tables.studyLog.lessonId, lessonId))
  const count = 1 + Math.floor(random() * 3)
  // One row says that the lesson was begun.
  await answerLesson(learner, lessonId, { from: given - 1, count, right: random() * 4 })
}

const practiceStep: Step = async (_, learner, random) => {
  const conceptId = `tiny/m${1 + Math.floor(random() * 6)}-a`
  const practiceId = await newPractice(learner, 'tiny', conceptId)
  for (const question of (await courseNow('tiny')).pool.get(conceptId) ?? []) {
    if (random() < 0.2) return
    const response = responseTo(question, random() < 0.6)
    await answerPractice(learner, practiceId, { question: question.id, response })
  }
}

const chooseStep: Step = async (database, learner, random) => {
  const finished = await database.read
    .select()
    .from(tables.sprints)
    .where(eq(tables.sprints.learnerId, learner.id))
  const sprint = finished[Math.floor(random() * finished.length)]
  const chosen =
    sprint && (await database.read.$count(tables.rewards, eq(tables.rewards.sprintId, sprint.id)))
  if (sprint && chosen === 0) {
    await chooseReward(learner, sprint.id, random() < 0.5 ? 'badge' : 'mentor-question')
  }
}

/**
 * Lessons of the courses `tiny` and `other` begun, left and taken up again, new tries,
 * practices, rewards; on a clock that also jumps back, which the test has made its own.
 */
export async function liveThrough(
  database: Database,
  learner: Studying,
  random: () => number,
  steps: number,
): Promise<void> {
  for (let step = 0; step < steps; step++) {
    // Now and then the clock jumps back.
    vi.setSystemTime(Date.now() + (random() - 0.1) * 20 * HOUR)
    const zone = ZONES[Math.floor(random() * ZONES.length)] ?? 'UTC'
    const draw = random()
    const act = draw < 0.75 ? lessonStep : draw < 0.9 ? practiceStep : chooseStep
    await act(database, { ...learner, zone }, random)
  }
}
