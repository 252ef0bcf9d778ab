import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { chance, FRESH_ABILITY, FRESH_STRENGTH, foldStrength, luck } from '~/features/mastery/model'

const judged = fc.record({
  right: fc.boolean(),
  chance: fc.double({ min: 0.0067, max: 0.9933, noNaN: true }),
  choices: fc.option(fc.integer({ min: 2, max: 6 }), { nil: undefined }),
})

describe('foldStrength', () => {
  it('agrees with a hand-computed path', () => {
    const answers = [
      { right: true, chance: 0.5 }, // 0.5 / 1.2
      { right: false, chance: 0.7, choices: 4 }, // − σ(logit 0.7 + 0.41667) / 1.4
    ]
    const { value, answers: count } = foldStrength(FRESH_STRENGTH, answers)
    expect(value).toBeCloseTo(-0.1402674933, 9)
    expect(count).toBe(2)
  })
  it('learns less from a right answer the fewer the choices', () => {
    const easiness = (choices?: number) =>
      foldStrength(FRESH_STRENGTH, [{ right: true, chance: 0.5, choices }]).value
    expect(easiness(2)).toBeCloseTo(0.5 / 3 / 1.2, 12)
    expect(easiness(2)).toBeLessThan(easiness(4))
    expect(easiness(4)).toBeLessThan(easiness())
  })
  it('is the same in one batch and in any pieces', () => {
    fc.assert(
      fc.property(fc.array(judged, { maxLength: 80 }), fc.nat(80), (all, cut) => {
        const pieces = foldStrength(foldStrength(FRESH_STRENGTH, all.slice(0, cut)), all.slice(cut))
        expect(pieces).toStrictEqual(foldStrength(FRESH_STRENGTH, all))
      }),
    )
  })
  it('stays put without answers', () => {
    expect(foldStrength({ value: 0.3, answers: 7 }, [])).toEqual({ value: 0.3, answers: 7 })
  })
  it('finds the easiness that answers come from, even in one large batch', () => {
    const answers = Array.from({ length: 4000 }, (_, n) => ({ right: n % 10 !== 0, chance: 0.5 }))
    expect(Math.abs(foldStrength(FRESH_STRENGTH, answers).value - Math.log(9))).toBeLessThan(0.1)
  })
  it('lets a first answer say little', () => {
    const { value } = foldStrength(FRESH_STRENGTH, [{ right: true, chance: 0.5 }])
    expect(value).toBeLessThan(0.5)
  })
  it.each([0, 1, -0.1, Number.NaN])('refuses the chance %d', (chance) => {
    expect(() => foldStrength(FRESH_STRENGTH, [{ right: true, chance }])).toThrow(RangeError)
  })
  it('refuses a strength that is no number', () => {
    expect(() => foldStrength({ value: Number.NaN, answers: 0 }, [])).toThrow(RangeError)
  })
})

describe('chance', () => {
  const now = new Date('2026-03-02T09:00Z')
  it('is higher for an easier question and lies above luck', () => {
    const hard = chance(FRESH_ABILITY, null, { value: -60, answers: 9 }, now, 0.25)
    const easy = chance(FRESH_ABILITY, null, { value: 60, answers: 9 }, now, 0.25)
    expect(hard).toBeGreaterThan(0.25)
    expect(easy).toBeGreaterThan(hard)
    expect(easy).toBeLessThan(1)
  })
  it.each([-0.1, 1, Number.NaN])('refuses the guess %d', (guess) => {
    expect(() => chance(FRESH_ABILITY, null, FRESH_STRENGTH, now, guess)).toThrow(RangeError)
  })
})

describe('luck', () => {
  it('is one in the choices, and none without choices', () => {
    expect([luck(4), luck(2), luck()]).toEqual([0.25, 0.5, 0])
  })
  it.each([0, 1, 2.5, Number.NaN])('refuses %d choices', (choices) => {
    expect(() => luck(choices)).toThrow(RangeError)
  })
})
