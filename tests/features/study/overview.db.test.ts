import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { publishTiny, type TestDatabase, testDatabase } from '#/tests/support/database'
import { newLearner, study } from '#/tests/support/study'
import { catalogueFor } from '~/features/study/overview.server'
import { keepPlace } from '~/features/study/places.server'

let database: TestDatabase
let english: string
let chinese: string

beforeAll(async () => {
  database = await testDatabase()
  english = (await publishTiny(database)).courseId
  chinese = (await publishTiny(database, { language: 'zh-CN' })).courseId
  await publishTiny(database, { id: 'other', modules: 2 })
})

afterAll(() => database.drop())

/** The courses that count as a learner's own, and how many of their modules are done. */
async function ownOf(learnerId: string, language: 'en' | 'zh-CN') {
  const all = await catalogueFor(learnerId, language)
  expect(all).toHaveLength(3)
  return all.filter(({ begun }) => begun).map(({ id, done }) => ({ id, done }))
}

describe('a course with a translation', () => {
  it('is listed as the learner took it, whatever the language of the pages', async () => {
    const learner = await newLearner()
    await study(learner, english, 'm1')
    for (const language of ['en', 'zh-CN'] as const) {
      expect(await ownOf(learner.id, language)).toEqual([{ id: english, done: 1 }])
    }
    const [, translation] = await catalogueFor(learner.id, 'zh-CN')
    expect(translation).toMatchObject({ id: chinese, begun: false, done: 0 })
  })

  it('takes along what was done when the learner goes on in the other language', async () => {
    const learner = await newLearner()
    await study(learner, english, 'm1')
    const then = Date.now()
    await expect.poll(() => Date.now()).toBeGreaterThan(then)
    await study(learner, chinese, 'm2')
    expect(await ownOf(learner.id, 'en')).toEqual([{ id: chinese, done: 2 }])
  })

  it('is listed in the language of the pages while it was only read', async () => {
    const learner = await newLearner()
    await keepPlace(learner.id, english, 'm1', 1)
    expect(await ownOf(learner.id, 'zh-CN')).toEqual([{ id: chinese, done: 0 }])
    expect(await ownOf(learner.id, 'en')).toEqual([{ id: english, done: 0 }])
  })
})
