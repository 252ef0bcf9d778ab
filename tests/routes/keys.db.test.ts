import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { ACTORS, type Actor, peopled, type World } from '#/tests/support/actors'
import { type TestDatabase, testDatabase } from '#/tests/support/database'
import { browserOf, newLearner } from '#/tests/support/finisher'
import { newDigest } from '#/tests/support/shares'
import { cardOf, responseTo, study } from '#/tests/support/study'
import { canary, tinyCourse } from '#/tests/support/tiny-course'
import { ORIGIN, type Visit, type Visitor } from '#/tests/support/visitor'
import * as tables from '~/db/schema'
import { courseNow } from '~/features/course/course.server'
import { makeShare } from '~/features/digest/share/share.server'
import { compile } from '~/features/studio/compile.server'
import { publish } from '~/features/studio/publish.server'
import { beginLesson } from '~/features/study/lesson.server'
import type { Outcome } from '~/features/study/study.server'

const COURSE = 'secret'
const DAY = 86_400_000 // ms
const AT_ONCE = 64

let database: TestDatabase
let world: World
const source = tinyCourse({ id: COURSE, modules: 3 })
const card = source.modules.flatMap((module) => module.card)
const canaries = source.modules.flatMap(({ card, pool }) => [...card, ...pool]).map(({ id }) => id)

beforeAll(async () => {
  database = await testDatabase()
  world = await peopled()
  const instructorId = world.things.instructor.person
  await publish(await compile(source), { instructorId, admin: false })
  shared = await sharedOf(world.things.learner.person)
}, 120_000)

afterAll(async () => {
  vi.useRealTimers()
  await database.drop()
})

/** Every address of the secret course that a page leads to, and what it begins. */
async function begin(browser: Visitor): Promise<string[]> {
  const begun = [`/courses/${COURSE}`, `/courses/${COURSE}/graph`]
  for (const { id, concepts } of source.modules) {
    begun.push(`/courses/${COURSE}/modules/${id}`)
    begun.push((await browser.post('/lessons', { course: COURSE, module: id })).to ?? '')
    for (const concept of concepts) {
      begun.push(`/courses/${COURSE}/graph?concept=${concept.id}`)
      const practice = await browser.post('/practices', { course: COURSE, concept: concept.id })
      begun.push(practice.to ?? '')
    }
  }
  return begun
}

let shared: string[]

/** What a shared digest of the secret course opens to everyone. */
async function sharedOf(learnerId: string): Promise<string[]> {
  const { id } = await newDigest({ id: 'of-secret', learnerId, course: COURSE })
  const by = { id: learnerId, address: 'here' }
  const { token } = await makeShare(by, id, { name: 'A name', span: 'never' })
  const parts = ['', '/transcript', '/embed', '/reports'].map((part) => `/shares/${token}${part}`)
  return [...parts, `/oembed?url=${encodeURIComponent(`${ORIGIN}/shares/${token}`)}`]
}

const ALWAYS = [
  '/',
  '/graph',
  '/rewards',
  '/mentor-questions',
  '/account',
  '/account/export',
  '/people',
]
const linksIn = ({ text }: Visit) =>
  [...text.matchAll(/(?:href|action)="(\/[^"]*)"/g)].map(([, path = '']) =>
    path.replaceAll('&amp;', '&').replace(/#.*$/, ''),
  )

/** Those questions of the secret course whose canary is somewhere this browser gets to. */
async function leaksTo(browser: Visitor, from: string[]): Promise<string[]> {
  const todo = [...new Set([...ALWAYS, ...shared, ...from])]
  const seen = new Set(todo)
  const found = new Set<string>()
  for (let path = todo.shift(); path !== undefined; path = todo.shift()) {
    const page = await browser.get(path)
    if (shared.includes(path)) expect(page.status).toBe(200)
    const data = await browser.data(path)
    for (const { text } of [page, data]) {
      if (!text.includes(canary(''))) continue
      for (const id of canaries) {
        if (new RegExp(`${canary(id)}(?![0-9])`).test(text)) found.add(id)
      }
    }
    for (const link of linksIn(page)) {
      // The other courses have been studied: what they tell is known.
      if (seen.has(link) || /^\/(courses\/(tiny|other)|lessons|practices|assets)/.test(link))
        continue
      seen.add(link)
      todo.push(link)
    }
  }
  expect(seen.size).toBeGreaterThan(ALWAYS.length + from.length / 2)
  return [...found].sort()
}

describe('the key to a question', () => {
  const browsers = {} as Record<Actor, Visitor>
  const begun = {} as Record<Actor, string[]>
  const everything = () => Object.values(begun).flat()

  it('does not reach a learner before the answer is in', async () => {
    for (const actor of ACTORS) {
      browsers[actor] = await world.as(actor)
      begun[actor] = actor === 'stranger' ? [] : await begin(browsers[actor])
    }
    expect(await leaksTo(browsers.learner, everything())).toEqual([])
  }, 120_000)

  it('is no part of what a page’s script is told', async () => {
    const own = begun.learner.filter((path) => /^\/(lessons|practices)\//.test(path))
    expect(own).toHaveLength(9)
    for (const path of own) {
      const { asked } = (await browsers.learner.data(path)).json<{ asked: Shown[] }>()
      for (const { choices, feedback, ...question } of asked) {
        expect(feedback).toBeNull()
        expect(Object.keys(question).sort()).toEqual(['ask', 'id', 'kind'])
        for (const choice of choices) expect(Object.keys(choice).sort()).toEqual(['html', 'id'])
      }
    }
  })

  it('is told to whom has answered, for that question alone, and to nobody else', async () => {
    const [question] = cardOf(await courseNow(COURSE), 'm1')
    if (!question) throw new Error('no question')
    const lesson = begun.learner.find((path) => path.startsWith('/lessons/')) ?? ''
    const form = { question: question.id, response: responseTo(question, false) }
    const answered = await browsers.learner.post(
      `${lesson}/answers?_data=routes/lesson.answers`,
      form,
    )
    expect(answered.status).toBe(200)
    expect(answered.text).toContain(canary('m1-q1'))
    for (const actor of ACTORS) {
      const met = { [actor]: await leaksTo(browsers[actor], everything()) }
      expect(met).toEqual({ [actor]: actor === 'learner' ? [card[0]?.id] : [] })
    }
  }, 120_000)
})

type Shown = { id: string; choices: object[]; feedback: unknown }

describe('whatever is sent at once or again', () => {
  let learner: { id: string; zone: string }
  let lesson: string
  let tabs: Visitor[]

  const answers = () =>
    database.read.select().from(tables.studyLog).where(eq(tables.studyLog.lessonId, lesson))
  const post = (question: string, response: string[], tab = 0) =>
    (tabs[tab] as Visitor).post(`/lessons/${lesson}/answers?_data=routes/lesson.answers`, {
      question,
      response,
    })
  const question = async (n: number) => {
    const found = cardOf(await courseNow(COURSE), 'm3')[n]
    if (!found) throw new Error('no question')
    return found
  }

  beforeAll(async () => {
    learner = await newLearner('Many Hands')
    for (const module of ['m1', 'm2']) await study(learner, COURSE, module)
    lesson = await beginLesson(learner, COURSE, 'm3')
    tabs = await Promise.all([browserOf(learner.id), browserOf(learner.id)])
  })

  it('keeps each answer once, the sprint once, and says the same to all', async () => {
    for (const n of [0, 1, 2]) {
      const asked = await question(n)
      const response = responseTo(asked, n !== 1)
      const met = await Promise.all(
        Array.from({ length: AT_ONCE }, (_, i) => post(asked.id, response, i % 2)),
      )
      expect(new Set(met.map(({ status }) => status))).toEqual(new Set([200]))
      const feedback = met.map((visit) =>
        JSON.stringify(visit.json<{ feedback: object }>().feedback),
      )
      expect(new Set(feedback).size).toBe(1)
      const kept = (await answers()).filter(({ questionId }) => questionId === asked.id)
      expect(kept).toHaveLength(1)
    }
    expect((await answers()).map(({ kind }) => kind).sort()).toEqual([
      ...['answered', 'answered', 'answered', 'begun', 'finished'],
    ])
    const { sprints } = tables
    const finished = database.read.select().from(sprints).where(eq(sprints.learnerId, learner.id))
    expect(await finished).toHaveLength(1)
  }, 60_000)

  it('lets the answer that was given stand, on the next day too', async () => {
    const asked = await question(0)
    const right = responseTo(asked, true)
    const wrong = responseTo(asked, false)
    for (const day of [0, 1, 2]) {
      vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + day * DAY })
      const again = await post(asked.id, right)
      expect(again.status).toBe(200)
      const other = await post(asked.id, wrong, 1)
      expect(other.status).toBe(409)
      const stands = other.json() as unknown as Outcome
      expect(stands).toMatchObject({ kind: 'stands', feedback: { chosen: right, right: true } })
      vi.useRealTimers()
    }
    expect((await answers()).filter(({ kind }) => kind === 'answered')).toHaveLength(3)
  })

  it('takes one of two answers that race, and shows it to the other', async () => {
    const runner = await newLearner('Two Minds')
    lesson = await beginLesson(runner, COURSE, 'm3')
    tabs = await Promise.all([browserOf(runner.id), browserOf(runner.id)])
    const asked = await question(0)
    const met = await Promise.all(
      Array.from({ length: 16 }, (_, i) => post(asked.id, responseTo(asked, i % 2 === 0), i % 2)),
    )
    const told = met.map((visit) => visit.json() as unknown as Outcome & { kind: 'answered' })
    expect(new Set(told.map(({ feedback }) => JSON.stringify(feedback.chosen))).size).toBe(1)
    expect(met.map(({ status }) => status).sort()).toEqual(
      [200, 409].flatMap((status) => Array.from({ length: 8 }, () => status)),
    )
  })

  it('chooses one reward, whatever is asked for', async () => {
    const [sprint] = await database.read
      .select()
      .from(tables.sprints)
      .where(eq(tables.sprints.learnerId, learner.id))
    const own = await Promise.all([browserOf(learner.id), browserOf(learner.id)])
    const choices = ['badge', 'mentor-question']
    const met = await Promise.all(
      Array.from({ length: AT_ONCE }, (_, i) =>
        (own[i % 2] as Visitor).post(`/sprints/${sprint?.id}/reward`, {
          reward: choices[i % 2] ?? '',
        }),
      ),
    )
    expect(met.filter(({ status }) => status === 303)).toHaveLength(AT_ONCE / 2)
    expect(met.filter(({ status }) => status === 409)).toHaveLength(AT_ONCE / 2)
    expect(new Set(met.flatMap(({ to }) => to ?? [])).size).toBe(1)
    const { rewards } = tables
    const kept = await database.read.select().from(rewards).where(eq(rewards.learnerId, learner.id))
    expect(kept).toHaveLength(1)
  })
})
