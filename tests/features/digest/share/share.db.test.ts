import { createHash, randomBytes } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { publishTiny, type TestDatabase, testDatabase } from '#/tests/support/database'
import { everything } from '#/tests/support/everything'
import { newDigest, setSharing } from '#/tests/support/shares'
import { answerLesson, newLearner, study } from '#/tests/support/study'
import { reader, transaction } from '~/db/db.server'
import * as tables from '~/db/schema'
import { deleteDigest } from '~/features/digest/digest.server'
import { figuresOf } from '~/features/digest/share/figures.server'
import { countListen } from '~/features/digest/share/listen.server'
import type { Span } from '~/features/digest/share/share'
import { makeShare, openShare, revokeShare, shareBy } from '~/features/digest/share/share.server'
import { figuresByDigest, shareView, sheetView } from '~/features/digest/share/share-view.server'
import { Refusal } from '~/features/refusal'
import { beginLesson } from '~/features/study/lesson.server'
import type { Studying } from '~/features/study/study.server'

const MINUTE = 60_000 // ms
const DAY = 86_400_000 // ms
const GONE = new Refusal('not-found')
const telling = { language: 'en', zone: 'UTC' } as const

let database: TestDatabase
let instructorId: string
let maker: Studying
let made = 0

beforeAll(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-27T12:00:00Z') })
  database = await testDatabase()
  instructorId = (await publishTiny(database, { modules: 3 })).instructorId
  maker = await newLearner()
})
afterEach(() => setSharing('tiny', 'open'))
afterAll(async () => {
  vi.useRealTimers()
  await database.drop()
})

const pass = (ms: number) => vi.setSystemTime(Date.now() + ms)
const by = (id: string) => ({ id, address: `address of ${id}` })

/** A digest of the maker's and an open share of it. */
async function shared({
  span = 'never' as Span,
  name = 'Amara' as string | null,
  who = maker.id,
} = {}) {
  made += 1
  const { id: digest, audioId } = await newDigest({ id: `digest-${made}`, learnerId: who })
  const { token, waits } = await makeShare(by(who), digest, { name, span })
  const [row] = await reader()
    .select()
    .from(tables.shares)
    .where(eq(tables.shares.digestId, digest))
  return { digest, audioId, token, waits, id: row?.id ?? '' }
}

describe('a share', () => {
  it('opens what is shared, to nobody in particular', async () => {
    const { token } = await shared()
    const view = await shareView(token, null, telling)
    expect(view).toMatchObject({
      kind: 'open',
      title: 'Count the letters',
      name: 'Amara',
      own: false,
      until: null,
      module: { title: 'Module 1', href: '/courses/tiny/modules/m1' },
      toAnswer: { course: 'tiny', module: 'm1', question: { id: 'tiny/m1-q1' } },
    })
    expect(JSON.stringify(view)).not.toContain(maker.id)
    expect(JSON.stringify(view)).not.toContain('CANARY')
  })

  it('has an address of 256 bits of which only the SHA-256 is stored', async () => {
    const { token } = await shared()
    expect(Buffer.from(token, 'base64url')).toHaveLength(32)
    const stored = (await everything(database.read)).join('\n')
    expect(stored).not.toContain(token)
    expect(stored).toContain(createHash('sha256').update(token).digest('hex'))
  })

  it('is found by none of 100,000 guesses', async () => {
    const { token } = await shared()
    const guesses = Array.from({ length: 100_000 }, () => randomBytes(32).toString('base64url'))
    let hits = 0
    let misses = 0
    const guess = async (one: string) => {
      try {
        await shareBy(one)
        hits += 1
      } catch (error) {
        if (error instanceof Refusal && error.reason === 'not-found') misses += 1
      }
    }
    for (let at = 0; at < guesses.length; at += 1000) {
      await Promise.all(guesses.slice(at, at + 1000).map(guess))
    }
    expect({ hits, misses }).toEqual({ hits: 0, misses: 100_000 })
    await guess(token)
    expect(hits).toBe(1)
  }, 120_000)

  it('is found by nothing that is almost its token', async () => {
    const { token } = await shared()
    const other = token[0] === 'A' ? 'B' : 'A'
    for (const one of [
      '',
      token.slice(1),
      `${token}A`,
      `${other}${token.slice(1)}`,
      `${token} `,
      '%00',
    ]) {
      await expect(shareBy(one)).rejects.toEqual(GONE)
    }
  })

  it('is nobody’s without a name', async () => {
    const { token } = await shared({ name: null })
    expect(await shareView(token, null, telling)).toMatchObject({ name: null })
  })

  it('ends on its date, and says so', async () => {
    const { token } = await shared({ span: 'week' })
    pass(7 * DAY - 1000)
    expect(await shareView(token, null, telling)).toMatchObject({
      kind: 'open',
      until: { shown: 'December 4, 2026' },
    })
    pass(1000)
    expect(await shareView(token, null, telling)).toEqual({
      kind: 'ended',
      language: 'en',
      module: { title: 'Module 1', href: '/courses/tiny/modules/m1' },
    })
    await expect(openShare(token)).rejects.toEqual(new Refusal('share-ended'))
  })

  it('leads nowhere from the moment it is taken back, by its maker alone', async () => {
    const { token, digest, id } = await shared()
    const other = await newLearner()
    await expect(revokeShare(other.id, digest, id)).rejects.toEqual(GONE)
    await expect(revokeShare(maker.id, 'digest-none', id)).rejects.toEqual(GONE)
    expect((await openShare(token)).share.id).toBe(id)
    await revokeShare(maker.id, digest, id)
    await expect(shareBy(token)).rejects.toEqual(GONE)
    await expect(openShare(token)).rejects.toEqual(GONE)
    await revokeShare(maker.id, digest, id)
    expect((await sheetView(maker.id, digest, telling)).shares).toEqual([])
  })

  it('goes with its digest', async () => {
    const { token, digest } = await shared()
    await deleteDigest(maker.id, digest)
    await expect(shareBy(token)).rejects.toEqual(GONE)
  })

  it('is closed while its digest is made anew', async () => {
    const { token, digest } = await shared()
    await transaction(async (tx) => {
      await tx.update(tables.digests).set({ state: 'making' }).where(eq(tables.digests.id, digest))
    })
    expect(await shareView(token, null, telling)).toMatchObject({ kind: 'waiting' })
    await expect(openShare(token)).rejects.toEqual(GONE)
  })
})

describe('who may share', () => {
  it('is the maker of a digest, and everyone of a module’s own', async () => {
    const other = await newLearner()
    const { digest } = await shared()
    const form = { name: null, span: 'week' } as const
    await expect(makeShare(by(other.id), digest, form)).rejects.toEqual(GONE)
    await expect(sheetView(other.id, digest, telling)).rejects.toEqual(GONE)
    await expect(sheetView(null, digest, telling)).rejects.toEqual(GONE)
    const { id: own } = await newDigest({ id: 'of-module', learnerId: null })
    const { token } = await makeShare(by(other.id), own, { name: 'Bo', span: 'week' })
    expect(await shareView(token, null, telling)).toMatchObject({ name: 'Bo' })
    expect((await sheetView(null, own, telling)).shares).toEqual([])
    expect((await sheetView(maker.id, own, telling)).shares).toEqual([])
    expect((await sheetView(other.id, own, telling)).shares).toMatchObject([{ name: 'Bo' }])
  })

  it('is nobody of a draft, of what is being made, or of a morning’s', async () => {
    const form = { name: null, span: 'week' } as const
    for (const state of ['draft', 'making', 'failed'] as const) {
      const { digest } = await shared()
      await transaction(async (tx) => {
        await tx.update(tables.digests).set({ state }).where(eq(tables.digests.id, digest))
      })
      await expect(makeShare(by(maker.id), digest, form)).rejects.toEqual(GONE)
    }
    const { id: morning } = await newDigest({ id: 'morning', learnerId: maker.id, kind: 'morning' })
    await expect(makeShare(by(maker.id), morning, form)).rejects.toEqual(GONE)
  })

  it('shares twenty times a day', async () => {
    const eager = await newLearner()
    const { id: digest } = await newDigest({ id: 'eager', learnerId: eager.id })
    const share = () => makeShare(by(eager.id), digest, { name: null, span: 'week' })
    for (let i = 0; i < 20; i += 1) await share()
    await expect(share()).rejects.toEqual(new Refusal('too-many-tries'))
    expect((await sheetView(eager.id, digest, telling)).shares).toHaveLength(20)
    pass(DAY)
    await share()
  })
})

describe('where the instructor approves', () => {
  it('a share waits, but the instructor’s own', async () => {
    await setSharing('tiny', 'approved')
    const { token, waits } = await shared()
    expect(waits).toBe(true)
    expect(await shareView(token, null, telling)).toMatchObject({ kind: 'waiting' })
    await expect(openShare(token)).rejects.toEqual(GONE)
    const own = await shared({ who: instructorId })
    expect(own.waits).toBe(false)
    expect((await openShare(own.token)).standing).toBe('open')
  })

  it('one that was open before stays, until its audio is another one', async () => {
    const { token, digest } = await shared()
    await setSharing('tiny', 'approved')
    expect((await openShare(token)).standing).toBe('open')
    await transaction(async (tx) => {
      await tx
        .update(tables.digests)
        .set({ audioId: 'another' })
        .where(eq(tables.digests.id, digest))
    })
    await expect(openShare(token)).rejects.toEqual(GONE)
    await setSharing('tiny', 'open')
    expect((await openShare(token)).standing).toBe('open')
  })
})

describe('what came of a share', () => {
  const listen = (
    token: string,
    what: 'started' | 'ended',
    listener: string,
    viewerId: string | null = null,
  ) => countListen(token, what, { listener, viewerId, address: 'here' })

  it('counts a browser once, and the end when it can have come', async () => {
    const { token, id, audioId } = await shared()
    await transaction(async (tx) => {
      await tx.update(tables.audios).set({ seconds: 174 }).where(eq(tables.audios.id, audioId))
    })
    const figures = () => figuresOf([id])
    expect(await figures()).toEqual({ started: 0, ended: 0, learned: [] })
    await listen(token, 'started', 'phone')
    await listen(token, 'started', 'phone')
    await listen(token, 'started', 'desk')
    expect(await figures()).toMatchObject({ started: 2, ended: 0 })
    pass(MINUTE)
    await listen(token, 'ended', 'phone')
    expect(await figures()).toMatchObject({ started: 2, ended: 0 })
    pass(MINUTE)
    await listen(token, 'ended', 'phone')
    await listen(token, 'ended', 'phone')
    expect(await figures()).toMatchObject({ started: 2, ended: 1 })
    await listen(token, 'ended', 'a frame without cookies')
    expect(await figures()).toMatchObject({ started: 3, ended: 2 })
  })

  it('does not count the maker', async () => {
    const { token, id } = await shared()
    await listen(token, 'started', 'own', maker.id)
    expect(await figuresOf([id])).toMatchObject({ started: 0 })
  })

  it('knows the same browser under another name for each share', async () => {
    const [one, two] = [await shared(), await shared()]
    await listen(one.token, 'started', 'phone')
    await listen(two.token, 'started', 'phone')
    const rows = await reader().select().from(tables.listens)
    const names = rows.filter(({ shareId }) => [one.id, two.id].includes(shareId))
    expect(new Set(names.map(({ listener }) => listener)).size).toBe(2)
    expect(JSON.stringify(rows)).not.toContain('phone')
  })

  it('counts nothing of a share that is closed, or from one address without end', async () => {
    const { token, id, digest } = await shared()
    const many = { viewerId: null, address: 'a single one' }
    for (let i = 0; i < 400; i += 1)
      await countListen(token, 'started', { ...many, listener: `${i}` })
    await expect(countListen(token, 'started', { ...many, listener: 'more' })).rejects.toEqual(
      new Refusal('too-many-tries'),
    )
    expect(await figuresOf([id])).toMatchObject({ started: 400 })
    await revokeShare(maker.id, digest, id)
    await expect(listen(token, 'ended', 'late')).rejects.toEqual(GONE)
  })

  it('counts who learned what in the lessons it led to', async () => {
    const { token, id, digest } = await shared()
    const [ann, bo, cy] = [await newLearner(), await newLearner(), await newLearner()]
    // Of the card of m1 the first and third question are about A, the second about B.
    await answerLesson(ann, await beginLesson(ann, 'tiny', 'm1', token), { right: 3 })
    await answerLesson(bo, await beginLesson(bo, 'tiny', 'm1', token), { right: 2 })
    await study(cy, 'tiny', 'm1')
    const learned = [
      { title: 'Concept A of m1', language: 'en', people: 1 },
      { title: 'Concept B of m1', language: 'en', people: 2 },
    ]
    expect(await figuresOf([id])).toEqual({ started: 0, ended: 0, learned })
    expect((await sheetView(maker.id, digest, telling)).shares[0]?.figures.learned).toEqual(learned)
    expect((await figuresByDigest(maker.id))[digest]?.learned).toEqual(learned)
    expect(await figuresByDigest(ann.id)).toEqual({})
  })

  it('is not for the maker’s own lesson, another module, or one that was under way', async () => {
    const { token, digest, id } = await shared()
    const dee = await newLearner()
    await study(dee, 'tiny', 'm1', { count: 1 })
    await beginLesson(dee, 'tiny', 'm1', token)
    await beginLesson(dee, 'tiny', 'm2', token)
    await beginLesson(maker, 'tiny', 'm1', token)
    await beginLesson(dee, 'tiny', 'm3', 'A'.repeat(43))
    const led = () =>
      database.read.select().from(tables.lessons).where(eq(tables.lessons.shareId, id))
    expect(await led()).toEqual([])
    const eve = await newLearner()
    const begun = await beginLesson(eve, 'tiny', 'm1')
    expect(await beginLesson(eve, 'tiny', 'm1', token)).toBe(begun)
    expect(await led()).toMatchObject([{ id: begun }])
    await revokeShare(maker.id, digest, id)
    const late = await newLearner()
    await beginLesson(late, 'tiny', 'm1', token)
    expect(await led()).toHaveLength(1)
  })
})
