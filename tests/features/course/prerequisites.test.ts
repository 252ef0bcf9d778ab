import { describe, expect, it } from 'vitest'
import { wayThrough } from '~/features/course/prerequisites'

const concepts = (needs: Record<string, string[]>) =>
  Object.entries(needs).map(([id, all]) => ({ id, needs: all.map((each) => ({ id: each })) }))

describe('wayThrough', () => {
  it('names each concept after all that it needs, and its steps', () => {
    const way = wayThrough(concepts({ d: ['b', 'c'], b: ['a'], c: [], a: [] }))
    if (way.kind === 'circle') throw new Error('circle')
    expect(way.order).toEqual(['a', 'b', 'c', 'd'])
    expect(Object.fromEntries(way.steps)).toEqual({ a: 0, b: 1, c: 0, d: 2 })
  })
  it('keeps the order given where nothing is needed', () => {
    expect(wayThrough(concepts({ b: [], a: [], c: [] }))).toMatchObject({ order: ['b', 'a', 'c'] })
  })
  it('gives the circle, each concept needing the next', () => {
    expect(wayThrough(concepts({ x: ['a'], a: ['b'], b: ['c'], c: ['a'] }))).toEqual({
      kind: 'circle',
      circle: ['a', 'b', 'c'],
    })
  })
  it('finds a concept that needs itself', () => {
    expect(wayThrough(concepts({ a: ['a'] }))).toEqual({ kind: 'circle', circle: ['a'] })
  })
  it('leaves unknown needs out of account', () => {
    expect(wayThrough(concepts({ a: ['z'] }))).toMatchObject({ order: ['a'] })
  })
  it('takes a chain of 20,000 without running out of stack', () => {
    const chain = Object.fromEntries(
      Array.from({ length: 20_000 }, (_, at) => [`c${at}`, at < 19_999 ? [`c${at + 1}`] : []]),
    )
    expect(wayThrough(concepts(chain))).toMatchObject({ kind: 'way' })
  })
})
