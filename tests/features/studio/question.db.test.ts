import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '#/tests/support/database'
import { typedCourse } from '#/tests/support/typed-course'
import { createAccount } from '~/features/account/account.server'
import { type PartOf, partOf, partsOf } from '~/features/studio/draft'
import { changeDraft, newPartId, turnDraft, wholeDraft } from '~/features/studio/draft.server'
import { courseParts } from '~/features/studio/draft-course'
import { beginDraft } from '~/features/studio/drafts.server'
import { keepQuestion } from '~/features/studio/keep-question.server'
import { addQuestion, changeQuestion } from '~/features/studio/question-changes.server'
import { type QuestionFields, questionFields } from '~/features/studio/question-form'
import { moduleQuestions, poolView, questionView } from '~/features/studio/question-view.server'

let database: TestDatabase
let mei: { id: string; role: string }
let sam: { id: string; role: string }

beforeAll(async () => {
  database = await testDatabase()
  const person = async (name: string) => {
    const account = { name, password: 'a password of tests', language: 'en', role: 'instructor' }
    return {
      id: (await createAccount({ ...account, role: 'instructor' } as never)) ?? '',
      role: 'instructor',
    }
  }
  mei = await person('Mei')
  sam = await person('Sam')
})
afterAll(() => database.drop())

const begun = () => beginDraft(mei, courseParts(typedCourse(), newPartId))
const partsIn = async (draft: string) => (await wholeDraft(mei, draft)).parts

async function firstModule(draft: string): Promise<string> {
  return partsOf(await partsIn(draft), 'module')[0]?.id ?? ''
}
async function card(draft: string): Promise<PartOf<'question'>[]> {
  const parentId = await firstModule(draft)
  return partsOf(await partsIn(draft), 'question', { parentId, place: 'card' })
}
async function questionIn(draft: string, kind: string): Promise<PartOf<'question'>> {
  const found = (await card(draft)).find(({ content }) => content.kind === kind)
  if (!found) throw new Error(`no question of kind ${kind}`)
  return found
}
const typed = (part: PartOf<'question'>, some: Partial<QuestionFields>, step = 'keep') => ({
  base: part.revision,
  step,
  fields: { ...questionFields(part.content), ...some },
})

describe('a question of a draft', () => {
  it('is kept as it is typed, also while it is wrong, and undone in one step', async () => {
    const draft = await begun()
    const part = await questionIn(draft, 'number')
    const kept = await keepQuestion(
      mei,
      draft,
      part.id,
      typed(part, { tolerance: 'about 1', ask: '' }),
    )
    expect(kept.kind).toBe('kept')
    const now = await questionView(await wholeDraft(mei, draft), part.id)
    expect(questionFields(now.question.content)).toMatchObject({ tolerance: 'about 1', ask: '' })
    expect(now.card.find(({ id }) => id === part.id)?.ready).toBe(false)
    await turnDraft(mei, draft, 'undo')
    expect((await questionIn(draft, 'number')).content).toEqual(part.content)
  })

  it('is not written over what another has changed meanwhile', async () => {
    const draft = await begun()
    const part = await questionIn(draft, 'text')
    await keepQuestion(mei, draft, part.id, typed(part, { ask: 'First?' }))
    const late = await keepQuestion(mei, draft, part.id, typed(part, { ask: 'Second?' }))
    expect(late).toMatchObject({
      kind: 'stale',
      content: { ask: 'First?' },
      typed: { ask: 'Second?' },
    })
    expect((await questionIn(draft, 'text')).content.ask).toBe('First?')
  })

  it('gets, moves and loses choices, and another kind, by a form without scripts', async () => {
    const draft = await begun()
    const texts = async (kind: string) =>
      (await questionIn(draft, kind)).content.choices.map(({ text }) => text)
    const step = async (kind: string, step: string) => {
      const part = await questionIn(draft, kind)
      await keepQuestion(mei, draft, part.id, typed(part, {}, step))
    }
    await step('order', 'up:3')
    expect(await texts('order')).toEqual(['first', 'second', 'fourth', 'third'])
    await step('order', 'remove:0')
    await step('order', 'add')
    expect(await texts('order')).toEqual(['second', 'fourth', 'third', ''])
    const order = await questionIn(draft, 'order')
    await keepQuestion(mei, draft, order.id, typed(order, { kind: 'true-false' }))
    expect(await texts('true-false')).toEqual(['true', 'false'])
  })

  it('is nobody else’s, and no other part', async () => {
    const draft = await begun()
    const part = await questionIn(draft, 'number')
    const missing = { reason: 'not-found' }
    await expect(keepQuestion(sam, draft, part.id, typed(part, {}))).rejects.toMatchObject(missing)
    const act = { what: 'remove', base: part.revision } as const
    await expect(changeQuestion(sam, draft, part.id, act)).rejects.toMatchObject(missing)
    await expect(changeQuestion(mei, draft, 'gone', act)).rejects.toMatchObject(missing)
    await expect(addQuestion(sam, draft, part.parentId ?? '', 'pool')).rejects.toMatchObject(
      missing,
    )
    const module = await firstModule(draft)
    await expect(keepQuestion(mei, draft, module, typed(part, {}))).rejects.toMatchObject(missing)
  })
})

describe('the questions of a module', () => {
  it('are added to the pool, and to a card that has fewer than three', async () => {
    const draft = await begun()
    const module = await firstModule(draft)
    await expect(addQuestion(mei, draft, module, 'card')).rejects.toMatchObject({
      reason: 'bad-input',
    })
    const added = await addQuestion(mei, draft, module, 'pool')
    const { pool } = moduleQuestions(await partsIn(draft), module)
    expect(pool.at(-1)).toMatchObject({ id: added, kind: 'one', seen: true, ready: false })
    expect(pool.at(-1)?.concept).toBe('Concept A of m1')
    const [modules] = [poolView(await wholeDraft(mei, draft))]
    expect(modules.map(({ pool }) => pool.length)).toEqual([5, 6])
  })

  it('move among themselves, between card and pool, and go', async () => {
    const draft = await begun()
    const kinds = async () => (await card(draft)).map(({ content }) => content.kind)
    const act = async (kind: string, what: Parameters<typeof changeQuestion>[3]['what']) => {
      const part = await questionIn(draft, kind)
      return changeQuestion(mei, draft, part.id, { what, base: part.revision })
    }
    await act('order', 'up')
    expect(await kinds()).toEqual(['number', 'order', 'text'])
    await act('number', 'down')
    expect(await kinds()).toEqual(['order', 'number', 'text'])
    await act('text', 'down')
    await act('order', 'up')
    expect(await kinds()).toEqual(['order', 'number', 'text'])
    const { to } = await act('number', 'to-pool')
    expect(await kinds()).toEqual(['order', 'text'])
    const id = to.split('/').at(-1) ?? ''
    const back = partOf(await partsIn(draft), 'question', id)
    await changeQuestion(mei, draft, id, { what: 'to-card', base: back?.revision ?? 0 })
    expect(await kinds()).toEqual(['order', 'text', 'number'])
    const gone = await act('text', 'remove')
    expect(gone.to).toBe(`/studio/${draft}/modules/${await firstModule(draft)}/card`)
    expect(await kinds()).toEqual(['order', 'number'])
    await turnDraft(mei, draft, 'undo')
    expect(await kinds()).toEqual(['order', 'text', 'number'])
  })

  it('made by a machine are seen when a person accepts or writes them', async () => {
    const draft = await begun()
    const module = await firstModule(draft)
    const [first] = await card(draft)
    const make = async () => {
      const id = newPartId()
      const content = { ...(first as PartOf<'question'>).content }
      const part = {
        kind: 'question',
        id,
        parentId: module,
        place: 'pool',
        content,
        seen: false,
      } as const
      await changeDraft(mei, draft, [{ do: 'insert', part }], { about: 'proposed' })
      return id
    }
    const seen = async (id: string) => partOf(await partsIn(draft), 'question', id)?.seen
    const [accepted, written] = [await make(), await make()]
    expect(await seen(accepted)).toBe(false)
    const part = partOf(await partsIn(draft), 'question', written) as PartOf<'question'>
    await changeQuestion(mei, draft, accepted, { what: 'see', base: part.revision })
    await keepQuestion(mei, draft, written, typed(part, { ask: 'Mine?' }))
    expect([await seen(accepted), await seen(written)]).toEqual([true, true])
  })
})

describe('what is written beside a question', () => {
  it('is its rendering, its module’s sentences, the concepts and its neighbours', async () => {
    const draft = await begun()
    const part = await questionIn(draft, 'text')
    await keepQuestion(mei, draft, part.id, typed(part, { ask: '**Bold** $x$?' }))
    const view = await questionView(await wholeDraft(mei, draft), part.id)
    expect(view.shown?.ask).toContain('<strong>Bold</strong>')
    expect(view.shown?.ask).toContain('<math')
    expect(view.shown?.choices.map(({ right }) => right)).toEqual([true, true, false])
    expect(view.sentences.map(({ text }) => text)).toContain(
      'The settling sentence of m1 stands here.',
    )
    expect(view.concepts).toHaveLength(4)
    expect(view.siblings.map(({ kind }) => kind)).toEqual(['number', 'order'])
  })
})
