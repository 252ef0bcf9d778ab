import { setTimeout as soon } from 'node:timers/promises'
import type { CourseSource } from '~/features/course/outline'
import { askedIn, type Caller, caller, responseOf } from './caller'
import type { Product } from './product'

const LEARNERS = 8 // at a time

type Kept = { by: Caller; lesson: string; question: string; response: string[] }
type Chosen = { by: Caller; sprint: string; reward: string }
type Acknowledged = { answers: Kept[]; rewards: Chosen[] }

export type Killed = { kills: number; acknowledged: number; lost: number; rewardsTwice: number }

type Outcome = { kind: string; feedback: { chosen: string[] } }

const script = (path: string, route: string) => `${path}?_data=routes/${route}`

/** A guest who studies the whole course and chooses rewards, until the server goes away. */
async function studyOn(origin: string, course: CourseSource, kept: Acknowledged): Promise<void> {
  const by = caller(origin)
  for (const [n, { id }] of course.modules.entries()) {
    const lesson = (await by.post('/lessons', { course: course.id, module: id })).to
    for (const shown of await askedIn(by, lesson)) {
      const response = responseOf(course, shown, n % 2 === 0)
      const form = { question: shown.id, response }
      const { status, text } = await by.post(script(`${lesson}/answers`, 'lesson.answers'), form)
      if (status !== 200) throw new Error(`an answer met ${status} ${text}`)
      kept.answers.push({ by, lesson, question: shown.id, response })
    }
    if (n % 3 !== 2) continue
    const sprint = lesson.replace('/lessons/', '/sprints/')
    const reward = n === 2 ? 'badge' : 'mentor-question'
    const { status } = await by.post(`${sprint}/reward`, { reward })
    if (status !== 303) throw new Error(`a reward met ${status}`)
    kept.rewards.push({ by, sprint, reward })
  }
}

/** How many answers that were acknowledged are not as they were given. */
async function lostOf({ answers }: Acknowledged): Promise<number> {
  let lost = 0
  const lessons = new Map(answers.map(({ lesson, by }) => [lesson, by]))
  for (const [lesson, by] of lessons) {
    const asked = await askedIn(by, lesson)
    for (const { question, response } of answers.filter((one) => one.lesson === lesson)) {
      const feedback = asked.find(({ id }) => id === question)?.feedback as Outcome['feedback']
      const chosen = [...(feedback?.chosen ?? [])].sort()
      if (chosen.join() !== [...response].sort().join()) lost += 1
    }
  }
  return lost
}

type Line = { sprintId: string; kind: string | null }

/** How many sprints have more rewards than one, or another than was acknowledged. */
async function twiceOf({ rewards, answers }: Acknowledged): Promise<number> {
  let twice = 0
  for (const by of new Set(answers.map((one) => one.by))) {
    const { waiting, chosen } = await by.data<Record<'waiting' | 'chosen', Line[]>>(
      '/rewards',
      'rewards',
    )
    const sprints = [...waiting, ...chosen].map(({ sprintId }) => sprintId)
    const finished = new Set(answers.filter((one) => one.by === by).map(({ lesson }) => lesson))
      .size
    twice += sprints.length - new Set(sprints).size
    twice += Math.max(0, sprints.length - Math.ceil(finished / 3))
    for (const { sprint, reward } of rewards.filter((one) => one.by === by)) {
      const line = chosen.find(({ sprintId }) => sprint.endsWith(sprintId))
      if (line?.kind !== reward) twice += 1
    }
  }
  return twice
}

/**
 * Kills the product in the middle of answers, again and again, and counts what it had
 * acknowledged and does not have any more once it is back.
 *
 * @param kills how often
 * @param after how many answers are to be acknowledged before the n-th kill
 */
export async function killed(
  product: Product,
  course: CourseSource,
  kills: number,
  after: (n: number) => number = (n) => 20 + ((n * 37) % 150),
): Promise<Killed> {
  const result: Killed = { kills, acknowledged: 0, lost: 0, rewardsTwice: 0 }
  for (let n = 0; n < kills; n++) {
    const kept: Acknowledged = { answers: [], rewards: [] }
    let killing: Promise<void> | null = null
    const keepOn = async () => {
      while (!killing) {
        await studyOn(product.origin, course, kept).catch((error) => {
          if (!killing) throw error
        })
      }
    }
    const watch = async () => {
      while (kept.answers.length < after(n)) await new Promise(setImmediate)
      killing = product.kill9()
    }
    await Promise.all([watch(), ...Array.from({ length: LEARNERS }, keepOn)]).catch(
      async (error: Error) => {
        const failed = () => product.said().match(/^.*"level":50.*$/m)?.[0]
        for (let tries = 0; !failed() && tries < 20; tries++) await soon(100)
        throw new Error(`${error.message}: ${failed()}`)
      },
    )
    await killing
    await product.restart()
    result.acknowledged += kept.answers.length
    result.lost += await lostOf(kept)
    result.rewardsTwice += await twiceOf(kept)
  }
  return result
}
