import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { nextStep } from '~/features/graph/next'
import { BANDS } from '~/features/mastery/band'
import { courseOf, knownAs } from './course'

const COURSE = courseOf({
  m1: ['attention', 'encoding < attention'],
  m2: ['recall < encoding'],
  m3: ['sleep'],
})
const done = (...modules: string[]) => new Set(modules.map((key) => `id/${key}`))

describe('nextStep', () => {
  it('begins where the course begins', () => {
    expect(nextStep(COURSE, done(), null, new Map())).toEqual({
      moduleId: 'id/m1',
      conceptKey: null,
      why: { kind: 'first' },
    })
  })
  it('goes on with the open lesson before all else', () => {
    expect(nextStep(COURSE, done('m1'), 'id/m3', knownAs({ encoding: 'firm' }))).toMatchObject({
      moduleId: 'id/m3',
      why: { kind: 'continue' },
    })
  })
  it('takes no notice of an open lesson of another course', () => {
    expect(nextStep(COURSE, done(), 'id/other', new Map())?.moduleId).toBe('id/m1')
  })
  it('builds on what is firm', () => {
    expect(nextStep(COURSE, done('m1'), null, knownAs({ encoding: 'firm' }))).toMatchObject({
      moduleId: 'id/m2',
      why: { kind: 'builds-on', from: 'ENCODING', to: 'RECALL', band: 'firm' },
    })
  })
  it('prefers a module that needs nothing to one whose prerequisites are weak', () => {
    expect(nextStep(COURSE, done('m1'), null, knownAs({ encoding: 'met' }))).toMatchObject({
      moduleId: 'id/m3',
      why: { kind: 'free' },
    })
  })
  it('puts to work what is still growing when nothing better is left', () => {
    expect(
      nextStep(COURSE, done('m1', 'm3'), null, knownAs({ encoding: 'growing' })),
    ).toMatchObject({
      moduleId: 'id/m2',
      why: { kind: 'uses', from: 'ENCODING', to: 'RECALL', band: 'growing' },
    })
  })
  it('goes by order where concepts need nothing', () => {
    const flat = courseOf({ a: ['one'], b: ['two'], c: ['three'] })
    expect(nextStep(flat, done('a'), null, knownAs({ one: 'met' }))).toMatchObject({
      moduleId: 'id/b',
      why: { kind: 'order' },
    })
  })
  it('practises the weakest concept once every module is finished', () => {
    const known = knownAs({ attention: 'firm', encoding: 'growing', recall: 'met', sleep: 'firm' })
    expect(nextStep(COURSE, done('m1', 'm2', 'm3'), null, known)).toEqual({
      moduleId: null,
      conceptKey: 'recall',
      why: { kind: 'practise', concept: 'RECALL', band: 'met' },
    })
  })
  it('practises only what there are questions for', () => {
    const course = courseOf({ a: ['one', 'two'] }, ['one'])
    const known = knownAs({ one: 'met', two: 'firm' })
    expect(nextStep(course, done('a'), null, known)).toMatchObject({ conceptKey: 'two' })
  })
  it('has nothing left once all that can be practised is mastered', () => {
    const course = courseOf({ a: ['one', 'two'] }, ['one'])
    const known = knownAs({ one: 'met', two: 'mastered' })
    expect(nextStep(course, done('a'), null, known)?.why).toEqual({ kind: 'done' })
  })
  it('is null for a course without modules', () => {
    expect(nextStep(courseOf({}), done(), null, new Map())).toBeNull()
  })

  it('gives a reason that is true of the learner', () => {
    const band = fc.constantFrom(...BANDS)
    const bands = fc.record({ attention: band, encoding: band, recall: band, sleep: band })
    const modules = fc.subarray(['m1', 'm2', 'm3'])
    fc.assert(
      fc.property(bands, modules, (bands, finished) => {
        const next = nextStep(COURSE, done(...finished), null, knownAs(bands))
        const left = ['m1', 'm2', 'm3'].filter((key) => !finished.includes(key))
        const why = next?.why
        expect(left.includes(next?.moduleId?.slice(3) ?? '')).toBe(left.length > 0)
        if (why?.kind === 'first') expect(finished).toEqual([])
        if (why?.kind === 'order') expect(next?.moduleId).toBe(`id/${left[0]}`)
        if (why?.kind === 'free') expect(next?.moduleId).not.toBe('id/m2')
        if (why?.kind === 'builds-on' || why?.kind === 'uses') {
          expect(why.band).toBe(bands[why.from.toLowerCase() as 'encoding'])
          expect(['firm', 'mastered'].includes(why.band)).toBe(why.kind === 'builds-on')
        }
        if (why?.kind === 'practise') {
          expect(why.band).toBe(bands[why.concept.toLowerCase() as 'recall'])
          const places = Object.values(bands).map((band) => BANDS.indexOf(band))
          expect(BANDS.indexOf(why.band)).toBe(Math.min(...places))
        }
      }),
    )
  })
})
