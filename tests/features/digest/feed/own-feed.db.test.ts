import { randomBytes } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { parseFeed } from 'podcast-partytime'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { publishTiny, type TestDatabase, testDatabase } from '#/tests/support/database'
import { keptDigest } from '#/tests/support/digests'
import { everything } from '#/tests/support/everything'
import { browserOf, newLearner } from '#/tests/support/finisher'
import { feedFaults } from '#/tests/support/podcast-rules'
import { answer } from '#/tests/support/site'
import { study } from '#/tests/support/study'
import { ORIGIN, type Visitor, visitor } from '#/tests/support/visitor'
import { feeds } from '~/db/schema'
import { learnerByToken, makeFeed } from '~/features/digest/feed/own-feed.server'
import { Refusal } from '~/features/refusal'

const HOUR = 3_600_000 // ms
const GUESSES = 100_000

let database: TestDatabase
let browser: Visitor
let learner: { id: string; zone: string }
let other: { id: string; zone: string }
const ids: Record<string, string> = {}
const sounds: Record<string, Uint8Array> = {}
const app = visitor()

beforeAll(async () => {
  database = await testDatabase()
  const courses: Record<string, string> = {}
  for (const id of ['tiny', 'second', 'unopened']) {
    courses[id] = (await publishTiny(database, { id, modules: 2 })).versionId
  }
  learner = await newLearner()
  other = await newLearner()
  for (const one of [learner, other]) await study(one, 'tiny', 'm1', { count: 1 })
  await study(learner, 'second', 'm2', { count: 1 })
  await study(other, 'unopened', 'm1', { count: 1 })
  const make = async (name: string, courseId: string, more: object) => {
    const about = { courseId, versionId: courses[courseId] ?? '', title: name }
    const { id, mp3 } = await keptDigest({ ...about, moduleId: `${courseId}/m1`, ...more })
    ids[name] = id
    sounds[name] = mp3
  }
  const at = (day: number) => ({ createdAt: new Date(Date.UTC(2026, 10, day, 6)) })
  await make('of tiny', 'tiny', at(1))
  await make('of second', 'second', at(2))
  await make('of unopened', 'unopened', at(3))
  const own = { learnerId: learner.id, script: [] }
  await make('assembled', 'tiny', { ...own, ...at(4), kind: 'assembled' })
  await make('recorded', 'tiny', { ...own, ...at(5), kind: 'recorded' })
  const day = { day: '2026-11-06', moduleId: null }
  await make('morning', 'tiny', { ...own, ...at(6), ...day, kind: 'morning' })
  await make('draft', 'tiny', { ...own, ...at(7), kind: 'assembled', state: 'draft' })
  await make('of another', 'tiny', { learnerId: other.id, ...at(8), kind: 'recorded' })
  browser = await browserOf(learner.id)
}, 120_000)

afterAll(() => database.drop())
afterEach(() => void vi.useRealTimers())

/** Makes the learner's feed on the page, and gives its path. */
async function made(by = browser): Promise<string> {
  const { status, text } = await by.post('/feeds')
  expect(status).toBe(200)
  const address = /value="([^"]*\/feeds\/[\w-]*)"/.exec(text)?.[1] ?? ''
  return address.replace(ORIGIN, '')
}

const row = async (id = learner.id) =>
  (await database.read.select().from(feeds).where(eq(feeds.learnerId, id)))[0]

describe('a learner’s podcast', () => {
  it('gets an address of 256 bits, which is shown once and not stored', async () => {
    expect(await row()).toBeUndefined()
    expect((await browser.get('/feeds')).text).not.toContain(`${ORIGIN}/feeds/`)
    const path = await made()
    expect(path).toMatch(/^\/feeds\/[\w-]{43}$/)
    const token = path.replace('/feeds/', '')
    expect(Buffer.from(token, 'base64url')).toHaveLength(32)
    expect((await everything(database.read)).join('\n')).not.toContain(token)
    expect((await browser.get('/feeds')).text).not.toContain(token)
  })

  it('is valid, hidden and private, and has what is theirs to hear, the newest first', async () => {
    const path = await made()
    const { status, headers, text } = await app.get(path)
    expect(status).toBe(200)
    expect(headers.get('Content-Type')).toBe('application/rss+xml; charset=utf-8')
    expect(headers.get('Cache-Control')).toBe('private, no-cache')
    expect(feedFaults(text)).toEqual([])
    expect(text).toContain('<itunes:block>Yes</itunes:block>')
    const feed = parseFeed(text)
    expect(feed).toMatchObject({ itunesBlock: true, podcastBlocked: 'yes', itunesType: 'episodic' })
    expect(feed?.pubsub?.self).toBe(ORIGIN + path)
    const titles = [...text.matchAll(/<item><title>([^<]*)/g)].map(([, title]) => title)
    expect(titles).toEqual([
      'morning',
      'recorded',
      'assembled',
      'Tiny second: Module 1',
      'Tiny tiny: Module 1',
    ])
  })

  it('answers for its episodes, to the byte and in parts', async () => {
    const path = await made()
    const feed = parseFeed((await app.get(path)).text)
    for (const item of feed?.items ?? []) {
      const { url, length, type } = item.enclosure
      const audio = await answer(new Request(url), { requestId: 'app' })
      const bytes = Buffer.from(await audio.arrayBuffer())
      const name = Object.keys(ids).find((name) => url.includes(ids[name] ?? '-')) ?? ''
      expect(Buffer.compare(bytes, sounds[name] ?? Buffer.of())).toBe(0)
      expect([length, type]).toEqual([bytes.length, audio.headers.get('Content-Type')])
      expect(audio.headers.get('Cache-Control')).toBe('private, no-cache')

      const Range = 'bytes=1000-1999'
      const part = await answer(new Request(url, { headers: { Range } }), { requestId: 'app' })
      expect(part.status).toBe(206)
      const heard = Buffer.from(await part.arrayBuffer())
      expect(Buffer.compare(heard, bytes.subarray(1000, 2000))).toBe(0)

      const head = await answer(new Request(url, { method: 'HEAD' }), { requestId: 'app' })
      expect(head.headers.get('Content-Length')).toBe(String(length))
      expect(await head.text()).toBe('')

      const transcript = await app.get(item.podcastTranscripts?.[0]?.url ?? '')
      expect(transcript.headers.get('Content-Type')).toBe('text/vtt; charset=utf-8')
      expect(transcript.text).toMatch(/^WEBVTT\n/)
      const chapters = await app.get(item.podcastChapters?.url ?? '')
      expect(chapters.headers.get('Content-Type')).toBe('application/json+chapters')
      expect(chapters.json().version).toBe('1.2.0')
    }
    expect(feed?.items).toHaveLength(5)
    const picture = await app.get(`${path}/picture.png`)
    expect(picture.headers.get('Content-Type')).toBe('image/png')
  })

  it('leads to nothing of anybody else’s, and to nothing that is no episode', async () => {
    const path = await made()
    const part = (digest = '', name = 'audio.mp3') => app.get(`${path}/episodes/${digest}/${name}`)
    expect((await part(ids.morning)).status).toBe(200)
    expect((await part(ids['of another'])).status).toBe(404)
    expect((await part('nothing')).status).toBe(404)
    expect((await part(ids.morning, 'script')).status).toBe(404)
    const theirs = await made(await browserOf(other.id))
    expect((await app.get(`${theirs}/episodes/${ids.morning}/audio.mp3`)).status).toBe(404)
    expect((await app.get(`${theirs}/episodes/${ids.morning}/transcript`)).status).toBe(404)
  })

  it('has one address: a new one ends the one before', async () => {
    const before = await made()
    const after = await made()
    expect(after).not.toBe(before)
    expect((await app.get(before)).status).toBe(404)
    expect((await app.get(after)).status).toBe(200)
  })

  it('is gone at once, in all its parts, when it is ended', async () => {
    const path = await made()
    const parts = ['audio.mp3', 'audio', 'transcript', 'chapters']
    const paths = [
      path,
      `${path}/picture.png`,
      ...parts.map((part) => `${path}/episodes/${ids.morning}/${part}`),
    ]
    const etag = (await app.get(path)).headers.get('ETag') ?? ''
    for (const each of paths) expect((await app.get(each)).status).toBe(200)
    const ended = await browser.post('/feeds/revocation', {}, { Referer: `${ORIGIN}/feeds` })
    expect([ended.status, ended.to]).toEqual([303, '/feeds'])
    for (const each of paths) {
      expect((await app.get(each)).status).toBe(404)
      expect((await app.get(each, { 'If-None-Match': etag })).status).toBe(404)
      expect((await app.get(each, { Range: 'bytes=0-1' })).status).toBe(404)
    }
    expect(await row()).toBeUndefined()
  })

  it('tells when it was last used, and writes that at most once an hour', async () => {
    const path = await made()
    expect((await browser.get('/feeds')).text).toContain('Not used yet')
    const start = Date.UTC(2026, 10, 27, 8)
    const usedAt = async (ms: number) => {
      vi.useFakeTimers({ toFake: ['Date'], now: start + ms })
      await app.get(ms % 2 === 0 ? path : `${path}/episodes/${ids.morning}/chapters`)
      vi.useRealTimers()
      return ((await row())?.lastUsedAt?.getTime() ?? 0) - start
    }
    expect(await usedAt(0)).toBe(0)
    expect(await usedAt(HOUR - 1)).toBe(0)
    expect(await usedAt(HOUR)).toBe(HOUR)
    expect(await usedAt(2 * HOUR - 2)).toBe(HOUR)
    expect(await usedAt(2 * HOUR + 1)).toBe(2 * HOUR + 1)
    expect((await browser.get('/feeds')).text).toContain('Last used November 27, 2026')
  })

  it('goes with its learner', async () => {
    const { id } = await newLearner('Short Stay')
    const token = await makeFeed(id)
    expect(await learnerByToken(token)).toBe(id)
    const account = await browserOf(id)
    await account.post('/account/deletion', { password: 'a password' })
    await expect(learnerByToken(token)).rejects.toThrow(Refusal)
  })

  it('is nobody’s by guessing: of 100,000 tokens not one leads anywhere', async () => {
    const path = await made()
    let hits = 0
    const guess = async () => {
      const token = randomBytes(32).toString('base64url')
      await learnerByToken(token).then(
        () => {
          hits += 1
        },
        (error) => {
          if (!(error instanceof Refusal)) throw error
        },
      )
    }
    for (let n = 0; n < GUESSES; n += 1000) await Promise.all(Array.from({ length: 1000 }, guess))
    expect(hits).toBe(0)
    // And none that is close to the true one.
    const token = path.replace('/feeds/', '')
    const close = [
      token.slice(1),
      `${token}A`,
      token.toLowerCase(),
      `${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`,
      `${token}%00`,
      '*',
    ]
    for (const each of close) expect((await app.get(`/feeds/${each}`)).status).toBe(404)
    expect((await app.get(path)).status).toBe(200)
  }, 240_000)

  it('is for learners: a stranger is told that there is no such page', async () => {
    const stranger = visitor()
    expect((await stranger.get('/feeds')).status).toBe(404)
    expect((await stranger.post('/feeds')).status).toBe(404)
    expect((await stranger.post('/feeds/revocation')).status).toBe(404)
  })
})
