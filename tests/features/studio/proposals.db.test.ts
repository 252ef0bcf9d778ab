import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '#/tests/support/database'
import { reader } from '~/db/db.server'
import { createAccount } from '~/features/account/account.server'
import { lint } from '~/features/card/lint'
import { bareText } from '~/features/course/plain-text'
import { cardsView } from '~/features/studio/cards-view.server'
import { type Part, type PartOf, partOf, partsOf } from '~/features/studio/draft'
import { changeDraft, partAsItStands, turnDraft, wholeDraft } from '~/features/studio/draft.server'
import { faultsOf } from '~/features/studio/draft-faults'
import { besideOf, sparesId, sparesIn } from '~/features/studio/drafted-questions'
import { beginDraft, emptyCourse, removeDraft } from '~/features/studio/drafts.server'
import { lookThroughConcepts } from '~/features/studio/look-through-concepts.server'
import { askForProposals, PROPOSE, proposingOf } from '~/features/studio/proposals.server'
import { propose } from '~/features/studio/propose.server'
import { changeQuestion } from '~/features/studio/question-changes.server'
import { lookAtDrafts, sparesOf } from '~/features/studio/spare-drafts.server'
import { takeText } from '~/features/studio/take-document.server'
import { changeCuts, putText, textOf } from '~/features/studio/text.server'
import { jobOf } from '~/jobs/jobs.server'
import { onJob } from '~/jobs/kinds.server'
import { workOnce } from '~/jobs/work.server'

let database: TestDatabase
let mei: { id: string; role: string }
let sam: { id: string; role: string }

async function person(name: string) {
  const account = { name, password: 'a password of tests', language: 'en' as const }
  return { id: (await createAccount({ ...account, role: 'instructor' })) ?? '', role: 'instructor' }
}

beforeAll(async () => {
  database = await testDatabase()
  ;[mei, sam] = [await person('Mei'), await person('Sam')]
  onJob(PROPOSE, propose, { lane: 'awaited' })
})
afterAll(() => database.drop())

const BODY = `**Encoding** is the first step by which what is seen becomes a lasting trace in memory.
**Consolidation** is the slow process that makes a new trace firm while the learner sleeps.
**Retrieval practice** is the act of calling something to mind without looking at it again.
A **memory trace** is the change that learning leaves behind in the connections of the brain.
Retrieval practice makes a memory trace stronger than reading the same page twice.
The **spacing effect** is the gain that comes from leaving days between two sessions.
**Interference** is the loss of one memory trace through another one that is much like it.
**Forgetting curve** is the name of the line that shows how much is lost with each day.
Consolidation needs a memory trace that encoding has left behind on the day before.`

async function begun(modules = 2): Promise<string> {
  return beginDraft(mei, [
    emptyCourse('en', 'Mei', 'Memory'),
    ...Array.from({ length: modules }, (_, n) => ({
      kind: 'module' as const,
      id: `m${n + 1}`,
      content: { title: `Module ${n + 1}`, body: BODY },
    })),
  ])
}

const partsIn = async (draft: string): Promise<Part[]> => (await wholeDraft(mei, draft)).parts
const proposed = async (draft: string) => {
  await askForProposals(mei, draft, 'ask')
  while (await workOnce('awaited'));
  return partsIn(draft)
}
const titles = (parts: Part[]) => partsOf(parts, 'concept').map(({ content }) => content.title)
const card = (parts: Part[], parentId = 'm1') =>
  partsOf(parts, 'question', { parentId, place: 'card' })

describe('proposing for a draft', () => {
  it('brings concepts with their sentence, and three clean questions a module, all unseen', async () => {
    const draft = await begun()
    const parts = await proposed(draft)
    const concepts = partsOf(parts, 'concept')
    expect(concepts.length).toBeGreaterThan(3)
    for (const { seen, content } of concepts) {
      expect(seen).toBe(false)
      expect(bareText(BODY)).toContain(bareText(content.summary))
      for (const { because } of content.needs) expect(bareText(BODY)).toContain(bareText(because))
    }
    const ids = new Set(concepts.map(({ id }) => id))
    for (const module of ['m1', 'm2']) {
      const asked = card(parts, module)
      expect(asked).toHaveLength(3)
      for (const { id, seen, content } of asked) {
        expect([seen, ids.has(content.concept ?? '')]).toEqual([false, true])
        expect(bareText(BODY)).toContain(bareText(content.passage ?? ''))
        const siblings = besideOf(parts, module)
        const looked = { ...content, id, concept: content.concept ?? '' }
        expect(lint(looked, { language: 'en', text: BODY, siblings })).toEqual([])
      }
    }
    expect(sparesIn(await partAsItStands(mei, draft, sparesId('m1'))).length).toBeGreaterThan(0)
    expect(await jobOf(reader(), PROPOSE, draft)).toBeNull()
  })

  it('is asked for once cuts have become modules', async () => {
    const draft = await beginDraft(mei, [emptyCourse('en', 'Mei')])
    const bytes = new TextEncoder().encode(BODY)
    const read = await takeText('talk.md', bytes, { language: null, begins: false }, () => {})
    if (read.kind !== 'text') throw new Error('no text')
    await putText(mei, draft, { name: 'talk.md', ...read })
    expect(await proposingOf({ id: draft })).toEqual({ state: 'idle', fault: null })
    const base = (await textOf(mei, draft))?.revision ?? 0
    expect(await changeCuts(mei, draft, { what: 'apply', base: base + 9 })).toBe('stale')
    expect(await proposingOf({ id: draft })).toEqual({ state: 'idle', fault: null })
    expect(await changeCuts(mei, draft, { what: 'apply', base })).toBe('changed')
    expect(await proposingOf({ id: draft })).toMatchObject({ state: 'waiting' })
    while (await workOnce('awaited'));
    expect(titles(await partsIn(draft))).not.toEqual([])
  })

  it('overwrites nothing that somebody typed, renamed or dropped, however often it is asked for', async () => {
    const draft = await begun(1)
    const first = await proposed(draft)
    const [one, two, three] = partsOf(first, 'concept') as [
      PartOf<'concept'>,
      PartOf<'concept'>,
      PartOf<'concept'>,
    ]
    const [kept, gone] = card(first) as [PartOf<'question'>, PartOf<'question'>]
    const typed = { ...kept.content, ask: 'Typed by Mei?' }
    await changeDraft(
      mei,
      draft,
      [
        { do: 'write', id: kept.id, base: kept.revision, content: typed },
        { do: 'remove', id: gone.id, base: gone.revision },
      ],
      { about: 'typed' },
    )
    const { id: part, revision: base } = one
    await lookThroughConcepts(mei, draft, { what: 'rename', part, base, title: 'My own' })
    await lookThroughConcepts(mei, draft, { what: 'drop', part: two.id, base: two.revision })
    const again = await proposed(draft)
    expect(titles(again)).toContain('My own')
    expect(titles(again)).toContain(three.content.title)
    expect(titles(again)).not.toContain(one.content.title)
    expect(titles(again)).not.toContain(two.content.title)
    expect(card(again)).toHaveLength(3)
    expect(card(again).find(({ id }) => id === kept.id)).toMatchObject({
      seen: true,
      content: { ask: 'Typed by Mei?' },
    })
    expect(await proposed(draft)).toEqual(again)
  })

  it('goes on after a kill with what is still missing, and brings nothing twice', async () => {
    const draft = await begun(3)
    const stop = new AbortController()
    const report = (step: string, progress?: number | null) => {
      if (step === 'questions' && (progress ?? 0) > 0) stop.abort()
    }
    const job = { key: draft, payload: mei } as never
    await expect(propose(job, { report, signal: stop.signal })).rejects.toThrow(/abort/i)
    const half = await partsIn(draft)
    expect(partsOf(half, 'question')).toHaveLength(3)
    const whole = await proposed(draft)
    expect(partsOf(whole, 'question')).toHaveLength(9)
    expect(titles(whole)).toEqual(titles(half))
  })

  it('is taken back by undo, a module at a time, then the concepts', async () => {
    const draft = await begun(1)
    await proposed(draft)
    await turnDraft(mei, draft, 'undo')
    expect(partsOf(await partsIn(draft), 'question')).toEqual([])
    await turnDraft(mei, draft, 'undo')
    expect(titles(await partsIn(draft))).toEqual([])
  })

  it('can be stopped while it waits, and ends quietly where the draft is gone', async () => {
    const draft = await begun(1)
    await askForProposals(mei, draft, 'ask')
    await askForProposals(mei, draft, 'stop')
    expect(await proposingOf({ id: draft })).toEqual({ state: 'idle', fault: null })
    expect(await workOnce('awaited')).toBe(false)
    await askForProposals(mei, draft, 'ask')
    await removeDraft(mei, draft)
    while (await workOnce('awaited'));
    expect(await jobOf(reader(), PROPOSE, draft)).toBeNull()
  })

  it('is nobody else’s to ask for', async () => {
    const draft = await begun(1)
    const missing = { reason: 'not-found' }
    await expect(askForProposals(sam, draft, 'ask')).rejects.toMatchObject(missing)
    const asked = lookThroughConcepts(sam, draft, { what: 'accept-all', base: 1 })
    await expect(asked).rejects.toMatchObject(missing)
  })
})

describe('looking through concepts', () => {
  it('refuses a circle with its reason and does nothing', async () => {
    const concept = (id: string, needs: string[]) => ({
      kind: 'concept' as const,
      id,
      parentId: 'm1',
      content: {
        title: id.toUpperCase(),
        summary: '',
        needs: needs.map((id) => ({ id, because: 'So.' })),
      },
    })
    const draft = await begun(1)
    const parts = [concept('a', []), concept('b', ['a']), concept('c', ['a', 'b'])]
    const inserts = parts.map((part) => ({ do: 'insert', part }) as const)
    await changeDraft(mei, draft, inserts, { about: 'added' })
    const before = await partsIn(draft)
    const flip = { what: 'flip', part: 'c', need: 'a' } as const
    const refused = await lookThroughConcepts(mei, draft, flip)
    expect(refused).toMatchObject({ kind: 'circle', part: 'c' })
    expect(await partsIn(draft)).toEqual(before)
    const rename = { what: 'rename', part: 'c', base: 1, title: '' } as const
    expect(await lookThroughConcepts(mei, draft, rename)).toMatchObject({ kind: 'untitled' })
    const old = { ...rename, title: 'C2' }
    expect(await lookThroughConcepts(mei, draft, old)).toMatchObject({ kind: 'stale', typed: 'C2' })
    const gone = { what: 'accept', part: 'gone' } as const
    expect(await lookThroughConcepts(mei, draft, gone)).toMatchObject({ kind: 'stale' })
  })
})

describe('drafted questions', () => {
  const unseen = (parts: Part[]) => card(parts).filter(({ seen }) => !seen)

  it('are kept one by one or as a card, and then none waits', async () => {
    const draft = await begun()
    const parts = await proposed(draft)
    const [first] = card(parts)
    const view = async () => cardsView(mei, await wholeDraft(mei, draft))
    const shown = (await view()).modules[0]?.drafts[0]
    expect(shown).toMatchObject({ id: first?.id, flags: [] })
    expect(shown?.paragraph).toContain(shown?.passage)
    expect(shown?.shown?.choices.filter(({ right }) => right)).toHaveLength(1)
    await lookAtDrafts(mei, draft, { what: 'keep', part: first?.id ?? '' })
    expect(unseen(await partsIn(draft))).toHaveLength(2)
    const { revision } = await wholeDraft(mei, draft)
    await lookAtDrafts(mei, draft, { what: 'keep-card', module: 'm1', base: revision })
    expect(unseen(await partsIn(draft))).toEqual([])
    expect((await view()).modules.map(({ id }) => id)).toEqual(['m2'])
    expect((await view()).unseen).toBe(3)
  })

  it('give way to another one and come back after all the others', async () => {
    const draft = await begun(1)
    const before = card(await proposed(draft))
    const part = before[0]?.id ?? ''
    const spares = await sparesOf(mei, draft, 'm1')
    const asks = new Set<string>()
    for (let n = 0; n <= spares; n += 1) {
      const now = partOf(await partsIn(draft), 'question', part)
      expect(now?.seen).toBe(false)
      asks.add(now?.content.ask ?? '')
      const asked = { what: 'another', part, base: now?.revision ?? 0 } as const
      expect(await lookAtDrafts(mei, draft, asked)).toMatchObject({ kind: 'changed' })
    }
    expect(asks.size).toBe(spares + 1)
    expect(card(await partsIn(draft))[0]?.content).toEqual(before[0]?.content)
    expect(await sparesOf(mei, draft, 'm1')).toBe(spares)
    await turnDraft(mei, draft, 'undo')
    expect(card(await partsIn(draft))[0]?.content).not.toEqual(before[0]?.content)
  })

  it('are dropped for good, and a card that lacks one is filled with another', async () => {
    const draft = await begun(1)
    const [first, ...others] = card(await proposed(draft))
    const gone = first as PartOf<'question'>
    const drop = { what: 'drop', part: gone.id, base: gone.revision } as const
    expect(await lookAtDrafts(mei, draft, { ...drop, base: 1 })).toMatchObject({ kind: 'stale' })
    expect(await lookAtDrafts(mei, draft, drop)).toMatchObject({ kind: 'changed' })
    const fill = { what: 'fill', module: 'm1' } as const
    expect(await lookAtDrafts(mei, draft, fill)).toMatchObject({ kind: 'changed' })
    const now = card(await partsIn(draft))
    expect(now.map(({ id }) => id).slice(0, 2)).toEqual(others.map(({ id }) => id))
    expect(now[2]).toMatchObject({ seen: false })
    expect(now[2]?.content.ask).not.toBe(gone.content.ask)
    expect(await lookAtDrafts(mei, draft, fill)).toMatchObject({ kind: 'none' })
  })

  it('keep the draft from being published, each by its fault, until they are looked at', async () => {
    const draft = await begun(1)
    await proposed(draft)
    const codes = async () => faultsOf(await partsIn(draft)).map(({ code }) => code)
    expect(await codes()).toEqual(['unseen', 'unseen', 'unseen', 'unseen-concepts'])
    for (const { id, revision } of card(await partsIn(draft))) {
      const { to } = await changeQuestion(mei, draft, id, { what: 'see', base: revision })
      expect(to).toMatch(/\/questions\/\w+$/)
    }
    const { revision: base } = await wholeDraft(mei, draft)
    await lookThroughConcepts(mei, draft, { what: 'accept-all', base })
    expect(await codes()).toEqual([])
  })

  it('are nobody else’s', async () => {
    const draft = await begun(1)
    const asked = lookAtDrafts(sam, draft, { what: 'fill', module: 'm1' })
    await expect(asked).rejects.toMatchObject({ reason: 'not-found' })
  })
})
