import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { publishTiny, type TestDatabase, teacher, testDatabase } from '#/tests/support/database'
import { newLearner, study } from '#/tests/support/study'
import { tinyCourse } from '#/tests/support/tiny-course'
import { createAccount } from '~/features/account/account.server'
import { catalogue, courseNow, translationsOf } from '~/features/course/course.server'
import { readCourse } from '~/features/course/course-text'
import { compile, Unpublishable } from '~/features/studio/compile.server'
import { courseAsWritten, publish, wouldChange } from '~/features/studio/publish.server'
import { prepareSite } from '~/features/studio/site.server'
import { lessonOf } from '~/features/study/lesson.server'

let database: TestDatabase
let instructor: { instructorId: string; admin: boolean }

beforeAll(async () => {
  database = await testDatabase()
  instructor = { instructorId: await teacher(database), admin: false }
})
afterAll(() => database.drop())

describe('publishing', () => {
  it('the same course again changes nothing', async () => {
    const first = await publishTiny(database, { id: 'same' })
    const again = await publishTiny(database, { id: 'same' })
    expect(first.changed).toBe(true)
    expect(again).toMatchObject({ changed: false, versionId: first.versionId })
    expect(await wouldChange(await compile(tinyCourse({ id: 'same' })))).toBe(false)
  })

  it('a changed course makes a version, and a lesson keeps its own', async () => {
    const { courseId } = await publishTiny(database, { id: 'moving' })
    const learner = await newLearner()
    const lesson = await study(learner, courseId, 'm1', { count: 1 })
    const written = tinyCourse({ id: 'moving' })
    const compiled = await compile({ ...written, title: 'Another title' })
    expect(await wouldChange(compiled)).toBe(true)
    const { versionId } = await publish(compiled, instructor)
    expect(versionId).toBe(`${courseId}@2`)
    expect((await courseNow(courseId)).title).toBe('Another title')
    expect((await lessonOf(learner.id, lesson)).version.title).toBe(written.title)
  })

  it('a translation shares modules, concepts and questions, and has its own address', async () => {
    const en = await publishTiny(database, { id: 'both', language: 'en' })
    const zh = await publishTiny(database, { id: 'both', language: 'zh-CN' })
    expect([en.courseId, zh.courseId]).toEqual(['both', 'both-zh-cn'])
    const [a, b] = [await courseNow(en.courseId), await courseNow(zh.courseId)]
    const ids = (version: typeof a) => [
      version.modules.map(({ id }) => id),
      version.concepts.map(({ id }) => id),
      [...version.questions.values()].map(({ id }) => id),
    ]
    expect(ids(a)).toEqual(ids(b))
    expect(await translationsOf('both')).toEqual([{ id: 'both-zh-cn', language: 'zh-CN' }])
    expect(
      [...b.questions.values()].find(({ kind }) => kind === 'true-false')?.choices[0]?.html,
    ).toBe('正确')
  })

  it('another instructor’s course is refused', async () => {
    await publishTiny(database, { id: 'owned' })
    const id = await createAccount({
      name: 'Other',
      password: 'a long password',
      role: 'instructor',
      language: null,
    })
    const theirs = { instructorId: id ?? '', admin: false }
    const compiled = await compile({ ...tinyCourse({ id: 'owned' }), title: 'Taken over' })
    await expect(publish(compiled, theirs)).rejects.toMatchObject({ reason: 'forbidden' })
    expect((await courseNow('owned')).title).not.toBe('Taken over')
  })

  it('a module without a card is kept as a draft and shown to nobody', async () => {
    const written = tinyCourse({ id: 'drafted', modules: 3 })
    const modules = written.modules.map((one, i) =>
      i === 1 ? { ...one, card: [], pool: [...one.card, ...one.pool] } : one,
    )
    await publish(await compile({ ...written, modules }), instructor)
    expect((await courseNow('drafted')).modules.map(({ key }) => key)).toEqual(['m1', 'm3'])
  })

  it('comes out again as it was written', async () => {
    await publishTiny(database, { id: 'round' })
    const read = readCourse(await courseAsWritten('round'))
    expect(read).toEqual({ kind: 'course', course: tinyCourse({ id: 'round' }) })
  })

  it('gives every card three questions and every question its passage', async () => {
    for (const { version } of await catalogue()) {
      for (const { card } of version.modules) expect(card?.questions).toHaveLength(3)
      for (const { passage } of version.questions.values()) expect(passage).not.toBeNull()
    }
  })

  it('refuses what is longer than fifteen minutes', async () => {
    const written = tinyCourse({ id: 'long' })
    const body = `${written.modules[0]?.body}\n\n${Array(15 * 238)
      .fill('word')
      .join(' ')}`
    const modules = written.modules.map((one, i) => (i === 0 ? { ...one, body } : one))
    await expect(compile({ ...written, modules })).rejects.toThrow(Unpublishable)
  })
})

describe('a first start', () => {
  it('brings the demo course in both languages and an admin, once', async () => {
    const opened = await prepareSite()
    expect(opened?.password).toMatch(/^[\w-]{16}$/)
    expect(await prepareSite()).toBeNull()
    const demo = (await catalogue()).filter(({ work }) => work === 'how-memory-works')
    expect(demo.map(({ version }) => version.language).sort()).toEqual(['en', 'zh-CN'])
    for (const { version } of demo) {
      expect(version.modules).toHaveLength(6)
      expect(version.concepts.length).toBeGreaterThanOrEqual(12)
      for (const { minutes } of version.modules) {
        expect(minutes).toBeGreaterThanOrEqual(2)
        expect(minutes).toBeLessThanOrEqual(3)
      }
      for (const { id } of version.concepts) {
        expect(version.pool.get(id)?.length).toBeGreaterThanOrEqual(3)
      }
    }
  })
})
