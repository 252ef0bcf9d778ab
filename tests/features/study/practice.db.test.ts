import { and, eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { publishTiny, type TestDatabase, testDatabase } from '#/tests/support/database'
import { newLearner, zone } from '#/tests/support/finisher'
import { responseTo, study } from '#/tests/support/study'
import { canary } from '#/tests/support/tiny-course'
import { visitor } from '#/tests/support/visitor'
import { reader } from '~/db/db.server'
import { learnerStates, memories, practices, studyLog } from '~/db/schema'
import { courseNow } from '~/features/course/course.server'
import { beginPractice, practiceView } from '~/features/study/practice.server'
import { answerPractice, type Studying } from '~/features/study/study.server'

let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
  await publishTiny(database)
  await publishTiny(database, { id: 'other' })
})
afterAll(() => database.drop())

const rowOf = async (id: string) =>
  (await reader().select().from(practices).where(eq(practices.id, id)))[0]

async function answerAll(learner: Studying, id: string, right = 5) {
  const version = await courseNow('tiny')
  const asked = (await rowOf(id))?.questionRevisionIds ?? []
  for (const [n, revision] of asked.entries()) {
    const question = version.questions.get(revision)
    if (!question) throw new Error('no question')
    const response = responseTo(question, n < right)
    await answerPractice(learner, id, { question: question.id, response })
  }
  return asked
}

describe('beginPractice', () => {
  it('takes questions of the concept’s pool and writes that it was begun', async () => {
    const learner = await newLearner()
    const id = await beginPractice(learner, 'tiny', 'm1-a')
    const version = await courseNow('tiny')
    const concept = version.concepts.find(({ key }) => key === 'm1-a')
    const pool = version.pool.get(concept?.id ?? '')?.map(({ revisionId }) => revisionId)
    expect((await rowOf(id))?.questionRevisionIds.toSorted()).toEqual(pool?.toSorted())
    const log = await reader().select().from(studyLog).where(eq(studyLog.practiceId, id))
    expect(log).toMatchObject([
      { kind: 'begun', learnerId: learner.id, conceptId: concept?.id, courseId: 'tiny', zone },
    ])
  })

  it('goes on with the open one, also when pressed twice at once', async () => {
    const learner = await newLearner()
    const ids = await Promise.all([1, 2, 3, 4].map(() => beginPractice(learner, 'tiny', 'm1-a')))
    expect(new Set(ids).size).toBe(1)
    expect(await beginPractice(learner, 'tiny', 'm1-b')).not.toBe(ids[0])
    await answerAll(learner, ids[0] ?? '')
    expect(await beginPractice(learner, 'tiny', 'm1-a')).not.toBe(ids[0])
  })

  it('goes on with nobody else’s, nor with that of another course', async () => {
    const learner = await newLearner()
    const id = await beginPractice(learner, 'tiny', 'm1-a')
    expect(await beginPractice(await newLearner(), 'tiny', 'm1-a')).not.toBe(id)
    expect(await beginPractice(learner, 'other', 'm1-a')).not.toBe(id)
  })

  it('refuses a concept and a course there are not', async () => {
    const learner = await newLearner()
    const missing = { reason: 'not-found' }
    await expect(beginPractice(learner, 'tiny', 'none')).rejects.toMatchObject(missing)
    await expect(beginPractice(learner, 'none', 'm1-a')).rejects.toMatchObject(missing)
  })
})

describe('a practice', () => {
  it('moves mastery and never a sprint', async () => {
    const learner = await newLearner()
    await study(learner, 'tiny', 'm1')
    await study(learner, 'tiny', 'm2')
    const stateOf = async () =>
      (
        await reader().select().from(learnerStates).where(eq(learnerStates.learnerId, learner.id))
      )[0]
    const before = await stateOf()
    const id = await beginPractice(learner, 'tiny', 'm3-a')
    await answerAll(learner, id)
    const after = await stateOf()
    expect(after?.sprint).toEqual(before?.sprint)
    expect(after?.answers).toBe((before?.answers ?? 0) + 3)
    const concept = (await rowOf(id))?.conceptId ?? ''
    const [memory] = await reader()
      .select()
      .from(memories)
      .where(and(eq(memories.learnerId, learner.id), eq(memories.conceptId, concept)))
    expect(memory?.answers).toBe(3)
  })

  it('ends with what was right and what is known before and now', async () => {
    const learner = await newLearner()
    const id = await beginPractice(learner, 'tiny', 'm1-a')
    expect((await practiceView(learner.id, id)).result).toBeNull()
    await answerAll(learner, id, 2)
    const { result, asked } = await practiceView(learner.id, id)
    expect(result).toMatchObject({ right: 2, before: 'new', concept: { key: 'm1-a', answers: 3 } })
    expect(asked.every(({ feedback }) => feedback)).toBe(true)
  })

  it('is its learner’s own', async () => {
    const id = await beginPractice(await newLearner(), 'tiny', 'm1-a')
    const other = await newLearner()
    await expect(practiceView(other.id, id)).rejects.toMatchObject({ reason: 'not-found' })
    await expect(answerPractice(other, id, { question: 'x', response: [] })).rejects.toMatchObject({
      reason: 'not-found',
    })
  })

  it('works for a stranger without a script, and tells no key before its answer', async () => {
    const browser = visitor()
    const begun = await browser.post('/practices', { course: 'tiny', concept: 'm1-a' })
    expect(begun.status).toBe(303)
    const path = begun.to ?? ''
    const id = path.split('/').at(-1) ?? ''
    const version = await courseNow('tiny')
    const questions = ((await rowOf(id))?.questionRevisionIds ?? []).map((revision) => {
      const question = version.questions.get(revision)
      if (!question) throw new Error('no question')
      return question
    })
    for (const [n, question] of questions.entries()) {
      const page = await browser.get(path)
      expect(page.text).toContain(`Question ${n + 1} of ${questions.length}`)
      for (const { id } of questions.slice(n)) expect(page.text).not.toContain(canary(keyOf(id)))
      const empty = await browser.post(`${path}/answers`, { question: question.id })
      expect(empty.to).toMatch(/&incomplete=nothing$/)
      const answer = { question: question.id, response: responseTo(question, true) }
      const sent = await browser.post(`${path}/answers`, answer)
      expect([sent.status, sent.to?.split('?')[0]]).toEqual([303, path])
      expect((await browser.get(sent.to ?? '')).text).toContain(canary(keyOf(question.id)))
    }
    const result = await browser.get(path)
    expect(result.text).toContain('3 of 3 right')
    expect(result.text).toContain('Before this practice: New.')
    expect(result.text).not.toMatch(/<[^>]*\sstyle=/)
    const again = await browser.post('/practices', { course: 'tiny', concept: 'm1-a' })
    expect(again.to).not.toBe(path)
  })
})

/** The id a question has in its course's text. */
const keyOf = (id: string) => id.split(/[/:]/).at(-1) ?? id
