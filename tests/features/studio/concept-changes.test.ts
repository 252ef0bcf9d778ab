import { describe, expect, it } from 'vitest'
import { circleAfter } from '~/features/studio/circle'
import { type ConceptsAsked, conceptChanges } from '~/features/studio/concept-changes'
import { type Part, partOf, partsOf } from '~/features/studio/draft'
import { applied, type Change, type NewPart } from '~/features/studio/draft-change'
import { faultsOf } from '~/features/studio/draft-faults'

const concept = (id: string, needs: string[] = [], seen = false): NewPart => ({
  kind: 'concept',
  id,
  parentId: 'm',
  seen,
  content: {
    title: id,
    summary: `All of ${id}.`,
    needs: needs.map((id) => ({ id, because: 'So.' })),
  },
})
const question = (id: string, of: string): NewPart => ({
  kind: 'question',
  id,
  parentId: 'm',
  place: 'card',
  seen: false,
  content: { kind: 'one', ask: 'Which?', concept: of, choices: [], passage: null },
})

function partsWith(...parts: NewPart[]): Part[] {
  const module: NewPart = { kind: 'module', id: 'm', content: { title: 'M', body: 'Text.' } }
  return done(
    [],
    [module, ...parts].map((part): Change => ({ do: 'insert', part })),
  )
}

function done(parts: Part[], changes: readonly Change[] | null): Part[] {
  if (!changes) throw new Error('nothing to do')
  const outcome = applied(parts, changes, { revision: 2, newId: () => 'new' })
  if (outcome.kind === 'stale') throw new Error(`stale ${outcome.id}`)
  const now = new Map(parts.map((part) => [part.id, part]))
  for (const { before, after } of outcome.touched) {
    if (after) now.set(after.id, after)
    else if (before) now.delete(before.id)
  }
  return [...now.values()]
}

const then = (parts: Part[], asked: ConceptsAsked) => done(parts, conceptChanges(parts, asked))
const needsOf = (parts: Part[], id: string) =>
  partOf(parts, 'concept', id)?.content.needs.map((need) => need.id)
const seenIn = (parts: Part[]) =>
  partsOf(parts, 'concept').map(({ id, seen }) => `${id}${seen ? '' : '?'}`)

describe('looking through proposed concepts', () => {
  it('accepts one, and drops one with what needed it', () => {
    const parts = partsWith(concept('a'), concept('b', ['a']))
    expect(seenIn(then(parts, { what: 'accept', part: 'a' }))).toEqual(['a', 'b?'])
    const left = then(parts, { what: 'drop', part: 'a', base: 2 })
    expect(needsOf(left, 'b')).toEqual([])
  })

  it('renames one, which accepts it', () => {
    const renamed = then(partsWith(concept('a')), {
      what: 'rename',
      part: 'a',
      base: 2,
      title: 'A',
    })
    expect(partOf(renamed, 'concept', 'a')).toMatchObject({ seen: true, content: { title: 'A' } })
  })

  it('merges one into another: what asked about it and needed it goes over, unseen as it was', () => {
    const parts = partsWith(concept('a'), concept('b'), concept('c', ['b']), question('q', 'b'))
    const merged = then(parts, { what: 'merge', part: 'b', into: 'a' })
    expect(seenIn(merged)).toEqual(['a', 'c?'])
    expect(needsOf(merged, 'c')).toEqual(['a'])
    expect(partOf(merged, 'question', 'q')).toMatchObject({
      seen: false,
      content: { concept: 'a' },
    })
  })

  it('flips what one needs, with its sentence, and takes it away', () => {
    const parts = partsWith(concept('a'), concept('b', ['a']))
    const flipped = then(parts, { what: 'flip', part: 'b', need: 'a' })
    expect([needsOf(flipped, 'a'), needsOf(flipped, 'b')]).toEqual([['b'], []])
    expect(partOf(flipped, 'concept', 'a')?.content.needs[0]?.because).toBe('So.')
    expect(seenIn(flipped)).toEqual(['a?', 'b?'])
    expect(needsOf(then(parts, { what: 'unneed', part: 'b', need: 'a' }), 'b')).toEqual([])
  })

  it('shows the circle that a flip would make', () => {
    const parts = partsWith(concept('a'), concept('b', ['a']), concept('c', ['a', 'b']))
    const changes = conceptChanges(parts, { what: 'flip', part: 'c', need: 'a' }) ?? []
    expect(circleAfter(parts, changes)?.sort()).toEqual(['a', 'a', 'b', 'c'].sort())
  })

  it('accepts all that was shown, or only what questions ask about', () => {
    const parts = partsWith(concept('a'), concept('b'), question('q', 'b'))
    expect(seenIn(then(parts, { what: 'accept-all', base: 2 }))).toEqual(['a', 'b'])
    expect(seenIn(then(parts, { what: 'keep-asked', base: 2 }))).toEqual(['b'])
    expect(conceptChanges(parts, { what: 'accept-all', base: 1 })).toEqual([])
  })

  it('does nothing with what is not there', () => {
    const parts = partsWith(concept('a'))
    expect(conceptChanges(parts, { what: 'accept', part: 'b' })).toBeNull()
    expect(conceptChanges(parts, { what: 'merge', part: 'a', into: 'a' })).toBeNull()
    expect(conceptChanges(parts, { what: 'flip', part: 'a', need: 'b' })).toBeNull()
  })

  it('has to be done before a draft is published', () => {
    const told = (parts: Part[]) => faultsOf(parts).map(({ code, detail }) => [code, detail])
    const parts = partsWith(concept('a'), concept('b'))
    expect(told(parts)).toContainEqual(['unseen-concepts', '2'])
    const seen = then(parts, { what: 'accept-all', base: 2 })
    expect(told(seen).map(([code]) => code)).not.toContain('unseen-concepts')
  })
})
