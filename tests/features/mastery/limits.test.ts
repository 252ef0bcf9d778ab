import { describe, expect, it } from 'vitest'
import {
  FRESH_ABILITY,
  FRESH_STRENGTH,
  learn,
  type Memory,
  mastery,
} from '~/features/mastery/model'

const answer = { right: true, at: new Date('2026-03-02T09:00Z'), day: '2026-03-02' }

describe('mastery', () => {
  it.each([
    ['an ability that is no number', { value: Number.NaN, answers: 0 }, null],
    ['an infinite ability', { value: Infinity, answers: 0 }, null],
    ['answers below 0', { value: 0, answers: -1 }, null],
    ['a half answer', { value: 0, answers: 0.5 }, null],
    ['a variance of 0', FRESH_ABILITY, { variance: 0 }],
    ['a variance above that of the unknown', FRESH_ABILITY, { variance: 1.01 }],
    ['a stability of 0', FRESH_ABILITY, { stability: 0 }],
    ['a value that is no number', FRESH_ABILITY, { value: Number.NaN }],
  ])('refuses %s', (_, ability, odd) => {
    const { memory } = learn(FRESH_ABILITY, null, FRESH_STRENGTH, answer)
    const given = odd && { ...memory, ...odd }
    expect(() => mastery(ability, given, answer.at)).toThrow(RangeError)
  })
  it('refuses a date that is none', () => {
    expect(() => mastery(FRESH_ABILITY, null, new Date(Number.NaN))).toThrow(RangeError)
  })
})

describe('learn', () => {
  it.each(['2026-3-2', 'today', ''])('refuses the day "%s"', (day) => {
    expect(() => learn(FRESH_ABILITY, null, FRESH_STRENGTH, { ...answer, day })).toThrow(RangeError)
  })
  it('does not raise mastery by a miss that forgetting explains, however easy the concept', () => {
    const ability = { value: 1.2, answers: 52 }
    const memory: Memory = {
      value: -1.3,
      variance: 0.7,
      answers: 52,
      days: 23,
      lastDay: answer.day,
      stability: 7.6,
      seenAt: answer.at,
    }
    const concept = { value: 3.6, answers: 99 }
    for (let days = 0; days < 1000; days++) {
      const at = new Date(answer.at.getTime() + days * 86_400_000)
      const before = mastery(ability, memory, at, concept).value
      const missed = { right: false, at, day: at.toISOString().slice(0, 10) }
      const after = learn(ability, memory, { value: -1.5, answers: 9 }, missed)
      expect(mastery(after.ability, after.memory, at, concept).value).toBeLessThan(before)
    }
  })
  it('is never so sure that a learner could not change', () => {
    let { ability, memory } = learn(FRESH_ABILITY, null, FRESH_STRENGTH, answer)
    for (let n = 0; n < 500; n++) {
      const right = n % 2 === 0
      ;({ ability, memory } = learn(ability, memory, FRESH_STRENGTH, { ...answer, right }))
    }
    expect(memory.variance).toBe(0.25)
  })
  it('keeps the latest time and day when the clock is set back', () => {
    const { ability, memory } = learn(FRESH_ABILITY, null, FRESH_STRENGTH, answer)
    const earlier = { right: true, at: new Date('2026-02-01T09:00Z'), day: '2026-02-01' }
    const again = learn(ability, memory, FRESH_STRENGTH, earlier).memory
    expect(again).toMatchObject({ seenAt: answer.at, lastDay: answer.day, days: 1, answers: 2 })
  })
  it('refuses a single choice', () => {
    const alone = { ...answer, choices: 1 }
    expect(() => learn(FRESH_ABILITY, null, FRESH_STRENGTH, alone)).toThrow(RangeError)
  })
})
