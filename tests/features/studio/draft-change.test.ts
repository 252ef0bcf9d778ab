import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Part, partsOf } from '~/features/studio/draft'
import { applied, type Change, type NewPart } from '~/features/studio/draft-change'
import { type Recorded, recorded, turned } from '~/features/studio/draft-turn'

const content = (title: string) => ({ title, body: '' })
const module = (id: string): NewPart => ({ kind: 'module', id, content: content(id) })

/** Does changes to parts, as they are then, with what is kept of the step. */
function step(parts: Part[], changes: Change[], revision = 2): { parts: Part[]; kept: Recorded[] } {
  let n = 0
  const newId = () => `new${revision}-${n++}`
  const done = applied(parts, changes, { revision, newId })
  if (done.kind === 'stale') throw new Error(`stale at ${done.id}`)
  return { parts: after(parts, done.touched), kept: done.touched.flatMap((t) => recorded(t) ?? []) }
}

function after(parts: Part[], touched: { before: Part | null; after: Part | null }[]): Part[] {
  const now = new Map(parts.map((part) => [part.id, part]))
  for (const { before, after } of touched) {
    if (before) now.delete(before.id)
    if (after) now.set(after.id, after)
  }
  return [...now.values()].sort((a, b) => (a.id < b.id ? -1 : 1))
}

const three = () =>
  step(
    [],
    ['a', 'b', 'c'].map((id) => ({ do: 'insert', part: module(id) })),
    1,
  ).parts
const order = (parts: Part[]) => partsOf(parts, 'module').map(({ id }) => id)
/** Without the revisions, which only rise. */
const bare = (parts: Part[]) => parts.map(({ revision: _, ...part }) => part)

describe('a change', () => {
  it('puts a part first, between two others and last', () => {
    const move = (after: string | null): Change => ({ do: 'move', id: 'b', after })
    expect(order(step(three(), [move(null)]).parts)).toEqual(['b', 'a', 'c'])
    expect(order(step(three(), [move('a')]).parts)).toEqual(['a', 'b', 'c'])
    expect(order(step(three(), [move('c')]).parts)).toEqual(['a', 'c', 'b'])
  })

  it('finds room between two parts however often one is put there', () => {
    let parts = three()
    for (let n = 0; n < 100; n += 1) {
      parts = step(parts, [{ do: 'move', id: n % 2 ? 'b' : 'c', after: 'a' }]).parts
    }
    expect(order(parts)).toEqual(['a', 'b', 'c'])
  })

  it('removes concepts that need each other’s in one step, whatever the order', () => {
    const concept = (id: string, needs: string[]): NewPart => ({
      kind: 'concept',
      id,
      parentId: 'a',
      content: { title: id, summary: '', needs: needs.map((one) => ({ id: one, because: '' })) },
    })
    const { parts } = step(three(), [
      { do: 'insert', part: concept('k1', []) },
      { do: 'insert', part: concept('k2', ['k1']) },
    ])
    const away = ['k1', 'k2'].map((id): Change => ({ do: 'remove', id, base: 2 }))
    expect(partsOf(step(parts, away, 3).parts, 'concept')).toEqual([])
    expect(partsOf(step(parts, away.reverse(), 3).parts, 'concept')).toEqual([])
  })

  it('that rests on an older revision does nothing', () => {
    const change: Change = { do: 'write', id: 'a', base: 0, content: content('other') }
    const both: Change[] = [{ do: 'move', id: 'b', after: null }, change]
    expect(applied(three(), both, { revision: 2, newId: () => '' })).toEqual({
      kind: 'stale',
      id: 'a',
    })
  })

  it('below a part that is gone does nothing', () => {
    const insert: Change = {
      do: 'insert',
      part: { kind: 'concept', parentId: 'gone', content: { title: '', summary: '', needs: [] } },
    }
    const done = applied(three(), [insert], { revision: 2, newId: () => 'x' })
    expect(done).toEqual({ kind: 'stale', id: 'gone' })
  })

  it('that removes a concept takes it from the questions and the concepts that name it', () => {
    const concept = (id: string, needs: string[]): Change => ({
      do: 'insert',
      part: {
        kind: 'concept',
        id,
        parentId: 'a',
        content: { title: id, summary: '', needs: needs.map((one) => ({ id: one, because: '' })) },
      },
    })
    const question: Change = {
      do: 'insert',
      part: {
        kind: 'question',
        id: 'q',
        parentId: 'b',
        place: 'card',
        content: { concept: 'k1', kind: 'one', ask: '?', choices: [], passage: null },
      },
    }
    const { parts } = step(three(), [concept('k1', []), concept('k2', ['k1']), question])
    const left = step(parts, [{ do: 'remove', id: 'k1', base: 2 }], 3)
    expect(left.parts.find(({ id }) => id === 'q')?.content).toMatchObject({ concept: null })
    expect(left.parts.find(({ id }) => id === 'k2')?.content).toMatchObject({ needs: [] })
    const back = turned(left.parts, left.kept, 'undo', 4)
    if (back.kind === 'stale') throw new Error(back.id)
    expect(bare(after(left.parts, back.touched))).toEqual(bare(parts))
  })
})

const anyChange = (parts: Part[]): fc.Arbitrary<Change> => {
  const ids = parts.map(({ id }) => id)
  const insert = fc
    .option(fc.constantFrom(...ids, 'nowhere'))
    .map((after): Change => ({ do: 'insert', part: { ...module('x'), id: undefined, after } }))
  if (ids.length === 0) return insert
  const one = fc.constantFrom(...parts)
  return fc.oneof(
    insert,
    fc
      .tuple(one, fc.option(fc.constantFrom(...ids)))
      .map(([{ id }, after]): Change => ({ do: 'move', id, after })),
    fc.tuple(one, fc.string({ maxLength: 5 })).map(
      ([{ id, revision }, title]): Change => ({
        do: 'write',
        id,
        base: revision,
        content: content(title),
      }),
    ),
    one.map(({ id, revision }): Change => ({ do: 'remove', id, base: revision })),
  )
}

describe('undo and redo', () => {
  it('lead back to the beginning and to the end again, whatever was done', () => {
    const seeds = fc.array(fc.nat({ max: 1_000_000 }), { minLength: 1, maxLength: 25 })
    fc.assert(
      fc.property(seeds, (steps) => {
        const start = three()
        let parts = start
        let revision = 1
        const done: Recorded[][] = []
        for (const seed of steps) {
          const [change] = fc.sample(anyChange(parts), { numRuns: 1, seed })
          if (!change) continue
          revision += 1
          const next = step(parts, [change], revision)
          done.push(next.kept)
          parts = next.parts
        }
        const end = parts
        const turn = (kept: Recorded[], way: 'undo' | 'redo') => {
          revision += 1
          const back = turned(parts, kept, way, revision)
          if (back.kind === 'stale') throw new Error(`stale at ${back.id}`)
          parts = after(parts, back.touched)
        }
        for (const kept of done.toReversed()) turn(kept, 'undo')
        expect(bare(parts)).toEqual(bare(start))
        for (const kept of done) turn(kept, 'redo')
        expect(bare(parts)).toEqual(bare(end))
      }),
      { numRuns: 200 },
    )
  })

  it('leave alone what somebody else has changed since', () => {
    const mine = step(three(), [{ do: 'write', id: 'a', base: 1, content: content('mine') }])
    const theirs: Change = { do: 'write', id: 'a', base: 2, content: content('theirs') }
    const { parts } = step(mine.parts, [theirs], 3)
    expect(turned(parts, mine.kept, 'undo', 4)).toEqual({ kind: 'stale', id: 'a' })
  })

  it('do not take a module away below what somebody else has put into it', () => {
    const mine = step(three(), [{ do: 'insert', part: module('d') }])
    const concept: NewPart = {
      kind: 'concept',
      parentId: 'd',
      content: { title: 'k', summary: '', needs: [] },
    }
    const { parts } = step(mine.parts, [{ do: 'insert', part: concept }], 3)
    expect(turned(parts, mine.kept, 'undo', 4)).toEqual({ kind: 'stale', id: 'd' })
  })
})
