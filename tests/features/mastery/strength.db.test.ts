import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { type TestDatabase, testDatabase } from '#/tests/support/database'
import { reader, transaction } from '~/db/db.server'
import { marks, questionStrengths, studyLog } from '~/db/schema'
import { FRESH_STRENGTH, foldStrength } from '~/features/mastery/model'
import { foldBatch, foldStrengths } from '~/features/mastery/strength.server'

const QUESTIONS = 7
const database: TestDatabase = await testDatabase()
let planted: { questionId: string; right: boolean; chance: number; choices: number | null }[] = []

/** Answers as the log holds them, from `n` on; every tenth row is of another kind. */
async function plant(count: number): Promise<void> {
  const from = planted.length
  const answers = Array.from({ length: count }, (_, i) => ({
    questionId: `q${((from + i) * 5) % QUESTIONS}`,
    right: (from + i) % 3 > 0,
    chance: 0.1 + ((from + i) % 80) / 100,
    choices: (from + i) % 2 ? 4 : null,
  }))
  planted.push(...answers)
  const row = { at: new Date('2026-03-02T12:00Z'), zone: 'UTC', courseId: 'tiny' }
  const rows = answers.flatMap((answer, i) => [
    { ...row, kind: 'answered' as const, ...answer },
    ...(i % 10 === 0 ? [{ ...row, kind: 'begun' as const }] : []),
  ])
  await transaction(async (tx) => {
    for (let i = 0; i < rows.length; i += 300) {
      await tx.insert(studyLog).values(rows.slice(i, i + 300))
    }
  })
}

/** What folding everything planted, once and in order, gives. */
function expected() {
  return Array.from({ length: QUESTIONS }, (_, n) => {
    const own = planted.filter(({ questionId }) => questionId === `q${n}`)
    const judged = own.map(({ right, chance, choices }) => ({
      right,
      chance,
      choices: choices ?? undefined,
    }))
    return { questionId: `q${n}`, ...foldStrength(FRESH_STRENGTH, judged) }
  })
}

const stored = () => reader().select().from(questionStrengths).orderBy(questionStrengths.questionId)

const pass = (ms: number) => vi.setSystemTime(Date.now() + ms)

/** Two runs, the second when what the first one saw has settled. */
async function foldAll(): Promise<void> {
  await foldStrengths()
  pass(30_000)
  await foldStrengths()
}

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'] })
  planted = []
  await transaction(async (tx) => {
    await tx.delete(studyLog)
    await tx.delete(questionStrengths)
    await tx.delete(marks)
  })
})
afterAll(async () => {
  vi.useRealTimers()
  await database.drop()
})

describe('foldStrengths', () => {
  it('folds each answer once, over several batches, and no other row', async () => {
    await plant(1_700)
    await foldAll()
    expect(await stored()).toEqual(expected())
  })
  it('folds what came since and nothing twice', async () => {
    await plant(40)
    await foldAll()
    await foldAll()
    expect(await stored()).toEqual(expected())
    await plant(25)
    await foldAll()
    await foldAll()
    expect(await stored()).toEqual(expected())
  })
  it('loses nothing when it is broken off between two batches', async () => {
    await plant(1_700)
    await foldStrengths()
    pass(30_000)
    expect(await foldBatch(Number.MAX_SAFE_INTEGER)).toBe(true)
    expect(await stored()).not.toEqual(expected())
    await foldStrengths()
    expect(await stored()).toEqual(expected())
  })
  it('folds once though two do it at the same time', async () => {
    await plant(1_700)
    await foldStrengths()
    pass(30_000)
    await Promise.all([foldStrengths(), foldStrengths(), foldStrengths()])
    expect(await stored()).toEqual(expected())
  })
  it('waits until a row can have no gap below it', async () => {
    await plant(10)
    await foldStrengths()
    await plant(10)
    pass(9_000)
    await foldStrengths()
    expect(await stored()).toEqual([])
    pass(1_000)
    await foldStrengths()
    const answers = (await stored()).reduce((sum, row) => sum + row.answers, 0)
    expect(answers).toBe(10)
  })
  it('finds nothing to do in an empty log', async () => {
    await foldAll()
    expect(await stored()).toEqual([])
  })
})
