import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '#/tests/support/database'
import { answerLesson, newLearner } from '#/tests/support/study'
import { tinyCourse } from '#/tests/support/tiny-course'
import { reader } from '~/db/db.server'
import { courses, versionQuestions, versions } from '~/db/schema'
import { createAccount } from '~/features/account/account.server'
import { courseNow } from '~/features/course/course.server'
import { type Part, partsOf } from '~/features/studio/draft'
import { changeDraft, newPartId, wholeDraft } from '~/features/studio/draft.server'
import { courseParts } from '~/features/studio/draft-course'
import { beginDraft, emptyCourse } from '~/features/studio/drafts.server'
import {
  publishDraft,
  setStanding,
  showVersion,
  standingOf,
  versionsOf,
} from '~/features/studio/publication.server'
import { publicationView } from '~/features/studio/publication-view.server'
import { restoreDraft } from '~/features/studio/restore.server'
import { beginLesson } from '~/features/study/lesson.server'
import { catalogueFor } from '~/features/study/overview.server'
import { lessonView } from '~/features/study/result.server'

type Person = { id: string; role: string }
const TELLING = { language: 'en', zone: 'UTC' } as const

let database: TestDatabase
let mei: Person
let sam: Person

async function person(name: string): Promise<Person> {
  const account = { name, password: 'a password of tests', language: 'en' }
  return { id: (await createAccount({ ...account, role: 'instructor' })) ?? '', role: 'instructor' }
}

beforeAll(async () => {
  database = await testDatabase()
  mei = await person('Mei')
  sam = await person('Sam')
})
afterAll(() => database.drop())

/** A draft of the tiny course under a title of its own. */
async function drafted(title: string, who = mei): Promise<string> {
  const course = { ...tinyCourse({ modules: 2 }), title }
  const parts = courseParts(course, newPartId).map((part) => ({ ...part, key: null }))
  return beginDraft(who, parts)
}

async function publishNow(id: string, who = mei) {
  const { revision } = await wholeDraft(who, id)
  return publishDraft(who, id, revision)
}

async function published(id: string, who = mei) {
  const done = await publishNow(id, who)
  if (done.kind !== 'published') throw new Error(JSON.stringify(done))
  return done
}

async function write(id: string, find: (part: Part) => boolean, content: object) {
  const part = (await wholeDraft(mei, id)).parts.find(find)
  if (!part) throw new Error('no such part')
  const change = {
    do: 'write',
    id: part.id,
    base: part.revision,
    content: { ...part.content, ...content } as Part['content'],
  } as const
  const outcome = await changeDraft(mei, id, [change], { about: 'typed' })
  expect(outcome.kind).toBe('changed')
}

const asking = (ask: string) => (part: Part) => part.kind === 'question' && part.content.ask === ask
const secondModule = (part: Part) => part.kind === 'module' && part.position === 2

describe('who finds a course', () => {
  const listedTo = async (learnerId: string | null, courseId: string) =>
    (await catalogueFor(learnerId, 'en')).some(({ id }) => id === courseId)

  it('are those with its link where it is published so; who has begun it keeps it in sight', async () => {
    const id = await drafted('By link alone')
    const { revision } = await wholeDraft(mei, id)
    const done = await publishDraft(mei, id, revision, false)
    if (done.kind !== 'published') throw new Error(done.kind)
    const { courseId } = done
    expect((await courseNow(courseId)).title).toBe('By link alone')
    const [learner, other] = [await newLearner(), await newLearner()]
    await answerLesson(learner, await beginLesson(learner, courseId, 'module-1'))
    expect(await listedTo(null, courseId)).toBe(false)
    expect(await listedTo(other.id, courseId)).toBe(false)
    expect(await listedTo(learner.id, courseId)).toBe(true)
    await write(id, secondModule, { title: 'Changed' })
    await published(id)
    expect(await listedTo(null, courseId)).toBe(false)
  })

  it('is changed by its instructors alone, once it is published', async () => {
    const id = await drafted('In the catalogue')
    const standing = { listed: false, mentored: 3 }
    expect(await standingOf(await wholeDraft(mei, id))).toBeNull()
    await expect(setStanding(mei, id, standing)).rejects.toMatchObject({ reason: 'not-found' })
    const { courseId } = await published(id)
    expect(await listedTo(null, courseId)).toBe(true)
    await expect(setStanding(sam, id, standing)).rejects.toMatchObject({ reason: 'not-found' })
    await setStanding(mei, id, standing)
    expect(await listedTo(null, courseId)).toBe(false)
    expect(await standingOf(await wholeDraft(mei, id))).toEqual(standing)
  })
})

describe('publishDraft', () => {
  it('publishes what was written, under an address made of its title', async () => {
    const id = await drafted('Made by hand')
    const { courseId, changed } = await published(id)
    expect({ courseId, changed }).toEqual({ courseId: 'made-by-hand', changed: true })
    const version = await courseNow('made-by-hand')
    expect(version.modules.map(({ title }) => title)).toEqual(['Module 1', 'Module 2'])
    expect(version.modules.map(({ key }) => key)).toEqual(['module-1', 'module-2'])
    expect((await published(id)).changed).toBe(false)
  })

  it('never takes the address of another course', async () => {
    const [first, second] = [await drafted('Same name'), await drafted('Same name', sam)]
    expect((await published(first)).courseId).toBe('same-name')
    expect((await published(second, sam)).courseId).toBe('same-name-2')
    const [row] = await reader().select().from(courses).where(eq(courses.id, 'same-name'))
    expect(row?.instructorId).toBe(mei.id)
  })

  it('does not publish what is not ready, and says why at its place', async () => {
    const id = await beginDraft(mei, [emptyCourse('en', 'Mei', 'Not ready')])
    const done = await publishNow(id)
    expect(done).toMatchObject({ kind: 'faulty', faults: [{ code: 'no-modules', id: 'course' }] })
    expect((await wholeDraft(mei, id)).courseId).toBeNull()
  })

  it('does not publish a drafted question that nobody has seen', async () => {
    const id = await drafted('Unseen')
    const { parts } = await wholeDraft(mei, id)
    const question = partsOf(parts, 'question')[0]
    if (!question) throw new Error('no question')
    const { id: part, revision: base, content } = question
    const unseen = { do: 'write', id: part, base, content, seen: false } as const
    await changeDraft(mei, id, [unseen], { about: 'proposed' })
    expect(await publishNow(id)).toMatchObject({
      kind: 'faulty',
      faults: [{ code: 'unseen', id: part }],
    })
    await changeDraft(mei, id, [{ do: 'see', id: part }], { about: 'accepted' })
    expect((await publishNow(id)).kind).toBe('published')
  })

  it('does not publish what was changed since it was looked at', async () => {
    const id = await drafted('Looked at')
    const { revision } = await wholeDraft(mei, id)
    await write(id, secondModule, { title: 'Changed since' })
    expect(await publishDraft(mei, id, revision)).toEqual({ kind: 'stale' })
  })

  it('is for those who work on the draft', async () => {
    const id = await drafted('Private')
    await expect(publishDraft(sam, id, 1)).rejects.toMatchObject({ reason: 'not-found' })
  })

  it('names what would change, and nothing right after', async () => {
    const id = await drafted('Different')
    await published(id)
    const difference = async () =>
      (await publicationView(await wholeDraft(mei, id), TELLING)).difference.map(
        ({ what, how, title }) => `${how} ${what} ${title}`,
      )
    expect(await difference()).toEqual([])
    const before = (await wholeDraft(mei, id)).revision
    await write(id, secondModule, { title: 'Another title' })
    const [first] = partsOf((await wholeDraft(mei, id)).parts, 'module')
    await changeDraft(
      mei,
      id,
      [{ do: 'remove', id: first?.id ?? '', base: first?.revision ?? 0 }],
      {
        about: 'removed',
      },
    )
    expect(await difference()).toEqual(
      expect.arrayContaining([
        'changed module Another title',
        'removed module Module 1',
        'removed concept Concept A of m1',
      ]),
    )
    await restoreDraft(mei, id, before)
    expect(await difference()).toEqual([])
  })
})

describe('a new version', () => {
  it('leaves a learner in a lesson the one they began with', async () => {
    const id = await drafted('In the middle')
    const { courseId } = await published(id)
    const learner = await newLearner()
    const lesson = await beginLesson(learner, courseId, 'module-1')
    const before = await lessonView(learner.id, lesson)
    await write(id, asking('Asked by m1-q1?'), { ask: 'New?' })
    await published(id)
    const after = await lessonView(learner.id, lesson)
    expect(after.asked.map(({ ask }) => ask)).toEqual(before.asked.map(({ ask }) => ask))
    const now = (await courseNow(courseId)).modules[0]?.card?.questions.map((one) => one.askHtml)
    expect(now).toContain('New?')
    const { asked } = after
    expect(asked.map(({ ask }) => ask)).not.toContain('New?')
  })

  it('keeps the revisions of questions that are asked as before, and so their answers', async () => {
    const id = await drafted('Attached')
    const { courseId, versionId } = await published(id)
    const learner = await newLearner()
    await answerLesson(learner, await beginLesson(learner, courseId, 'module-1'))
    await write(id, secondModule, { title: 'A new title' })
    await write(id, asking('Asked by m1-q1?'), { ask: 'New?' })
    const next = await published(id)
    const revisions = async (version: string) =>
      (
        await reader()
          .select({ id: versionQuestions.questionRevisionId })
          .from(versionQuestions)
          .where(eq(versionQuestions.versionId, version))
      ).map((row) => row.id)
    const [old, now] = [await revisions(versionId), await revisions(next.versionId)]
    expect(now.filter((one) => !old.includes(one))).toHaveLength(1)
    expect(now).toHaveLength(old.length)
  })

  it('is rolled back in one step, and shown again in another', async () => {
    const id = await drafted('Rolled back')
    const { courseId, versionId: first } = await published(id)
    await write(id, secondModule, { title: 'Regretted' })
    const { versionId: second } = await published(id)
    await showVersion(mei, id, first)
    expect((await courseNow(courseId)).modules[1]?.title).toBe('Module 2')
    await showVersion(mei, id, second)
    expect((await courseNow(courseId)).modules[1]?.title).toBe('Regretted')
    await showVersion(mei, id, first)
    expect((await published(id)).changed).toBe(true)
    const shown = await versionsOf(await wholeDraft(mei, id))
    expect(shown.map(({ number, current }) => [number, current])).toEqual([
      [3, true],
      [2, false],
      [1, false],
    ])
    expect(await reader().$count(versions, eq(versions.courseId, courseId))).toBe(3)
  })

  it('of another course is not shown', async () => {
    const [one, other] = [await drafted('One course'), await drafted('Other course')]
    await published(one)
    const { versionId } = await published(other)
    await expect(showVersion(mei, one, versionId)).rejects.toMatchObject({ reason: 'not-found' })
    await expect(showVersion(sam, other, versionId)).rejects.toMatchObject({ reason: 'not-found' })
  })
})
