import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { publishTiny, type TestDatabase, testDatabase } from '#/tests/support/database'
import { cardOf, newLearner, responseTo, study } from '#/tests/support/study'
import { lessons, memories, sprints, studyLog } from '~/db/schema'
import type { Version } from '~/features/course/course'
import { courseNow } from '~/features/course/course.server'
import {
  chooseReward,
  countedOf,
  NOTHING_COUNTED,
  sprintStateOf,
} from '~/features/sprint/sprint.server'
import { beginLesson, lessonOf } from '~/features/study/lesson.server'
import { courseFor } from '~/features/study/overview.server'
import { answerQuestion } from '~/features/study/study.server'

let database: TestDatabase
let courseId: string
let version: Version

beforeAll(async () => {
  database = await testDatabase()
  courseId = (await publishTiny(database, { modules: 6 })).courseId
  version = await courseNow(courseId)
})
afterAll(() => database.drop())

const logged = (learnerId: string) =>
  database.read.select().from(studyLog).where(eq(studyLog.learnerId, learnerId))
const sprintsOf = (learnerId: string) =>
  database.read.select().from(sprints).where(eq(sprints.learnerId, learnerId))

describe('a lesson', () => {
  it('is gone on with while it is open, and a new one once it is finished', async () => {
    const learner = await newLearner()
    const first = await beginLesson(learner, courseId, 'm1')
    expect(await beginLesson(learner, courseId, 'm1')).toBe(first)
    await study(learner, courseId, 'm1')
    expect(await beginLesson(learner, courseId, 'm1')).not.toBe(first)
  })

  it('is begun for a module there is, and for no other', async () => {
    const learner = await newLearner()
    const missing = { reason: 'not-found' }
    await expect(beginLesson(learner, courseId, 'm99')).rejects.toMatchObject(missing)
    await expect(beginLesson(learner, 'nowhere', 'm1')).rejects.toMatchObject(missing)
    expect(await logged(learner.id)).toEqual([])
  })

  it('is begun by one who has read its module, unless a digest led there', async () => {
    const learner = await newLearner()
    await beginLesson(learner, courseId, 'm1')
    await beginLesson(learner, courseId, 'm2', 'of no share')
    const { summary, modules } = await courseFor(learner.id, courseId)
    const [first, second] = modules
    expect(summary.begun).toBe(true)
    expect([first?.place, second?.place]).toEqual([(first?.ideas ?? 0) - 1, null])
  })

  it('is nobody else’s', async () => {
    const owner = await newLearner()
    const other = await newLearner()
    const id = await beginLesson(owner, courseId, 'm1')
    const [question] = cardOf(version, 'm1')
    const answer = { question: question?.id ?? '', response: ['x'] }
    const missing = { reason: 'not-found' }
    await expect(lessonOf(other.id, id)).rejects.toMatchObject(missing)
    await expect(answerQuestion(other, id, answer)).rejects.toMatchObject(missing)
  })

  it('is open from its first answer and finished with its third', async () => {
    const learner = await newLearner()
    const id = await study(learner, courseId, 'm1', { count: 2, right: 1 })
    const [open] = await database.read.select().from(lessons).where(eq(lessons.id, id))
    expect(open?.openedAt).toBeInstanceOf(Date)
    expect(open?.finishedAt).toBeNull()
    await study(learner, courseId, 'm1', { right: 1 })
    const [done] = await database.read.select().from(lessons).where(eq(lessons.id, id))
    expect(done).toMatchObject({ right: 1 })
    expect(done?.finishedAt).toBeInstanceOf(Date)
  })
})

describe('an answer', () => {
  it('stands once given: the same again is the same, another one is told of it', async () => {
    const learner = await newLearner()
    const id = await beginLesson(learner, courseId, 'm1')
    const question = cardOf(version, 'm1')[0]
    if (!question) throw new Error('no question')
    const right = { question: question.id, response: responseTo(question, true) }
    const wrong = { question: question.id, response: responseTo(question, false) }
    const first = await answerQuestion(learner, id, right)
    expect(first).toMatchObject({ kind: 'answered', feedback: { right: true } })
    expect(await answerQuestion(learner, id, right)).toEqual(first)
    const stands = await answerQuestion(learner, id, wrong)
    expect(stands).toMatchObject({ kind: 'stands', feedback: { right: true } })
    const answers = (await logged(learner.id)).filter(({ kind }) => kind === 'answered')
    expect(answers).toHaveLength(1)
  })

  it('without a choice is handed back and leaves nothing', async () => {
    const learner = await newLearner()
    const id = await beginLesson(learner, courseId, 'm1')
    const question = cardOf(version, 'm1')[0]?.id ?? ''
    const met = await answerQuestion(learner, id, { question, response: [] })
    expect(met).toMatchObject({ kind: 'incomplete' })
    expect((await logged(learner.id)).map(({ kind }) => kind)).toEqual(['begun'])
  })

  it('with a choice of another question is refused and leaves nothing', async () => {
    const learner = await newLearner()
    const id = await beginLesson(learner, courseId, 'm1')
    const question = cardOf(version, 'm1')[0]?.id ?? ''
    const strange = answerQuestion(learner, id, { question, response: ['elsewhere'] })
    await expect(strange).rejects.toMatchObject({ reason: 'bad-input' })
    const foreign = { question: cardOf(version, 'm2')[0]?.id ?? '', response: ['x'] }
    await expect(answerQuestion(learner, id, foreign)).rejects.toMatchObject({
      reason: 'not-found',
    })
    expect((await logged(learner.id)).map(({ kind }) => kind)).toEqual(['begun'])
  })

  it('moves the mastery of its own concept alone', async () => {
    const learner = await newLearner()
    await study(learner, courseId, 'm1', { count: 1 })
    const known = await database.read
      .select()
      .from(memories)
      .where(eq(memories.learnerId, learner.id))
    expect(known.map(({ conceptId, answers }) => [conceptId, answers])).toEqual([
      [cardOf(version, 'm1')[0]?.conceptId, 1],
    ])
  })

  it('is kept once, with one sprint, when 64 come at the same time', async () => {
    const learner = await newLearner()
    await study(learner, courseId, 'm1')
    await study(learner, courseId, 'm2')
    const id = await study(learner, courseId, 'm3', { count: 2 })
    const question = cardOf(version, 'm3')[2]
    if (!question) throw new Error('no question')
    const answer = { question: question.id, response: responseTo(question, true) }
    const met = await Promise.all(
      Array.from({ length: 64 }, () => answerQuestion(learner, id, answer)),
    )
    expect(new Set(met.map((one) => JSON.stringify(one))).size).toBe(1)
    expect((await logged(learner.id)).filter(({ kind }) => kind === 'answered')).toHaveLength(9)
    expect((await logged(learner.id)).filter(({ kind }) => kind === 'finished')).toHaveLength(3)
    expect(await sprintsOf(learner.id)).toHaveLength(1)
  })
})

describe('a sprint', () => {
  it('is finished by three lessons of different modules', async () => {
    const learner = await newLearner()
    await study(learner, courseId, 'm1')
    await study(learner, courseId, 'm1')
    await study(learner, courseId, 'm2')
    expect(await sprintsOf(learner.id)).toEqual([])
    expect((await sprintStateOf(learner.id)).counted).toHaveLength(2)
    const third = await study(learner, courseId, 'm3', { right: 0 })
    expect((await sprintsOf(learner.id)).map(({ id }) => id)).toEqual([third])
    expect((await sprintStateOf(learner.id)).counted).toEqual([])
    expect(await countedOf(learner.id)).toEqual({ counted: 0, waitingSprint: third })
    await study(learner, courseId, 'm4')
    expect(await countedOf(learner.id)).toEqual({ counted: 1, waitingSprint: null })
  })

  it('waits for nothing once its reward is chosen', async () => {
    const learner = await newLearner()
    expect(await countedOf(learner.id)).toEqual(NOTHING_COUNTED)
    let third = ''
    for (const key of ['m1', 'm2', 'm3']) third = await study(learner, courseId, key)
    await chooseReward(learner, third, 'badge')
    expect(await countedOf(learner.id)).toEqual(NOTHING_COUNTED)
  })

  it('waits while a lesson is open, and loses nothing by it', async () => {
    const learner = await newLearner()
    await study(learner, courseId, 'm4', { count: 1 })
    for (const key of ['m1', 'm2', 'm3']) await study(learner, courseId, key)
    expect(await sprintsOf(learner.id)).toEqual([])
    await study(learner, courseId, 'm4')
    expect(await sprintsOf(learner.id)).toHaveLength(1)
    expect((await sprintStateOf(learner.id)).counted).toHaveLength(1)
  })
})
