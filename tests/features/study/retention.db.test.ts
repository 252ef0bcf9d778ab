import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '#/tests/support/database'
import { transaction } from '~/db/db.server'
import { learners, studyLog } from '~/db/schema'
import { retentionReport } from '~/features/study/retention.server'

const DAY = 86_400_000 // ms
const PEOPLE = 1_998
const FIRST = Date.UTC(2026, 2, 2, 11) // noon in Berlin

/** On which days of their first week the learner comes; a third next day, half within the week. */
function daysOf(n: number): number[] {
  if (n % 3 === 0) return [0, 1]
  return n % 6 === 1 ? [0, 7] : [0, 8]
}

let database: TestDatabase
let folder: string

beforeAll(async () => {
  database = await testDatabase()
  folder = await mkdtemp(join(tmpdir(), 'fifteen-report-'))
  const createdAt = new Date(FIRST)
  const people = Array.from({ length: PEOPLE }, (_, n) => n)
  const rows = people.flatMap((n) =>
    daysOf(n).flatMap((day) => {
      const row = {
        learnerId: `l${n}`,
        at: new Date(FIRST + (day + (n % 2)) * DAY),
        zone: 'Europe/Berlin',
        courseId: 'tiny',
      }
      const lessonId = `lesson-${n}-${day}`
      return [
        { ...row, kind: 'begun' as const, lessonId },
        { ...row, kind: 'finished' as const, lessonId },
      ]
    }),
  )
  rows.push(...rows.slice(0, 9).map((row) => ({ ...row, learnerId: null as never })))
  await transaction(async (tx) => {
    for (let i = 0; i < PEOPLE; i += 500) {
      const some = people.slice(i, i + 500)
      await tx.insert(learners).values(some.map((n) => ({ id: `l${n}`, createdAt })))
    }
    for (let i = 0; i < rows.length; i += 500) {
      await tx.insert(studyLog).values(rows.slice(i, i + 500))
    }
  })
})
afterAll(async () => {
  await database.drop()
  await rm(folder, { recursive: true, force: true })
})

describe('retentionReport', () => {
  it('finds what was planted, over several batches', async () => {
    const [course] = (await retentionReport()).courses
    expect(course?.course).toBe('tiny')
    expect(course?.cohorts.map(({ day, learners }) => [day, learners])).toEqual([
      ['2026-03-02', 999],
      ['2026-03-03', 999],
    ])
    expect(course?.total).toMatchObject({
      learners: PEOPLE,
      nextDay: { returned: 666, of: PEOPLE },
      week: { returned: 999, of: PEOPLE },
    })
    expect(course?.lessonsUntilLeaving).toMatchObject({
      learners: PEOPLE,
      mean: 2,
      median: 2,
      distribution: [{ lessons: 2, learners: PEOPLE }],
    })
  })
  it('is printed as one JSON object by its command', async () => {
    const { stdout } = await promisify(execFile)(
      process.execPath,
      ['cli/run.mjs', 'cli/report-retention.ts', '--json'],
      { env: { ...process.env, NODE_OPTIONS: '', DATA_DIR: folder } },
    )
    expect(JSON.parse(stdout)).toEqual({ now: expect.any(String), courses: [] })
  })
})
