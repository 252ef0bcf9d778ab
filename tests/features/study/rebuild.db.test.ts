import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { publishTiny, type TestDatabase, testDatabase } from '#/tests/support/database'
import { liveThrough } from '#/tests/support/history'
import { projectionsOf } from '#/tests/support/snapshot'
import { answerLesson, newLearner, study } from '#/tests/support/study'
import * as tables from '~/db/schema'
import { seeded } from '~/features/card/question'
import { courseNow } from '~/features/course/course.server'
import { chooseReward } from '~/features/sprint/sprint.server'
import { beginLesson } from '~/features/study/lesson.server'
import { rebuildAll, rebuildLearner } from '~/features/study/rebuild.server'

const HOUR = 3_600_000 // ms

let database: TestDatabase

beforeAll(async () => {
  database = await testDatabase()
  for (const id of ['tiny', 'other']) await publishTiny(database, { id })
  const { questions } = await courseNow('tiny')
  await database.transaction(async (tx) => {
    for (const [n, { id }] of [...questions.values()].entries()) {
      const strength = { questionId: id, value: Math.sin(n), answers: n }
      await tx.insert(tables.questionStrengths).values(strength)
    }
  })
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-03-27T20:00Z') })
})

afterAll(async () => {
  vi.useRealTimers()
  await database.drop()
})

const read = () => database.read
const rebuild = (id: string) => database.transaction((tx) => rebuildLearner(tx, id))

describe('rebuildLearner', () => {
  it.each(Array.from({ length: 12 }, (_, n) => n))(
    'gives exactly what was stored after a random history (%i)',
    async (seed) => {
      const learner = await newLearner()
      await liveThrough(database, learner, seeded(`history ${seed}`), 60)
      const stored = await projectionsOf(read(), learner.id)
      expect(stored.memories?.length).toBeGreaterThan(5)
      await rebuild(learner.id)
      expect(await projectionsOf(read(), learner.id)).toEqual(stored)
    },
  )

  it('finds a sprint finished while an open lesson of a chosen sprint made it wait', async () => {
    const learner = await newLearner()
    const blocking = await study(learner, 'tiny', 'm1', { count: 1 })
    for (const module of ['m2', 'm3', 'm4', 'm5']) {
      vi.setSystemTime(Date.now() + HOUR)
      await study(learner, 'tiny', module)
    }
    vi.setSystemTime(Date.now() + HOUR)
    await answerLesson(learner, blocking, { from: 1, count: 2 })
    const third = await study(learner, 'tiny', 'm6')
    await chooseReward(learner, third, 'badge')
    const stored = await projectionsOf(read(), learner.id)
    expect(stored.sprints).toHaveLength(2)
    await rebuild(learner.id)
    expect(await projectionsOf(read(), learner.id)).toEqual(stored)
  })

  it('makes everything anew that is gone, and keeps the address of a reward', async () => {
    const learner = await newLearner()
    for (const module of ['m1', 'm2', 'm3', 'm4'])
      await study(learner, 'tiny', module, { right: 2 })
    const [sprint] = await read()
      .select()
      .from(tables.sprints)
      .where(eq(tables.sprints.learnerId, learner.id))
    const { id } = await chooseReward(learner, sprint?.id ?? '', 'badge')
    const stored = await projectionsOf(read(), learner.id)
    await database.transaction(async (tx) => {
      for (const table of [tables.learnerStates, tables.memories, tables.sprints]) {
        await tx.delete(table).where(eq(table.learnerId, learner.id))
      }
      await tx
        .update(tables.lessons)
        .set({ openedAt: null, finishedAt: null, right: null })
        .where(eq(tables.lessons.learnerId, learner.id))
    })
    expect(await projectionsOf(read(), learner.id)).not.toEqual(stored)
    await rebuild(learner.id)
    expect(await projectionsOf(read(), learner.id)).toEqual(stored)
    expect(stored.rewards).toMatchObject([{ id, sprintId: sprint?.id }])
  })

  it('leaves a learner who never answered without a state', async () => {
    const learner = await newLearner()
    await beginLesson(learner, 'tiny', 'm1')
    await rebuild(learner.id)
    expect((await projectionsOf(read(), learner.id)).learnerStates).toEqual([])
  })
})

describe('rebuildAll', () => {
  it('rebuilds everyone', async () => {
    const learner = await newLearner()
    await study(learner, 'tiny', 'm1')
    const stored = await projectionsOf(read(), learner.id)
    await database.transaction(async (tx) => void (await tx.delete(tables.memories)))
    const everyone = await read().$count(tables.learners)
    expect(await rebuildAll()).toBe(everyone)
    expect(await projectionsOf(read(), learner.id)).toEqual(stored)
  })

  it('is done by a command, beside a process that has the database open', async () => {
    const learner = await newLearner()
    await study(learner, 'tiny', 'm1')
    const stored = await projectionsOf(read(), learner.id)
    await database.transaction(async (tx) => void (await tx.delete(tables.memories)))
    const { DATA_DIR, DATABASE_URL = '' } = database
    const { stdout } = await promisify(execFile)(
      process.execPath,
      ['--import', 'tsx', 'cli/db.ts', 'rebuild'],
      { env: { ...process.env, DATA_DIR, DATABASE_URL } },
    )
    expect(stdout).toMatch(/^Mastery, sprints and rewards of \d+ learners are rebuilt\.\n$/)
    expect(await projectionsOf(read(), learner.id)).toEqual(stored)
  })
})
