import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '#/tests/support/database'
import { createAccount } from '~/features/account/account.server'
import { Refusal } from '~/features/refusal'
import { partsOf } from '~/features/studio/draft'
import { turnDraft, wholeDraft } from '~/features/studio/draft.server'
import { beginDraft, emptyCourse } from '~/features/studio/drafts.server'
import { bringText, changeCuts, textOf } from '~/features/studio/text.server'

let database: TestDatabase
let mei: { id: string; role: string }
let stranger: { id: string; role: string }

async function person(name: string) {
  const account = { name, password: 'a password of tests', language: 'en' as const }
  return { id: (await createAccount({ ...account, role: 'instructor' })) ?? '', role: 'instructor' }
}

beforeAll(async () => {
  database = await testDatabase()
  ;[mei, stranger] = [await person('Mei'), await person('Sam')]
})
afterAll(() => database.drop())

const LECTURE = Array.from(
  { length: 450 },
  (_, n) => `Sentence ${n} tells of ${n < 200 ? 'tea and its leaves' : 'steel and its ore'}.`,
).join(' ')

async function brought(text = LECTURE): Promise<string> {
  const draft = await beginDraft(mei, [emptyCourse('en', 'Mei')])
  const bytes = new TextEncoder().encode(text)
  expect(await bringText(mei, draft, { name: 'talk.txt', bytes })).toEqual({ kind: 'brought' })
  return draft
}
const cutsOf = async (draft: string) =>
  (await textOf(mei, draft))?.modules.slice(1).map(({ at }) => at)
const base = async (draft: string) => (await textOf(mei, draft))?.revision ?? 0

describe('a text that was brought in', () => {
  it('comes with cuts proposed, minutes, load and the words that turn', async () => {
    const text = await textOf(mei, await brought())
    expect(text?.modules).toHaveLength(2)
    expect(text?.modules[1]).toMatchObject({ at: 200 })
    expect(text?.modules[1]?.turn?.starts).toContain('steel')
    for (const { minutes } of text?.modules ?? []) expect(minutes).toBeLessThanOrEqual(14)
  })

  it('is cut elsewhere by a sentence, and undo takes that back', async () => {
    const draft = await brought()
    await changeCuts(mei, draft, { what: 'later', at: 200, base: await base(draft) })
    expect(await cutsOf(draft)).toEqual([201])
    await changeCuts(mei, draft, { what: 'split', at: 100, base: await base(draft) })
    expect(await cutsOf(draft)).toEqual([100, 201])
    await turnDraft(mei, draft, 'undo')
    await turnDraft(mei, draft, 'undo')
    expect(await cutsOf(draft)).toEqual([200])
  })

  it('is not changed by who rests on older cuts', async () => {
    const draft = await brought()
    const old = await base(draft)
    await changeCuts(mei, draft, { what: 'later', at: 200, base: old })
    expect(await changeCuts(mei, draft, { what: 'join', at: 201, base: old })).toBe('stale')
    expect(await changeCuts(mei, draft, { what: 'apply', base: old })).toBe('stale')
    expect(await cutsOf(draft)).toEqual([201])
  })

  it('becomes modules with every sentence in them, in one step', async () => {
    const draft = await brought()
    await changeCuts(mei, draft, { what: 'apply', base: await base(draft) })
    const modules = partsOf((await wholeDraft(mei, draft)).parts, 'module')
    const bodies = modules.map(({ content }) => content.body).join(' ')
    expect(bodies.replace(/\s+/g, ' ')).toBe(LECTURE)
    expect(await textOf(mei, draft)).toBeNull()
    await turnDraft(mei, draft, 'undo')
    expect(partsOf((await wholeDraft(mei, draft)).parts, 'module')).toEqual([])
    expect(await cutsOf(draft)).toEqual([200])
  })

  it('is refused with its fault, and nothing comes in', async () => {
    const draft = await beginDraft(mei, [emptyCourse('en', 'Mei')])
    const bytes = new Uint8Array([0, 1, 2, 3, 0, 255, 0, 9])
    expect(await bringText(mei, draft, { name: 'x', bytes })).toEqual({
      kind: 'refused',
      fault: 'binary',
    })
    expect(await textOf(mei, draft)).toBeNull()
    expect(await changeCuts(mei, draft, { what: 'apply', base: 0 })).toBe('nothing')
  })

  it('is nobody else’s', async () => {
    const draft = await brought('A sentence. Another one.')
    await expect(textOf(stranger, draft)).rejects.toThrow(Refusal)
    const asked = changeCuts(stranger, draft, { what: 'drop', base: 1 })
    await expect(asked).rejects.toThrow(Refusal)
  })
})
