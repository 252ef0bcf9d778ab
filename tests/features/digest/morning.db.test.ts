import { and, eq } from 'drizzle-orm'
import { parseFeed } from 'podcast-partytime'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { publishTiny, type TestDatabase, testDatabase } from '#/tests/support/database'
import { browserOf } from '#/tests/support/finisher'
import { newLearner, study } from '#/tests/support/study'
import { canary } from '#/tests/support/tiny-course'
import { ORIGIN, visitor } from '#/tests/support/visitor'
import { transaction } from '~/db/db.server'
import { audios, digests, feeds, jobs, learners } from '~/db/schema'
import { dropOldDigests } from '~/features/digest/all-digests.server'
import { endFeed, makeFeed } from '~/features/digest/feed/own-feed.server'
import { makeMorning } from '~/features/digest/make-morning.server'
import { askForMornings, dropOldMornings, MAKE_MORNING } from '~/features/digest/morning.server'
import type { Studying } from '~/features/study/study.server'
import { onJob } from '~/jobs/kinds.server'
import { workOnce } from '~/jobs/work.server'

const DAY = 86_400_000 // ms
const HOUR = 3_600_000 // ms
const START = Date.UTC(2026, 9, 1, 12) // study is at noon UTC
// Each audio takes some seconds of computing.
vi.setConfig({ testTimeout: 120_000 })

let database: TestDatabase
let learner: Studying

const at = (day: number, hour: number) => vi.setSystemTime(START + day * DAY + (hour - 12) * HOUR)
const jobsOf = () => database.read.select().from(jobs).where(eq(jobs.kind, MAKE_MORNING))
const mornings = (id = learner.id) =>
  database.read
    .select()
    .from(digests)
    .where(and(eq(digests.learnerId, id), eq(digests.kind, 'morning')))
    .orderBy(digests.day)
const work = async () => {
  while (await workOnce('long'));
}
const morning = async () => {
  await askForMornings()
  await work()
}

beforeAll(async () => {
  database = await testDatabase()
  await publishTiny(database, { modules: 3 })
  onJob(MAKE_MORNING, makeMorning, { lane: 'long' })
})
afterAll(() => database.drop())

/** Somebody who answered three cards, all right, and has a feed. */
beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: START })
  learner = await newLearner()
  for (const module of ['m1', 'm2', 'm3']) await study(learner, 'tiny', module)
})
afterEach(async () => {
  await transaction(async (tx) => {
    await tx.delete(feeds)
    await tx.delete(jobs)
  })
  vi.useRealTimers()
})

describe('a morning', () => {
  it('comes at five, of three concepts, and is in the feed with all that belongs to it', async () => {
    const token = await makeFeed(learner.id)
    at(5, 4.99)
    await askForMornings()
    expect(await jobsOf()).toEqual([])
    at(5, 5)
    await morning()
    const [row, ...more] = await mornings()
    expect(more).toEqual([])
    expect(row).toMatchObject({ day: '2026-10-06', language: 'en', state: 'ready', moduleId: null })
    expect(row?.title).toMatch(/^October 6: Concept [AB] of m\d, .*, and Concept [AB] of m\d$/)
    const script = row?.script ?? []
    expect(script.filter(({ from }) => from?.kind === 'question')).toHaveLength(3)
    expect(JSON.stringify(script)).not.toContain(canary(''))

    const [audio] = await database.read
      .select()
      .from(audios)
      .where(eq(audios.id, row?.audioId ?? ''))
    expect(audio?.seconds).toBeLessThanOrEqual(180)
    expect(audio?.seconds).toBeGreaterThan(20)
    // Of its questions each has four seconds to think.
    const cues = audio?.cues ?? []
    script.forEach(({ from }, n) => {
      const gap = (cues[n + 1]?.start ?? 0) - (cues[n]?.end ?? 0)
      if (from?.kind === 'question') expect(gap).toBeCloseTo(4, 1)
    })
    const { text } = await visitor().get(`/feeds/${token}`)
    const item = parseFeed(text)?.items.find(({ guid }) => guid === row?.id)
    expect(item?.title).toBe(row?.title)
    const path = (item?.enclosure.url ?? '').replace(ORIGIN, '')
    const heard = await visitor().get(path)
    expect([heard.status, heard.headers.get('Content-Length')]).toEqual([200, String(audio?.bytes)])
  })

  it('comes once a day, whoever asks and however often', async () => {
    await makeFeed(learner.id)
    at(5, 6)
    await Promise.all([askForMornings(), askForMornings(), askForMornings()])
    expect(await jobsOf()).toHaveLength(1)
    const [job] = await jobsOf()
    if (!job) throw new Error('no job')
    const handle = { report: () => {}, signal: new AbortController().signal }
    await Promise.all([makeMorning(job, handle), makeMorning(job, handle), work()])
    expect(await mornings()).toHaveLength(1)
    at(5, 23)
    await morning()
    expect(await mornings()).toHaveLength(1)
    at(6, 5)
    await morning()
    expect((await mornings()).map(({ day }) => day)).toEqual(['2026-10-06', '2026-10-07'])
  })

  it('goes on after the process that made it has stopped', async () => {
    await makeFeed(learner.id)
    at(5, 6)
    await askForMornings()
    const soon = new AbortController()
    const working = workOnce('long', { soon: soon.signal, now: new AbortController().signal })
    await expect.poll(jobsOf).toMatchObject([{ state: 'running' }])
    soon.abort()
    await working
    expect(await mornings()).toEqual([])
    expect(await jobsOf()).toMatchObject([{ state: 'waiting' }])
    await work()
    expect(await mornings()).toHaveLength(1)
    expect(await jobsOf()).toEqual([])
  })

  it('is not made where nothing is fading', async () => {
    await makeFeed(learner.id)
    at(1, 6)
    await askForMornings()
    expect(await jobsOf()).toEqual([])
    // Somebody who got all of it wrong never knew it.
    const other = await newLearner()
    vi.setSystemTime(START)
    for (const module of ['m1', 'm2', 'm3']) await study(other, 'tiny', module, { right: 0 })
    await endFeed(learner.id)
    await makeFeed(other.id)
    at(9, 6)
    await askForMornings()
    expect(await jobsOf()).toEqual([])
  })

  it('is made for those who listen: without a feed, or long unused, there is none', async () => {
    at(5, 6)
    await askForMornings()
    expect(await jobsOf()).toEqual([])
    const token = await makeFeed(learner.id)
    at(18, 6)
    await askForMornings()
    expect(await jobsOf()).toHaveLength(1)
    await transaction((tx) => tx.delete(jobs))
    at(20, 6)
    await askForMornings()
    expect(await jobsOf()).toEqual([])
    await visitor().get(`/feeds/${token}`)
    at(33, 6)
    await askForMornings()
    expect(await jobsOf()).toHaveLength(1)
  })

  it('is not made any more when the feed has ended, or its day is over', async () => {
    await makeFeed(learner.id)
    at(5, 6)
    await askForMornings()
    await endFeed(learner.id)
    await work()
    expect(await mornings()).toEqual([])
    await makeFeed(learner.id)
    await askForMornings()
    at(6, 6)
    await work()
    expect(await mornings()).toEqual([])
  })

  it.each([
    // As it was set, whatever the study log says; else where the last lesson was.
    ['Pacific/Auckland', 'UTC', 16, '2026-10-07'],
    [null, 'America/New_York', 9, '2026-10-06'],
  ])('follows the learner’s own clock: %s, %s', async (zone, studied, hour, day) => {
    const there = { ...(await newLearner()), zone: studied }
    await transaction((tx) => tx.update(learners).set({ zone }).where(eq(learners.id, there.id)))
    vi.setSystemTime(START)
    for (const module of ['m1', 'm2', 'm3']) await study(there, 'tiny', module)
    await makeFeed(there.id)
    at(5, hour - 0.01)
    await askForMornings()
    expect(await jobsOf()).toEqual([])
    at(5, hour)
    await askForMornings()
    expect(await jobsOf()).toMatchObject([{ payload: { day } }])
  })

  it('is told of on the page of the feed: when it comes, that nothing fades, what it is', async () => {
    const browser = await browserOf(learner.id)
    const page = async () => (await browser.get('/feeds')).text
    expect(await page()).not.toContain('This morning')
    await makeFeed(learner.id)
    at(1, 4)
    expect(await page()).toContain('Today’s episode comes after five in the morning.')
    at(1, 6)
    expect(await page()).toContain('Nothing is fading today.')
    at(5, 6)
    expect(await page()).toContain('Today’s episode is on its way.')
    await morning()
    const [row] = await mornings()
    expect(await page()).toContain(row?.title)
    expect(await page()).toContain(`src="/digests/${row?.id}/audio"`)
    at(20, 6)
    expect(await page()).toContain('Mornings rest while nobody listens.')
    const other = await browserOf((await newLearner()).id)
    expect((await other.get(`/digests/${row?.id}/audio`)).status).toBe(404)
  })

  it('is dropped after 14 days, and what it sounded like with it', async () => {
    await makeFeed(learner.id)
    at(5, 6)
    await morning()
    const [row] = await mornings()
    at(19, 5.99)
    await dropOldMornings()
    expect(await mornings()).toHaveLength(1)
    at(19, 6.01)
    await dropOldMornings()
    expect(await mornings()).toEqual([])
    await transaction((tx) => tx.delete(digests).where(eq(digests.kind, 'morning')))
    await dropOldDigests()
    const left = await database.read
      .select()
      .from(audios)
      .where(eq(audios.id, row?.audioId ?? ''))
    expect(left).toEqual([])
  })
})
