import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type Ability,
  type Answer,
  chance,
  FRESH_ABILITY,
  FRESH_STRENGTH,
  learn,
  luck,
  type Memory,
  mastery,
  type Strength,
} from '~/features/mastery/model'

const start = Date.parse('2026-03-02T09:00Z')
const later = (days: number) => new Date(start + days * 86_400_000)
const dayOf = (at: Date) => at.toISOString().slice(0, 10)
const answer = (right: boolean, days: number, choices?: number): Answer => {
  return { right, at: later(days), day: dayOf(later(days)), choices }
}

type Learner = { ability: Ability; memory: Memory | null }
type Row = { strength: Strength; answer: Answer }

const fresh: Learner = { ability: FRESH_ABILITY, memory: null }
const fold = (rows: Row[], from: Learner = fresh): Learner =>
  rows.reduce<Learner>(
    ({ ability, memory }, row) => learn(ability, memory, row.strength, row.answer),
    from,
  )

const logits = fc.double({ min: -4, max: 4, noNaN: true })
const choices = fc.option(fc.integer({ min: 2, max: 6 }), { nil: undefined })
const row = fc
  .record({
    right: fc.boolean(),
    days: fc.double({ min: 0, max: 400, noNaN: true }),
    choices,
    logits,
  })
  .map(({ right, days, choices, logits }): Row => {
    return { strength: { value: logits, answers: 9 }, answer: answer(right, days, choices) }
  })
const rows = fc.array(row, { maxLength: 60 }) // clocks are set back too

describe('a hand-computed path', () => {
  const {
    ability,
    memory,
    chance: before,
  } = learn(FRESH_ABILITY, null, FRESH_STRENGTH, answer(true, 0))
  const second = learn(ability, memory, { value: 0.5, answers: 3 }, answer(false, 8, 4))

  it('gives a fresh learner σ(0.2 / √(1 + π/8)) for an average question', () => {
    expect(before).toBeCloseTo(0.5422672159, 9)
  })
  it('moves ability and concept at the first right answer', () => {
    expect(ability).toEqual({ value: expect.closeTo(0.228866392, 9), answers: 1 })
    expect(memory.value).toBeCloseTo(0.3667103348, 9)
    expect(memory.variance).toBeCloseTo(0.8011450077, 9)
    const now = mastery(ability, memory, later(0))
    expect(now.value).toBeCloseTo(0.6668292878, 9)
    expect(now.low).toBeCloseTo(0.3529307248, 9)
    expect(now.high).toBeCloseTo(0.8801593155, 9)
  })
  it('fades in 8 days and takes a wrong answer on four choices from there', () => {
    expect(mastery(ability, memory, later(8)).value).toBeCloseTo(0.5655061013, 9)
    expect(second.chance).toBeCloseTo(0.7506134255, 9)
    expect(second.memory.value).toBeCloseTo(-0.1343280997, 9)
    expect(second.memory.variance).toBeCloseTo(0.8426759172, 9)
    expect(second.ability.value).toBeCloseTo(-0.088983402, 9)
    expect(second.memory).toMatchObject({
      answers: 2,
      days: 2,
      stability: 2,
      lastDay: '2026-03-10',
    })
  })
})

describe('learn', () => {
  it('never lowers mastery at that moment by a right answer, nor raises it by a wrong one', () => {
    fc.assert(
      fc.property(rows, row, logits, (past, { strength, answer }, value) => {
        const { ability, memory } = fold(past)
        const concept = { value, answers: 0 }
        const before = mastery(ability, memory, answer.at, concept).value
        const learned = learn(ability, memory, strength, answer)
        const after = mastery(learned.ability, learned.memory, answer.at, concept).value
        if (answer.right) expect(after).toBeGreaterThanOrEqual(before - 1e-12)
        else expect(after).toBeLessThanOrEqual(before + 1e-12)
      }),
      { numRuns: 2000 },
    )
  })
  it('learns less from a right answer the fewer the choices', () => {
    const gain = (choices?: number) =>
      learn(FRESH_ABILITY, null, FRESH_STRENGTH, answer(true, 0, choices)).memory.value
    expect(gain(2)).toBeLessThan(gain(4))
    expect(gain(4)).toBeLessThan(gain())
  })
  it('is the same in one go, in pieces, and through JSON columns after every answer', () => {
    fc.assert(
      fc.property(rows, fc.nat(60), (all, cut) => {
        const whole = fold(all)
        expect(fold(all.slice(cut), fold(all.slice(0, cut)))).toStrictEqual(whole)
        const stored = all.reduce<Learner>((state, row) => revived(fold([row], state)), fresh)
        expect(stored).toStrictEqual(whole)
      }),
    )
  })
  it('knows no future: answers flipped from a cut on leave all earlier chances as they were', () => {
    fc.assert(
      fc.property(rows, fc.nat(60), (all, cut) => {
        const flipped = all.map((row, n) =>
          n < cut ? row : { ...row, answer: { ...row.answer, right: !row.answer.right } },
        )
        expect(chancesOf(flipped).slice(0, cut + 1)).toStrictEqual(chancesOf(all).slice(0, cut + 1))
      }),
    )
  })
  it('says the chance that `chance` says, and the mastery before', () => {
    fc.assert(
      fc.property(rows, row, (past, { strength, answer }) => {
        const { ability, memory } = fold(past)
        const learned = learn(ability, memory, strength, answer)
        const guess = luck(answer.choices)
        expect(learned.chance).toBe(chance(ability, memory, strength, answer.at, guess))
        expect(learned.masteryBefore).toBe(mastery(ability, memory, answer.at).value)
        expect(learned.chance).toBeGreaterThan(0)
        expect(learned.chance).toBeLessThan(1)
      }),
    )
  })
  it('counts distinct days, and a day set back as none', () => {
    const days = [0, 0.1, 2, 1, 3].map((at) => ({
      strength: FRESH_STRENGTH,
      answer: answer(true, at),
    }))
    expect(fold(days).memory).toMatchObject({ answers: 5, days: 3, lastDay: '2026-03-05' })
  })
  it('does not change what it is given', () => {
    const given = fold([{ strength: FRESH_STRENGTH, answer: answer(true, 0) }])
    const copy = structuredClone(given)
    learn(given.ability, given.memory, FRESH_STRENGTH, answer(false, 5))
    expect(given).toStrictEqual(copy)
  })
})

describe('mastery', () => {
  it('only falls as time passes, and its lower bound with it', () => {
    const days = fc.double({ min: 0, max: 2000, noNaN: true })
    fc.assert(
      fc.property(rows, days, days, (past, a, b) => {
        const { ability, memory } = fold(past)
        const early = mastery(ability, memory, later(Math.min(a, b)))
        const late = mastery(ability, memory, later(Math.max(a, b)))
        expect(late.value).toBeLessThanOrEqual(early.value + 1e-12)
        expect(late.low).toBeLessThanOrEqual(early.low + 1e-12)
      }),
    )
  })
  it('lies within its own interval', () => {
    fc.assert(
      fc.property(rows, logits, (past, value) => {
        const { ability, memory } = fold(past)
        const now = mastery(ability, memory, later(500), { value, answers: 9 })
        expect(now.low).toBeLessThanOrEqual(now.value)
        expect(now.high).toBeGreaterThanOrEqual(now.value)
      }),
    )
  })
  it('visibly falls in 30 days, less after spaced right answers than after crammed ones', () => {
    const right = (days: number) => ({ strength: FRESH_STRENGTH, answer: answer(true, days) })
    const crammed = fold([right(7), right(7), right(7), right(7)])
    const spaced = fold([right(0), right(2), right(4), right(7)])
    const fall = ({ ability, memory }: Learner) =>
      mastery(ability, memory, later(7)).value - mastery(ability, memory, later(37)).value
    expect(fall(crammed)).toBeGreaterThan(0.1)
    expect(fall(spaced)).toBeGreaterThan(0.03)
    expect(fall(spaced)).toBeLessThan(fall(crammed))
  })
  it('takes a clock set back as no time passed', () => {
    const { ability, memory } = fold([{ strength: FRESH_STRENGTH, answer: answer(true, 10) }])
    expect(mastery(ability, memory, later(3))).toEqual(mastery(ability, memory, later(10)))
  })
})

const revived = (state: Learner): Learner =>
  JSON.parse(JSON.stringify(state), (key, value) => (key === 'seenAt' ? new Date(value) : value))

function chancesOf(rows: Row[]): number[] {
  let state = fresh
  return rows.map((row) => {
    const learned = learn(state.ability, state.memory, row.strength, row.answer)
    state = learned
    return learned.chance
  })
}
