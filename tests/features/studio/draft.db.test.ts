import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { publishTiny, type TestDatabase, testDatabase } from '#/tests/support/database'
import { reader, transaction } from '~/db/db.server'
import { draftChanges, draftInstructors, draftParts, draftSteps } from '~/db/schema'
import { createAccount } from '~/features/account/account.server'
import { COURSE, type Part, type PartOf, partsOf } from '~/features/studio/draft'
import { changeDraft, turnDraft, wholeDraft } from '~/features/studio/draft.server'
import type { Change } from '~/features/studio/draft-change'
import { courseSource } from '~/features/studio/draft-course'
import {
  beginDraft,
  draftOfCourse,
  draftsOf,
  emptyCourse,
  removeDraft,
} from '~/features/studio/drafts.server'

type Person = { id: string; role: string }

let database: TestDatabase
let mei: Person
let lin: Person
let stranger: Person

const START = Date.UTC(2026, 3, 1, 12)

async function person(name: string): Promise<Person> {
  const account = { name, password: 'a password of tests', language: 'en', role: 'instructor' }
  return { id: (await createAccount({ ...account, role: 'instructor' })) ?? '', role: 'instructor' }
}

beforeAll(async () => {
  database = await testDatabase()
  ;[mei, lin, stranger] = [await person('Mei'), await person('Lin'), await person('Sam')]
})
afterAll(() => database.drop())
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: START })
})
afterEach(() => {
  vi.useRealTimers()
})

/** A draft of Mei's on which Lin works, too. */
async function begun(): Promise<string> {
  const id = await beginDraft(mei, [emptyCourse('en', 'Mei')])
  await transaction(async (tx) => {
    const row = { draftId: id, learnerId: lin.id, joinedAt: new Date(START) }
    await tx.insert(draftInstructors).values(row)
  })
  return id
}

const course = (parts: Part[]) => partsOf(parts, 'course')[0] as PartOf<'course'>
const titled = ({ revision, content }: PartOf<'course'>, title: string): Change => ({
  do: 'write',
  id: COURSE,
  base: revision,
  content: { ...content, title },
})
const titleNow = async (id: string) => course((await wholeDraft(mei, id)).parts).content.title

/** Types a title as the person sees the draft now. */
async function type(who: Person, id: string, title: string) {
  const { parts } = await wholeDraft(who, id)
  return changeDraft(who, id, [titled(course(parts), title)], { about: 'typed', typing: true })
}

const module = (title: string): Change => ({
  do: 'insert',
  part: { kind: 'module', content: { title, body: '' } },
})

describe('a draft', () => {
  it('is there for its instructors and an admin, and for nobody else', async () => {
    const id = await begun()
    expect((await wholeDraft(lin, id)).id).toBe(id)
    expect((await wholeDraft({ id: stranger.id, role: 'admin' }, id)).id).toBe(id)
    await expect(wholeDraft(stranger, id)).rejects.toMatchObject({ reason: 'not-found' })
    const change = changeDraft(stranger, id, [module('x')], { about: 'added' })
    await expect(change).rejects.toMatchObject({ reason: 'not-found' })
    await expect(turnDraft(stranger, id, 'undo')).rejects.toMatchObject({ reason: 'not-found' })
    await expect(removeDraft(stranger, id)).rejects.toMatchObject({ reason: 'not-found' })
    expect((await draftsOf(stranger)).map((one) => one.id)).not.toContain(id)
    expect((await draftsOf(lin)).map((one) => one.id)).toContain(id)
  })

  it('goes with all its parts, steps and changes', async () => {
    const id = await begun()
    await type(mei, id, 'A')
    await removeDraft(mei, id)
    const left = await Promise.all(
      [draftParts, draftSteps, draftChanges].map((table) => reader().select().from(table)),
    )
    expect(left.flat().filter((row) => row.draftId === id)).toEqual([])
  })

  it('of a published course says what its version says, and there is one', async () => {
    const tiny = await publishTiny(database, { id: 'drafted', modules: 2 })
    const admin = { id: tiny.instructorId, role: 'admin' }
    const id = await draftOfCourse(admin, 'drafted')
    expect(await draftOfCourse(admin, 'drafted')).toBe(id)
    const { parts, work } = await wholeDraft(admin, id)
    expect(courseSource(parts, work ?? '')).toEqual(tiny.course)
    await expect(draftOfCourse(stranger, 'drafted')).rejects.toMatchObject({ reason: 'not-found' })
  })
})

describe('a change', () => {
  it('that rests on what was changed meanwhile does nothing and tells how it stands', async () => {
    const id = await begun()
    const { parts } = await wholeDraft(mei, id)
    await type(lin, id, 'Lin’s')
    const outcome = await changeDraft(mei, id, [module('M'), titled(course(parts), 'Mei’s')], {
      about: 'typed',
    })
    expect(outcome).toMatchObject({
      kind: 'stale',
      part: { content: { title: 'Lin’s' } },
      by: 'Lin',
      at: new Date(START),
    })
    expect(await titleNow(id)).toBe('Lin’s')
    expect(partsOf((await wholeDraft(mei, id)).parts, 'module')).toEqual([])
  })

  it('is done once of two that come at once from the same revision', async () => {
    const id = await begun()
    const { parts } = await wholeDraft(mei, id)
    const outcomes = await Promise.all(
      [mei, lin, mei, lin].map((who, n) =>
        changeDraft(who, id, [titled(course(parts), `at once ${n}`)], { about: 'typed' }),
      ),
    )
    expect(outcomes.map(({ kind }) => kind).sort()).toEqual(['changed', 'stale', 'stale', 'stale'])
  })

  it('at once in other places is done, each', async () => {
    const id = await begun()
    const names = Array.from({ length: 12 }, (_, n) => `module ${n}`)
    await Promise.all(
      names.map((name, n) =>
        changeDraft(n % 2 ? mei : lin, id, [module(name)], { about: 'added' }),
      ),
    )
    const { parts, revision } = await wholeDraft(mei, id)
    expect(
      partsOf(parts, 'module')
        .map(({ content }) => content.title)
        .sort(),
    ).toEqual(names.sort())
    expect(revision).toBe(13)
  })
})

describe('undo', () => {
  it('goes back step by step to the beginning, and redo to the end', async () => {
    const id = await begun()
    for (const title of ['A', 'AB', 'ABC']) {
      vi.setSystemTime(Date.now() + 60_000)
      await type(mei, id, title)
    }
    const seen: string[] = []
    for (const way of ['undo', 'undo', 'undo', 'redo', 'redo', 'redo'] as const) {
      expect((await turnDraft(mei, id, way)).kind).toBe('changed')
      seen.push(await titleNow(id))
    }
    expect(seen).toEqual(['AB', 'A', '', 'A', 'AB', 'ABC'])
    expect((await turnDraft(mei, id, 'redo')).kind).toBe('nothing')
  })

  it('takes back in one what was typed within 20 seconds', async () => {
    const id = await begun()
    for (const title of ['B', 'Ba', 'Bas', 'Base']) {
      vi.setSystemTime(Date.now() + 1_000)
      await type(mei, id, title)
    }
    vi.setSystemTime(Date.now() + 21_000)
    await type(mei, id, 'Base rates')
    await turnDraft(mei, id, 'undo')
    expect(await titleNow(id)).toBe('Base')
    await turnDraft(mei, id, 'undo')
    expect(await titleNow(id)).toBe('')
    await turnDraft(mei, id, 'redo')
    expect(await titleNow(id)).toBe('Base')
  })

  it('takes back in one step all that was done in one', async () => {
    const id = await begun()
    await changeDraft(mei, id, ['a', 'b', 'c'].map(module), { about: 'imported' })
    await turnDraft(mei, id, 'undo')
    expect(partsOf((await wholeDraft(mei, id)).parts, 'module')).toEqual([])
    await turnDraft(mei, id, 'redo')
    const titles = partsOf((await wholeDraft(mei, id)).parts, 'module').map((m) => m.content.title)
    expect(titles).toEqual(['a', 'b', 'c'])
  })

  it('is each person’s own, and leaves what the other has changed since', async () => {
    const id = await begun()
    await type(mei, id, 'Mei’s')
    vi.setSystemTime(Date.now() + 60_000)
    await type(lin, id, 'Lin’s')
    expect(await turnDraft(mei, id, 'undo')).toMatchObject({ kind: 'stale', by: 'Lin' })
    expect(await titleNow(id)).toBe('Lin’s')
    await turnDraft(lin, id, 'undo')
    expect(await titleNow(id)).toBe('Mei’s')
    expect((await turnDraft(mei, id, 'undo')).kind).toBe('changed')
    expect(await titleNow(id)).toBe('')
  })

  it('can’t be redone once something else was done', async () => {
    const id = await begun()
    await type(mei, id, 'A')
    await turnDraft(mei, id, 'undo')
    await changeDraft(mei, id, [module('x')], { about: 'added' })
    expect((await turnDraft(mei, id, 'redo')).kind).toBe('nothing')
  })
})
