import { describe, expect, it } from 'vitest'
import { tinyCourse } from '#/tests/support/tiny-course'
import type { Contents, Part } from '~/features/studio/draft'
import { applied, type Change } from '~/features/studio/draft-change'
import { courseParts } from '~/features/studio/draft-course'
import { faultsOf } from '~/features/studio/draft-faults'

/** The tiny course with something of it changed. */
function tiny(change: (part: Part) => Part | null = (part) => part): Part[] {
  let n = 0
  const newId = () => `p${n++}`
  const changes = courseParts(tinyCourse(), newId).map((part): Change => ({ do: 'insert', part }))
  const done = applied([], changes, { revision: 1, newId })
  if (done.kind === 'stale') throw new Error(done.id)
  return done.touched.flatMap(({ after }) => (after && change(after)) ?? [])
}

const codes = (parts: Part[]) => faultsOf(parts).map(({ code }) => code)

/** One part of the tiny course, by its key, with other content. */
const other = (key: string, content: object) => (part: Part) =>
  part.key === key ? ({ ...part, content: { ...part.content, ...content } } as Part) : part

const question = (content: Partial<Contents['question']>) => codes(tiny(other('m1-q1', content)))
const choice = (text: string, right: boolean) => ({ text, right, reason: null })

describe('faultsOf', () => {
  it('finds none in a course that is ready', () => {
    expect(faultsOf(tiny())).toEqual([])
  })

  it('finds that a title or a text is missing, and names where', () => {
    const parts = tiny(other('m2', { title: ' ', body: '' }))
    const found = faultsOf(parts).filter(({ kind }) => kind === 'module')
    expect(found.map(({ code }) => code)).toEqual(['no-title', 'no-text'])
    expect(found[0]?.id).toBe(parts.find(({ key }) => key === 'm2')?.id)
    expect(codes(tiny((part) => (part.kind === 'module' ? null : part)))).toContain('no-modules')
  })

  it('finds a module above fifteen minutes', () => {
    const body = 'A sentence of some seven words here. '.repeat(600)
    expect(codes(tiny(other('m2', { body })))).toContain('too-long')
  })

  it('finds a card of two, and takes a module without a card as not ready yet', () => {
    const without = (...keys: string[]) =>
      tiny((part) => (keys.includes(part.key ?? '') ? null : part))
    expect(codes(without('m1-q1'))).toEqual(['card-count'])
    expect(codes(without('m1-q1', 'm1-q2', 'm1-q3'))).toEqual([])
  })

  it('finds a question that a machine made and nobody has seen', () => {
    expect(codes(tiny((part) => ({ ...part, seen: part.key !== 'm3-p1' })))).toEqual(['unseen'])
  })

  it('finds what a question lacks', () => {
    expect(question({ ask: ' ' })).toEqual(['no-ask'])
    expect(question({ concept: null })).toEqual(['no-concept'])
    expect(question({ passage: 'It says so nowhere.' })).toEqual(['no-passage'])
    expect(question({ choices: [choice('a', true)] })).toEqual(['few-choices'])
    expect(question({ choices: [choice('a', true), choice('', false)] })).toEqual(['empty-choice'])
    expect(question({ choices: [choice('a', true), choice('a', false)] })).toEqual(['same-choices'])
    expect(question({ choices: [choice('a', false), choice('b', false)] })).toEqual(['no-key'])
    expect(question({ choices: [choice('a', true), choice('b', true)] })).toEqual(['two-keys'])
  })

  it('finds a concept that needs a later one, one without its sentence, and a circle', () => {
    const parts = tiny()
    const id = (key: string) => parts.find((part) => part.key === key)?.id ?? ''
    const needing = (key: string, because: string) =>
      codes(parts.map(other('m1-a', { needs: [{ id: id(key), because }] })))
    expect(needing('m2-a', 'So it is.')).toEqual(['needs-later', 'circle'])
    expect(needing('m1-b', '')).toEqual(['no-because', 'circle'])
  })
})
