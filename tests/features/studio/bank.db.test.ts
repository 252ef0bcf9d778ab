import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '#/tests/support/database'
import { tinyCourse } from '#/tests/support/tiny-course'
import { createAccount } from '~/features/account/account.server'
import { Refusal } from '~/features/refusal'
import { bankView, bringBank, takeBank } from '~/features/studio/bank.server'
import { type PartOf, partsOf } from '~/features/studio/draft'
import { turnDraft, wholeDraft } from '~/features/studio/draft.server'
import { beginDraft, draftOfSource, emptyCourse } from '~/features/studio/drafts.server'
import { draftAs } from '~/features/studio/export.server'
import { bankOfFile } from '~/features/studio/formats/bank-of-file.server'

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

const GIFT = `$CATEGORY: Cells

Which is outside? {=wall#It holds. ~nucleus#It is inside.}

::Own words:: What do cells do? {}

::Broken:: Which? {~a ~b}

$CATEGORY: Stars

Pi? {#3.14:0.01}`
const bytes = (text: string) => new TextEncoder().encode(text)

async function brought(draft: string, text = GIFT) {
  const whole = await wholeDraft(mei, draft)
  expect(await bringBank(mei, whole, { name: 'exam.gift', bytes: bytes(text) })).toEqual({
    kind: 'brought',
  })
  return viewOf(draft)
}

async function viewOf(draft: string) {
  const view = await bankView(mei, await wholeDraft(mei, draft))
  if (!view) throw new Error('no bank')
  return view
}

const begin = () => beginDraft(mei, [emptyCourse('en', 'Mei')])
const poolOf = async (draft: string): Promise<PartOf<'question'>[]> =>
  partsOf((await wholeDraft(mei, draft)).parts, 'question').filter(({ place }) => place === 'pool')
const take = (base: number, places: number[], to: string[]) =>
  ({ what: 'take', base, take: new Set(places), to }) as const

describe('a bank of questions beside a draft', () => {
  it('is shown by category, with unfinished questions, what is dropped and the checks', async () => {
    const view = await brought(await begin())
    expect(view.name).toBe('exam')
    expect(view.groups.map(({ category, place }) => [category, place])).toEqual([
      ['Cells', 'new'],
      ['Stars', 'new'],
    ])
    const [cells] = view.groups
    expect(cells?.items.map(({ ask, whole }) => [ask, whole])).toEqual([
      ['Which is outside?', true],
      ['What do cells do?', false],
      ['Which?', false],
    ])
    expect(cells?.items[0]?.choices[0]).toEqual({ text: 'wall', right: true, match: null })
    expect(view.groups[1]?.items[0]?.flags).toEqual([])
    expect(view.dropped).toEqual([
      { what: 'question 3 (Broken)', why: expect.stringContaining('no choice is marked as right') },
    ])
  })

  it('comes into new modules and pools in one step that undo takes back', async () => {
    const draft = await begin()
    const { revision } = await brought(draft)
    const done = await takeBank(mei, draft, take(revision, [0, 1, 2], ['new', 'new']))
    expect(done).toEqual({ kind: 'taken', count: 3 })
    const { parts } = await wholeDraft(mei, draft)
    expect(partsOf(parts, 'module').map(({ content }) => content.title)).toEqual(['Cells', 'Stars'])
    const concepts = partsOf(parts, 'concept')
    const pool = await poolOf(draft)
    expect(pool.map(({ content }) => content.ask).sort()).toEqual([
      'Pi?',
      'What do cells do?',
      'Which is outside?',
    ])
    for (const { content, parentId } of pool) {
      expect(concepts.find(({ id }) => id === content.concept)?.parentId).toBe(parentId)
    }
    expect(await bankView(mei, await wholeDraft(mei, draft))).toBeNull()
    await turnDraft(mei, draft, 'undo')
    expect(partsOf((await wholeDraft(mei, draft)).parts, 'module')).toEqual([])
    expect((await viewOf(draft)).groups).toHaveLength(2)
  })

  it('goes to the concept that is called so, and tells what is asked there already', async () => {
    const source = tinyCourse({ id: 'tiny' })
    const draft = await draftOfSource({ ...mei, name: 'Mei' } as never, source)
    const { parts } = await wholeDraft(mei, draft)
    const [concept] = partsOf(parts, 'concept')
    const [question] = partsOf(parts, 'question')
    const view = await brought(
      draft,
      `$CATEGORY: ${concept?.content.title}\n\nIs it new? {T}\n\n${question?.content.ask} {T}`,
    )
    expect(view.groups[0]?.place).toBe(`concept:${concept?.id}`)
    expect(view.groups[0]?.items.map(({ known }) => known)).toEqual([false, true])
  })

  it('goes where its words are, and else into a new module', async () => {
    const text = (body: string) => ({ title: '', concepts: [], body, card: [], pool: [] })
    const source = {
      ...tinyCourse({ id: 'tiny' }),
      modules: [
        { ...text('Tea is a leaf that is dried and rolled.'), id: 'tea', title: 'Tea' },
        { ...text('Steel is iron with carbon in it.'), id: 'steel', title: 'Steel' },
      ],
    }
    const draft = await draftOfSource({ ...mei, name: 'Mei' } as never, source)
    const steel = partsOf((await wholeDraft(mei, draft)).parts, 'module')[1]?.id
    const placeOf = async (gift: string) => (await brought(draft, gift)).groups[0]?.place
    expect(await placeOf('What is iron with carbon? {=steel}')).toBe(`module:${steel}`)
    expect(await placeOf('Which planet is largest? {=Jupiter}')).toBe('new')
  })

  it('is taken once, and by nobody who looked at an older one', async () => {
    const draft = await begin()
    const { revision } = await brought(draft)
    await brought(draft, 'Is it new? {T}')
    expect(await takeBank(mei, draft, take(revision, [0], ['new']))).toEqual({ kind: 'stale' })
    const now = await viewOf(draft)
    expect(await takeBank(mei, draft, take(now.revision, [], ['new']))).toEqual({ kind: 'none' })
    expect(await takeBank(mei, draft, take(now.revision, [0], ['']))).toEqual({ kind: 'none' })
    expect((await takeBank(mei, draft, take(now.revision, [0], ['new']))).kind).toBe('taken')
    expect((await takeBank(mei, draft, take(now.revision, [0], ['new']))).kind).toBe('stale')
    expect(await poolOf(draft)).toHaveLength(1)
  })

  it('leaves a pool that is full as it is', async () => {
    const draft = await begin()
    const many = (from: number) =>
      Array.from({ length: 300 }, (_, n) => `Is ${from + n} even? {T}`).join('\n\n')
    const all = Array.from({ length: 300 }, (_, n) => n)
    const first = await brought(draft, many(0))
    await takeBank(mei, draft, take(first.revision, all, ['new']))
    const [module] = partsOf((await wholeDraft(mei, draft)).parts, 'module')
    const second = await brought(draft, many(300))
    const asked = take(second.revision, all, [`module:${module?.id}`])
    expect(await takeBank(mei, draft, asked)).toEqual({ kind: 'full', title: 'exam' })
    expect(await poolOf(draft)).toHaveLength(300)
  })

  it.each([
    ['unknown', 'Plain prose.'],
    ['nothing', '$CATEGORY: a'],
    ['empty', ''],
  ])('is refused as %s, and nothing changes', async (fault, text) => {
    const draft = await begin()
    const before = await wholeDraft(mei, draft)
    const refused = await bringBank(mei, before, { name: 'a.txt', bytes: bytes(text) })
    expect(refused).toMatchObject({ kind: 'refused', fault })
    expect(await wholeDraft(mei, draft)).toEqual(before)
  })

  it('is nobody else’s', async () => {
    const draft = await begin()
    const whole = await wholeDraft(mei, draft)
    const { revision } = await brought(draft)
    const asked = take(revision, [0], ['new'])
    await expect(takeBank(stranger, draft, asked)).rejects.toThrow(Refusal)
    await expect(bankView(stranger, whole)).rejects.toThrow(Refusal)
    const file = { name: 'a.gift', bytes: bytes(GIFT) }
    await expect(bringBank(stranger, whole, file)).rejects.toThrow(Refusal)
  })
})

describe('the questions of a draft as a file', () => {
  it.each(['gift', 'qti', 'csv'] as const)('come back the same from %s', async (format) => {
    const source = tinyCourse({ id: 'tiny' })
    const draft = await draftOfSource({ ...mei, name: 'Mei' } as never, source)
    const { name, body } = draftAs(format, await wholeDraft(mei, draft))
    const read = bankOfFile(typeof body === 'string' ? bytes(body) : body, name)
    if (read.kind !== 'bank') throw new Error(read.kind)
    const asked = source.modules.flatMap(({ card, pool }) => [...card, ...pool])
    const told = (all: { id: string | null; ask: string; choices: unknown }[]) =>
      all
        .map(({ id, ask, choices }) => ({ id, ask, choices }))
        .sort((one, other) => `${one.id}`.localeCompare(`${other.id}`))
    expect(told(read.bank.questions)).toEqual(told(asked))
    expect(read.bank.dropped).toEqual([])
  })

  it('leave out what is not finished', async () => {
    const draft = await begin()
    const { revision } = await brought(draft)
    await takeBank(mei, draft, take(revision, [0, 1, 2, 3], ['new', 'new']))
    const { body } = draftAs('gift', await wholeDraft(mei, draft))
    expect(body).toContain('Which is outside?')
    expect(body).not.toContain('What do cells do?')
  })
})
