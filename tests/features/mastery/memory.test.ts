import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { FIRST_STABILITY, forgotten, restabilize, retrievability } from '~/features/mastery/memory'

const seenAt = new Date('2026-01-01T09:00Z')
const later = (days: number) => new Date(seenAt.getTime() + days * 86_400_000)
const days = fc.double({ min: 0, max: 4000, noNaN: true })
const stability = fc.double({ min: 0.1, max: 3650, noNaN: true })

describe('retrievability', () => {
  it('is 1 at the moment of the answer', () => {
    expect(retrievability({ stability: 3, seenAt }, seenAt)).toBe(1)
  })
  it('is 0.9 once as many days passed as the memory is stable', () => {
    expect(retrievability({ stability: 3, seenAt }, later(3))).toBeCloseTo(0.9, 12)
  })
  it('counts a clock set back as no time passed', () => {
    expect(retrievability({ stability: 3, seenAt }, later(-40))).toBe(1)
  })
  it('never rises as time passes, and stays above 0', () => {
    fc.assert(
      fc.property(stability, days, days, (stability, a, b) => {
        const early = retrievability({ stability, seenAt }, later(Math.min(a, b)))
        const late = retrievability({ stability, seenAt }, later(Math.max(a, b)))
        expect(late).toBeLessThanOrEqual(early)
        expect(late).toBeGreaterThan(0)
      }),
    )
  })
  it.each([0, -1, Number.NaN, Infinity])('refuses a stability of %d', (stability) => {
    expect(() => retrievability({ stability, seenAt }, seenAt)).toThrow(RangeError)
  })
  it('refuses a date that is none', () => {
    expect(() => retrievability({ stability: 3, seenAt }, new Date(Number.NaN))).toThrow(RangeError)
  })
})

describe('forgotten', () => {
  it('takes nothing from a fresh memory', () => {
    expect(forgotten(1)).toBeCloseTo(0, 12)
  })
  it('takes 0.21 logits once recall is 0.9', () => {
    expect(forgotten(0.9)).toBeCloseTo(0.2107, 4)
  })
})

describe('restabilize', () => {
  it('doubles when the answer is right just as recall is 0.9', () => {
    expect(restabilize(4, 0.9, true)).toBeCloseTo(8, 12)
  })
  it('gains nothing from a right answer at once after another', () => {
    expect(restabilize(4, 1, true)).toBe(4)
  })
  it('grows more the more was nearly forgotten', () => {
    expect(restabilize(4, 0.7, true)).toBeGreaterThan(restabilize(4, 0.8, true))
  })
  it('halves after a wrong answer, never below the first stability', () => {
    expect(restabilize(20, 0.8, false)).toBe(10)
    expect(restabilize(2.5, 0.8, false)).toBe(FIRST_STABILITY)
  })
})
