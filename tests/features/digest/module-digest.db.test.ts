import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { publishTiny, type TestDatabase, teacher, testDatabase } from '#/tests/support/database'
import { newLearner } from '#/tests/support/study'
import { tinyCourse } from '#/tests/support/tiny-course'
import { reader, transaction } from '~/db/db.server'
import { audios, digests, jobs, shares } from '~/db/schema'
import { courseNow } from '~/features/course/course.server'
import { askForNextDigest, dropOldDigests } from '~/features/digest/all-digests.server'
import { deleteDigest, digestFor, digestsOf, makingOf } from '~/features/digest/digest.server'
import {
  askForAudio,
  failDigest,
  makeDigest,
  newMaking,
} from '~/features/digest/make-digest.server'
import {
  askForModuleDigest,
  digestsIn,
  moduleDigestOf,
} from '~/features/digest/module-digest.server'
import { Refusal } from '~/features/refusal'
import { compile } from '~/features/studio/compile.server'
import { publish } from '~/features/studio/publish.server'
import { type Job, onJob } from '~/jobs/kinds.server'
import { workOnce } from '~/jobs/work.server'

const SPACING = 'Spaced practice means that learning is spread over several days instead of one.'
// Each audio takes some seconds of computing.
vi.setConfig({ testTimeout: 120_000 })

const DAY = 86_400_000 // ms

let database: TestDatabase
const filesOf = () => join(process.env.DATA_DIR ?? '', 'audio')
const files = () => (existsSync(filesOf()) ? readdirSync(filesOf()) : [])
const pass = (ms: number) => vi.setSystemTime(Date.now() + ms)
const all = () => reader().select().from(digests)
const work = async () => {
  while (await workOnce('long'));
}

/** Publishes the tiny course anew, with its first module's text changed. */
async function publishChanged(text: string) {
  const course = tinyCourse({ modules: 2 })
  const [first] = course.modules
  if (first) first.body += `\n\n${text}`
  await publish(await compile(course), { instructorId: await teacher(database), admin: true })
}

/** A digest of a learner's own with one line. */
async function assembled(learnerId: string, id: string): Promise<void> {
  const { version, module, digest } = await moduleDigestOf('tiny', 'm1')
  const at = new Date()
  await transaction(async (tx) => {
    await tx.insert(digests).values({
      id,
      kind: 'assembled',
      learnerId,
      courseId: 'tiny',
      versionId: version.id,
      moduleId: module.id,
      language: 'en',
      title: `What I keep of ${module.title}`,
      state: 'draft',
      script: (digest?.script ?? []).slice(0, 1).map((line) => ({ ...line, text: id, spoken: id })),
      createdAt: at,
      changedAt: at,
    })
    await askForAudio(tx, id, newMaking())
  })
}

beforeAll(async () => {
  vi.useFakeTimers({ toFake: ['Date'] })
  database = await testDatabase()
  onJob('make-digest', makeDigest, { lane: 'long', onFailed: failDigest })
  await publishChanged(SPACING)
})
afterAll(async () => {
  vi.useRealTimers()
  await database.drop()
})

describe('a module’s own digest', () => {
  it('is made once, however many ask for it at once', async () => {
    expect((await moduleDigestOf('tiny', 'm1')).digest).toBeNull()
    const ids = await Promise.all(Array.from({ length: 8 }, () => askForModuleDigest('tiny', 'm1')))
    expect(new Set(ids).size).toBe(1)
    expect(await all()).toMatchObject([{ id: ids[0], state: 'making', learnerId: null }])
    expect(await reader().select().from(jobs)).toHaveLength(1)
    expect(await makingOf({ id: ids[0] ?? '', kind: 'module' })).toMatchObject({
      state: 'waiting',
      error: null,
    })
  })

  it('is ready with an audio of the length that it says', async () => {
    await work()
    const { digest } = await moduleDigestOf('tiny', 'm1')
    expect(digest).toMatchObject({ state: 'ready', problem: null, language: 'en' })
    expect(await makingOf({ id: digest?.id ?? '', kind: 'module' })).toBeNull()
    const { audio } = digest ?? {}
    const file = join(filesOf(), `${audio?.id}.mp3`)
    expect(statSync(file).size).toBe(audio?.bytes)
    // 48 kbit/s, and some hundred bytes of tags.
    expect((statSync(file).size * 8) / 48_000).toBeCloseTo(audio?.seconds ?? 0, 0)
    expect(audio?.cues.map(({ line }) => line)).toEqual(digest?.script.map(({ id }) => id))
    expect(audio?.cues.map(({ text }) => text)).toContain(SPACING)
    expect(await digestsIn(await courseNow('tiny'))).toEqual({ m1: audio?.seconds })
  })

  it('says of each line what it comes from', async () => {
    const { digest } = await moduleDigestOf('tiny', 'm1')
    const spacing = digest?.script.find(({ text }) => text === SPACING)
    expect(spacing?.from).toMatchObject({ kind: 'sentence', text: SPACING })
    expect(digest?.script.at(0)?.from).toEqual({ kind: 'title', text: 'Module 1' })
  })

  it('stays when it is asked for again', async () => {
    const before = await all()
    await askForModuleDigest('tiny', 'm1')
    expect(await all()).toEqual(before)
    expect(await reader().select().from(jobs)).toEqual([])
  })

  it('is refused for a course or a module there isn’t', async () => {
    await expect(askForModuleDigest('tiny', 'none')).rejects.toThrow(new Refusal('not-found'))
    await expect(moduleDigestOf('none', 'm1')).rejects.toThrow(new Refusal('not-found'))
  })

  it('stays when another module changes, and is another one when its own text does', async () => {
    const before = [await moduleDigestOf('tiny', 'm1'), await moduleDigestOf('tiny', 'm2')]
    await publishChanged('A sentence that was not there before.')
    const after = [await moduleDigestOf('tiny', 'm1'), await moduleDigestOf('tiny', 'm2')]
    expect(before[0]?.version.id).not.toBe(after[0]?.version.id)
    expect(after[0]?.digest).toBeNull()
    await askForModuleDigest('tiny', 'm2')
    await publishChanged('Another sentence that was not there before.')
    expect((await moduleDigestOf('tiny', 'm2')).digest).not.toBeNull()
    await work()
  })

  it('says what its instructor wrote, each line with what it comes from or as their own', async () => {
    const course = tinyCourse({ modules: 2 })
    const [first] = course.modules
    const said = (text: string, from: string | null) =>
      ({ part: 'point', text, begins: false, from }) as const
    const settling = 'The settling sentence of m1 stands here.'
    const lines = [said('The settling sentence stands here.', settling), said('I add this.', null)]
    const published = async (digest: typeof lines) => {
      if (first) first.digest = digest
      const by = { instructorId: await teacher(database), admin: true }
      return publish(await compile(course), by)
    }
    await published(lines)
    const proposed = (await moduleDigestOf('tiny', 'm2')).digest
    const id = await askForModuleDigest('tiny', 'm1')
    await work()
    const { digest } = await moduleDigestOf('tiny', 'm1')
    expect(digest).toMatchObject({ id, state: 'ready' })
    expect(digest?.audio?.cues.map(({ text }) => text)).toEqual(lines.map(({ text }) => text))
    expect(digest?.script.map(({ from }) => from)).toMatchObject([
      { kind: 'sentence', text: settling },
      null,
    ])
    expect(await published(lines)).toMatchObject({ changed: false })
    expect(await published(lines.slice(1))).toMatchObject({ changed: true })
    expect((await moduleDigestOf('tiny', 'm1')).digest).toBeNull()
    expect((await moduleDigestOf('tiny', 'm2')).digest?.id).toBe(proposed?.id)
  })

  it('is tried again when it is asked for after it failed', async () => {
    const id = await askForModuleDigest('tiny', 'm1')
    const [job] = await reader().select().from(jobs)
    await transaction(async (tx) => {
      await failDigest(tx, job as Job)
      await tx.update(jobs).set({ state: 'failed', error: 'ChildDied' }).where(eq(jobs.key, id))
    })
    expect(await digestFor(null, id)).toMatchObject({ state: 'failed', problem: 'broken' })
    await work()
    expect(await digestFor(null, id)).toMatchObject({ state: 'failed' })
    await askForModuleDigest('tiny', 'm1')
    await work()
    expect(await digestFor(null, id)).toMatchObject({ state: 'ready', problem: null })
  })
})

describe('a learner’s own digest', () => {
  it('is made of its own lines, and is seen by its maker alone', async () => {
    const [maker, other] = [await newLearner(), await newLearner()]
    await assembled(maker.id, 'my-words')
    await work()
    expect(await digestFor(maker.id, 'my-words')).toMatchObject({
      state: 'ready',
      audio: { cues: [{ text: 'my-words' }] },
    })
    expect(await digestsOf(maker.id)).toMatchObject([{ id: 'my-words', state: 'ready' }])
    expect(await digestsOf(other.id)).toEqual([])
    for (const viewer of [null, other.id]) {
      await expect(digestFor(viewer, 'my-words')).rejects.toThrow(new Refusal('not-found'))
    }
    await expect(deleteDigest(other.id, 'my-words')).rejects.toThrow(new Refusal('not-found'))
    await deleteDigest(maker.id, 'my-words')
    expect(await digestsOf(maker.id)).toEqual([])
  })

  it('takes its audio with it when it is deleted, unless another needs it', async () => {
    const maker = await newLearner()
    const before = files().length
    await assembled(maker.id, 'first')
    await work()
    const { audioId } = await digestFor(maker.id, 'first')
    await transaction(async (tx) => {
      const [row] = await tx.select().from(digests).where(eq(digests.id, 'first'))
      if (row) await tx.insert(digests).values({ ...row, id: 'second' })
    })
    await deleteDigest(maker.id, 'first')
    expect(files()).toContain(`${audioId}.mp3`)
    await deleteDigest(maker.id, 'second')
    expect(files()).toHaveLength(before)
    expect(
      await reader()
        .select()
        .from(audios)
        .where(eq(audios.id, audioId ?? '')),
    ).toEqual([])
  })

  it('is no longer made when it is deleted meanwhile', async () => {
    const maker = await newLearner()
    await assembled(maker.id, 'gone')
    await deleteDigest(maker.id, 'gone')
    const before = files()
    await work()
    expect(files()).toEqual(before)
  })
})

describe('the digests of all modules', () => {
  it('are asked for one at a time, until each module published now has its own', async () => {
    await publishTiny(database, { id: 'more', modules: 2 })
    pass(2 * 3_600_000)
    const made: string[][] = []
    while (await askForNextDigest()) {
      expect(await askForNextDigest()).toBe(false)
      await work()
      made.push(Object.keys(await digestsIn(await courseNow('more'))))
    }
    expect(made.map((keys) => keys.length)).toEqual([1, 2])
    expect(made.at(-1)?.sort()).toEqual(['m1', 'm2'])
  })

  it('go a week after their text was replaced, unless they are shared', async () => {
    const learner = await newLearner()
    const [m1, m2] = [
      await askForModuleDigest('more', 'm1'),
      await askForModuleDigest('more', 'm2'),
    ]
    const { audioId } = await digestFor(null, m1)
    const shared = { tokenHash: 'none', name: null, state: 'open', createdAt: new Date() } as const
    await transaction(async (tx) => {
      await tx.insert(shares).values({ ...shared, id: 's', digestId: m2, learnerId: learner.id })
    })
    const changed = tinyCourse({ id: 'more', modules: 2 })
    for (const module of changed.modules) module.title += ' anew'
    await publish(await compile(changed), { instructorId: await teacher(database), admin: true })
    pass(6 * DAY)
    await dropOldDigests()
    expect(await all()).toContainEqual(expect.objectContaining({ id: m1 }))
    pass(2 * DAY)
    await dropOldDigests()
    const left = (await all()).map(({ id }) => id)
    expect(left).not.toContain(m1)
    expect(left).toContain(m2)
    expect(files()).not.toContain(`${audioId}.mp3`)
    expect(left).toContain((await moduleDigestOf('tiny', 'm2')).digest?.id)
  })
})
