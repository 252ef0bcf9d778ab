import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { publishTiny, type TestDatabase, testDatabase } from '#/tests/support/database'
import { learnerStates, learners, memories } from '~/db/schema'
import type { Version } from '~/features/course/course'
import { courseNow } from '~/features/course/course.server'
import { graphOf } from '~/features/graph/graph.server'
import { FRESH } from '~/features/sprint/sprint'

const now = new Date('2026-03-01T09:00Z')
let database: TestDatabase
let version: Version

beforeAll(async () => {
  database = await testDatabase()
  const { courseId } = await publishTiny(database)
  version = await courseNow(courseId)
  const conceptId = version.concepts[0]?.id ?? ''
  const known = { value: 1, variance: 0.4, answers: 4, days: 1, lastDay: '2026-03-01' }
  await database.transaction(async (tx) => {
    for (const id of ['one', 'other']) {
      await tx.insert(learners).values({ id, createdAt: now })
      await tx
        .insert(learnerStates)
        .values({ learnerId: id, ability: 0, answers: 4, sprint: FRESH })
    }
    await tx
      .insert(memories)
      .values({ learnerId: 'one', conceptId, ...known, stability: 2, seenAt: now })
  })
})
afterAll(() => database.drop())

const bands = async (learnerId: string | null) =>
  (await graphOf(learnerId, version, now)).concepts.map(({ band }) => band)

describe('graphOf', () => {
  it('shows a learner what is known of them', async () => {
    const [first, ...rest] = await bands('one')
    expect(first).toBe('firm')
    expect(new Set(rest)).toEqual(new Set(['new']))
  })
  it('shows nobody what is known of somebody else', async () => {
    expect(new Set(await bands('other'))).toEqual(new Set(['new']))
  })
  it('shows a stranger every concept as new', async () => {
    expect(new Set(await bands(null))).toEqual(new Set(['new']))
    expect(new Set(await bands('nobody'))).toEqual(new Set(['new']))
  })
})
