import { parseFeed } from 'podcast-partytime'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { publishTiny, type TestDatabase, testDatabase } from '#/tests/support/database'
import { keptDigest } from '#/tests/support/digests'
import { newLearner } from '#/tests/support/finisher'
import { feedFaults } from '#/tests/support/podcast-rules'
import { answer } from '#/tests/support/site'
import { canary } from '#/tests/support/tiny-course'
import { ORIGIN, visitor } from '#/tests/support/visitor'
import { courseFeed } from '~/features/digest/feed/course-feed.server'
import { feedGuid } from '~/features/digest/feed/guid.server'

const AT = new Date('2026-11-20T10:00:00Z')
const LATER = new Date('2026-11-21T10:00:00Z')

let database: TestDatabase
let about: { courseId: string; versionId: string }
const ids: Record<string, string> = {}

const stranger = visitor()
const feedPath = '/courses/tiny/feed'
const read = async () => parseFeed((await stranger.get(feedPath)).text)

beforeAll(async () => {
  database = await testDatabase()
  const { versionId } = await publishTiny(database, { modules: 4 })
  about = { courseId: 'tiny', versionId }
  // Made out of order, and one of them twice.
  const make = async (n: number, more: object = {}) => {
    const module = { ...about, moduleId: `tiny/m${n}`, title: `Module ${n}`, createdAt: AT }
    return (await keptDigest({ ...module, ...more })).id
  }
  ids.m3 = await make(3)
  await make(1, { createdAt: new Date('2026-11-19T10:00:00Z') })
  ids.m1 = await make(1, { createdAt: LATER })
  await make(2, { state: 'failed', audioId: null })
  const { id: learnerId } = await newLearner()
  await make(4, { kind: 'assembled', learnerId, title: 'Only mine' })
}, 60_000)

afterAll(() => database.drop())

describe('the podcast of a course', () => {
  it('is valid, and read as what the course is', async () => {
    const { status, headers, text } = await stranger.get(feedPath)
    expect(status).toBe(200)
    expect(headers.get('Content-Type')).toBe('application/rss+xml; charset=utf-8')
    expect(headers.get('Cache-Control')).toBe('public, max-age=300')
    expect(headers.has('Set-Cookie')).toBe(false)
    expect(feedFaults(text)).toEqual([])
    expect(await read()).toMatchObject({
      title: 'Tiny tiny',
      description: 'A course for tests.',
      author: 'Teacher Tan',
      copyright: 'Teacher Tan, CC BY 4.0',
      link: `${ORIGIN}/courses/tiny`,
      guid: feedGuid(`${ORIGIN}/courses/tiny/feed`),
      license: { identifier: 'cc-by-4.0' },
      pubsub: { self: ORIGIN + feedPath },
      itunesBlock: false,
    })
  })

  it('has the digests that can be heard in the order of the modules, each made last, nobody’s own', async () => {
    const items = (await read())?.items ?? []
    const found = [...items].sort((a, b) => Number(a.itunesEpisode) - Number(b.itunesEpisode))
    expect(found.map(({ title, itunesEpisode }) => [title, itunesEpisode])).toEqual([
      ['Module 1', 1],
      ['Module 3', 3],
    ])
    expect(found[0]).toMatchObject({
      description: 'What m1 says of a. What m1 says of b.',
      pubDate: LATER,
      link: `${ORIGIN}/courses/tiny/modules/m1/digest`,
      enclosure: { url: `${ORIGIN}/digests/${ids.m1}/audio.mp3`, type: 'audio/mpeg' },
      podcastChapters: { url: `${ORIGIN}/digests/${ids.m1}/chapters` },
      podcastTranscripts: [{ url: `${ORIGIN}/digests/${ids.m1}/transcript`, type: 'text/vtt' }],
    })
  })

  it('keeps the guid of an episode when its digest is made anew', async () => {
    const guids = async () => (await courseFeed('tiny', ORIGIN)).episodes.map(({ guid }) => guid)
    const before = await guids()
    const again = { moduleId: 'tiny/m3', title: 'Module 3' }
    const { id } = await keptDigest({ ...about, ...again, createdAt: LATER })
    const { episodes } = await courseFeed('tiny', ORIGIN)
    expect(episodes[1]?.audio.address).toBe(`${ORIGIN}/digests/${id}/audio.mp3`)
    expect(await guids()).toEqual(before)
    expect(new Set(before).size).toBe(2)
  })

  it('is sent once to those who ask whether it has changed', async () => {
    const first = await stranger.get(feedPath)
    const etag = first.headers.get('ETag') ?? ''
    const date = first.headers.get('Last-Modified') ?? ''
    expect(Number.isNaN(Date.parse(date))).toBe(false)
    for (const [name, value] of [
      ['If-None-Match', etag],
      ['If-Modified-Since', date],
    ] as const) {
      const again = await stranger.get(feedPath, { [name]: value })
      expect(again.status).toBe(304)
      expect(again.text).toBe('')
      expect(again.headers.get('ETag')).toBe(etag)
    }
    const old = new Date(Date.parse(date) - 1000).toUTCString()
    expect((await stranger.get(feedPath, { 'If-Modified-Since': old })).status).toBe(200)
    const other = { 'If-None-Match': 'W/"other"', 'If-Modified-Since': date }
    expect((await stranger.get(feedPath, other)).status).toBe(200)
    const moduleId = 'tiny/m4'
    await keptDigest({ ...about, moduleId, title: 'Module 4', createdAt: new Date() })
    expect((await stranger.get(feedPath, { 'If-None-Match': etag })).status).toBe(200)
  })

  it('holds no key to a question, and no question', async () => {
    const { text } = await stranger.get(feedPath)
    expect(text).not.toContain(canary(''))
    expect(text).not.toContain('Asked by')
  })

  it('is valid while there is nothing to hear', async () => {
    await publishTiny(database, { id: 'mute', modules: 2 })
    const { status, text } = await stranger.get('/courses/mute/feed')
    expect(status).toBe(200)
    expect(feedFaults(text)).toEqual([])
    expect(text).not.toContain('<item>')
  })

  it('is named on the page of its course, for apps and for people', async () => {
    const { text } = await stranger.get('/courses/tiny')
    expect(text).toMatch(
      /<link rel="alternate" type="application\/rss\+xml" href="\/courses\/tiny\/feed"/,
    )
    expect(text).toMatch(/<a href="\/courses\/tiny\/feed"[^>]*>Hear it as a podcast<\/a>/)
  })

  it('has a square picture that Apple takes', async () => {
    const url = `${ORIGIN}/courses/tiny/feed/picture.png`
    const picture = await answer(new Request(url), { requestId: 'picture' })
    expect(picture.headers.get('Content-Type')).toBe('image/png')
    const png = Buffer.from(await picture.arrayBuffer())
    expect(png.subarray(0, 8).toString('latin1')).toBe('\x89PNG\r\n\x1a\n')
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1400, 1400])
    expect([png[24], png[25]]).toEqual([8, 2]) // bits a colour; red, green and blue, no alpha
    expect(png.length).toBeLessThan(500_000)
  })

  it('is there for published courses alone', async () => {
    expect((await stranger.get('/courses/none/feed')).status).toBe(404)
    expect((await stranger.get('/courses/none/feed/picture.png')).status).toBe(404)
  })
})
