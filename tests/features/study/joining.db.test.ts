import { and, eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { publishTiny, type TestDatabase, testDatabase } from '#/tests/support/database'
import { liveThrough } from '#/tests/support/history'
import { projectionsOf } from '#/tests/support/snapshot'
import { answerLesson, newLearner, study } from '#/tests/support/study'
import * as tables from '~/db/schema'
import { createAccount } from '~/features/account/account.server'
import { seeded } from '~/features/card/question'
import { chooseReward, sprintStateOf } from '~/features/sprint/sprint.server'
import { joinGuest, signIn } from '~/features/study/joining.server'
import { beginLesson } from '~/features/study/lesson.server'
import { keepPlace } from '~/features/study/places.server'
import { rebuildLearner } from '~/features/study/rebuild.server'
import type { Studying } from '~/features/study/study.server'

const HOUR = 3_600_000 // ms

let database: TestDatabase

beforeAll(async () => {
  database = await testDatabase()
  for (const id of ['tiny', 'other']) await publishTiny(database, { id })
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-03-27T20:00Z') })
})

afterAll(async () => {
  vi.useRealTimers()
  await database.drop()
})

let accounts = 0
const newAccount = () => newLearner({ name: `account ${++accounts}` })
const later = () => vi.setSystemTime(Date.now() + HOUR)

async function studyAll(learner: Studying, modules: string[]): Promise<string[]> {
  const ids: string[] = []
  for (const module of modules) {
    later()
    ids.push(await study(learner, 'tiny', module))
  }
  return ids
}

const join = (guest: Studying, account: Studying) =>
  database.transaction((tx) =>
    joinGuest(tx, { guestId: guest.id, learnerId: account.id, at: new Date() }),
  )

const sprintsOf = (learner: Studying) =>
  database.read.select().from(tables.sprints).where(eq(tables.sprints.learnerId, learner.id))

const modulesIn = (lessons: { moduleId: string }[]) =>
  lessons.map(({ moduleId }) => moduleId.replace('tiny/', ''))

/** Every row of every table that names the learner. */
async function rowsNaming(learnerId: string): Promise<string[]> {
  const naming: string[] = []
  for (const [name, table] of Object.entries(tables)) {
    const rows = await database.read.select().from(table as typeof tables.marks)
    if (rows.some((row) => JSON.stringify(row).includes(`"${learnerId}"`))) naming.push(name)
  }
  return naming.sort()
}

describe('joinGuest', () => {
  it('brings everything over and leaves of the guest only the record of the joining', async () => {
    const [guest, account] = [await newLearner(), await newAccount()]
    const lessons = await studyAll(guest, ['m1', 'm2', 'm3'])
    const reward = await chooseReward(guest, lessons[2] ?? '', 'mentor-question')
    await beginLesson(guest, 'tiny', 'm4')
    await join(guest, account)
    expect(await rowsNaming(guest.id)).toEqual(['joinings'])
    const known = await projectionsOf(database.read, account.id)
    expect(known.lessons).toHaveLength(4)
    expect(known.rewards).toMatchObject([{ id: reward.id, kind: 'mentor-question' }])
    expect(known.sprints).toMatchObject([{ id: lessons[2] }])
    expect(known.learnerStates).toMatchObject([{ answers: 9 }])
    const [question] = await database.read
      .select()
      .from(tables.mentorQuestions)
      .where(eq(tables.mentorQuestions.id, reward.id))
    expect(question?.learnerId).toBe(account.id)
  })

  it('just ends a guest without work', async () => {
    const [guest, account] = [await newLearner(), await newAccount()]
    await join(guest, account)
    expect(await rowsNaming(guest.id)).toEqual([])
  })

  it('counts a module finished on both sides once', async () => {
    const [guest, account] = [await newLearner(), await newAccount()]
    await studyAll(account, ['m1', 'm2'])
    await studyAll(guest, ['m2', 'm3'])
    await join(guest, account)
    const [sprint, ...more] = await sprintsOf(account)
    expect(more).toEqual([])
    expect(modulesIn(sprint?.lessons ?? [])).toEqual(['m1', 'm2', 'm3'])
    expect((await sprintStateOf(account.id)).counted).toEqual([])
  })

  it('keeps both of two overlapping sprints whose rewards were chosen', async () => {
    const [guest, account] = [await newLearner(), await newAccount()]
    const own = await studyAll(account, ['m1', 'm2', 'm3', 'm4'])
    const brought = await studyAll(guest, ['m2', 'm3', 'm5', 'm6'])
    await chooseReward(account, own[2] ?? '', 'badge')
    await chooseReward(guest, brought[2] ?? '', 'badge')
    await join(guest, account)
    const sprints = (await sprintsOf(account)).map(({ lessons }) => modulesIn(lessons)).sort()
    expect(sprints).toEqual([
      ['m1', 'm2', 'm3'],
      ['m2', 'm3', 'm5'],
    ])
    expect(modulesIn((await sprintStateOf(account.id)).counted)).toEqual(['m4', 'm6'])
  })

  it('folds overlapping sprints anew while no reward was chosen', async () => {
    const [guest, account] = [await newLearner(), await newAccount()]
    await studyAll(account, ['m1', 'm2', 'm3'])
    await studyAll(guest, ['m3', 'm2', 'm4', 'm5', 'm6'])
    await join(guest, account)
    const sprints = (await sprintsOf(account)).map(({ lessons }) => modulesIn(lessons)).sort()
    expect(sprints).toEqual([
      ['m1', 'm2', 'm3'],
      ['m4', 'm5', 'm6'],
    ])
  })

  it('goes on with a lesson the guest had left open', async () => {
    const [guest, account] = [await newLearner(), await newAccount()]
    await studyAll(account, ['m1', 'm2'])
    const open = await study(guest, 'tiny', 'm3', { count: 2 })
    await join(guest, account)
    expect((await sprintStateOf(account.id)).open).toEqual(['tiny/m3'])
    await answerLesson(account, open, { from: 2, count: 1 })
    expect(await sprintsOf(account)).toMatchObject([{ id: open }])
  })

  it('keeps the later of two places in a module', async () => {
    const [guest, account] = [await newLearner(), await newAccount()]
    await keepPlace(guest.id, 'tiny', 'm1', 1)
    later()
    await keepPlace(account.id, 'tiny', 'm1', 0)
    await keepPlace(account.id, 'tiny', 'm2', 0)
    later()
    await keepPlace(guest.id, 'tiny', 'm2', 1)
    await keepPlace(guest.id, 'tiny', 'm3', 1)
    await join(guest, account)
    const kept = await database.read
      .select()
      .from(tables.places)
      .where(eq(tables.places.learnerId, account.id))
    const byModule = Object.fromEntries(kept.map(({ moduleId, idea }) => [moduleId, idea]))
    expect(byModule).toEqual({ 'tiny/m1': 0, 'tiny/m2': 1, 'tiny/m3': 1 })
  })

  it.each([1, 2, 3, 4, 5, 6])('holds for random histories of both (%i)', async (seed) => {
    const [guest, account] = [await newLearner(), await newAccount()]
    const random = seeded(`joining ${seed}`)
    for (let turn = 0; turn < 6; turn++) {
      await liveThrough(database, random() < 0.5 ? guest : account, random, 8)
    }
    const both = [...(await sprintsOf(guest)), ...(await sprintsOf(account))]
    const chosen = await database.read.select().from(tables.rewards)
    const frozen = both.filter(({ id }) => chosen.some(({ sprintId }) => sprintId === id))
    await join(guest, account)
    const joined = await projectionsOf(database.read, account.id)
    const sprints = await sprintsOf(account)
    expect(sprints).toEqual(
      expect.arrayContaining(frozen.map((one) => ({ ...one, learnerId: account.id }))),
    )
    expect(joined.rewards).toHaveLength(frozen.length)
    const state = await sprintStateOf(account.id)
    const ids = new Set(frozen.map(({ id }) => id))
    const spent = frozen.flatMap(({ lessons }) => lessons.map(({ moduleId }) => moduleId))
    const others = sprints.filter(({ id }) => !ids.has(id)).flatMap(({ lessons }) => lessons)
    const counted = [...others, ...state.counted, ...state.waiting].map((one) => one.moduleId)
    expect(new Set(counted).size).toBe(counted.length)
    expect(counted.filter((moduleId) => spent.includes(moduleId))).toEqual([])
    const answered = and(
      eq(tables.studyLog.learnerId, account.id),
      eq(tables.studyLog.kind, 'answered'),
    )
    const answers = await database.read.$count(tables.studyLog, answered)
    expect(joined.learnerStates).toMatchObject([{ answers }])
    await liveThrough(database, account, random, 20)
    const stored = await projectionsOf(database.read, account.id)
    await database.transaction((tx) => rebuildLearner(tx, account.id))
    expect(await projectionsOf(database.read, account.id)).toEqual(stored)
  })
})

describe('signIn', () => {
  const password = 'correct horse battery'
  const at = (address: string) => ({ address, before: null })

  it('brings the work of the guest who signs in', async () => {
    const id =
      (await createAccount({ name: 'Ada', password, role: 'learner', language: 'zh-CN' })) ?? ''
    const guest = await newLearner()
    await study(guest, 'tiny', 'm1')
    const came = await signIn({ name: 'ＡＤＡ', password, address: 'a', before: guest })
    expect(came).toMatchObject({ language: 'zh-CN', cookie: expect.stringContaining('fifteen=') })
    expect((await projectionsOf(database.read, id)).lessons).toHaveLength(1)
  })

  it('says the same of a wrong password and of nobody', async () => {
    await createAccount({ name: 'Bo', password, role: 'learner', language: null })
    expect(await signIn({ name: 'Bo', password: 'wrong', ...at('b') })).toBeNull()
    expect(await signIn({ name: 'Nobody', password, ...at('b') })).toBeNull()
  })

  it('leaves another account alone that signs in as this one', async () => {
    await createAccount({ name: 'Cy', password, role: 'learner', language: null })
    const other = await newAccount()
    await study(other, 'tiny', 'm1')
    await signIn({ name: 'Cy', password, address: 'c', before: other })
    expect((await projectionsOf(database.read, other.id)).lessons).toHaveLength(1)
  })

  it('lets ten tries of a name through, also when they are made at once', async () => {
    const tries = Array.from({ length: 24 }, (_, n) =>
      signIn({ name: n % 2 ? 'Di' : 'ｄｉ', password: 'wrong', ...at(`d${n}`) }),
    )
    const met = await Promise.allSettled(tries)
    expect(met.filter(({ status }) => status === 'fulfilled')).toHaveLength(10)
    vi.setSystemTime(Date.now() + 15 * 60_000)
    expect(await signIn({ name: 'Di', password: 'wrong', ...at('d') })).toBeNull()
  })

  it('does not count against a name what went well', async () => {
    await createAccount({ name: 'Fay', password, role: 'learner', language: null })
    for (let n = 0; n < 12; n++) {
      expect(await signIn({ name: 'Fay', password, ...at(`f${n}`) })).not.toBeNull()
    }
  })
})
