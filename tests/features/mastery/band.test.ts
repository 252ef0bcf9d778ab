import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { band, bandKey, isFading, reading } from '~/features/mastery/band'
import {
  type Ability,
  FRESH_ABILITY,
  FRESH_STRENGTH,
  learn,
  type Memory,
  mastery,
} from '~/features/mastery/model'

const start = Date.parse('2026-03-02T09:00Z')
const later = (days: number) => new Date(start + days * 86_400_000)

const seen: Memory = {
  value: 0,
  variance: 0.5,
  answers: 5,
  days: 2,
  lastDay: '2026-03-02',
  stability: 2,
  seenAt: later(0),
}

type Plan = [day: number, answers: number][]

/** Answers by plan, a minute apart; gives the band after each. */
function study(plan: Plan, right: (n: number) => boolean, choices?: number) {
  let ability: Ability = FRESH_ABILITY
  let memory: Memory | null = null
  const bands: string[] = []
  for (const [day, answers] of plan) {
    for (let i = 0; i < answers; i++) {
      const at = new Date(later(day).getTime() + i * 60_000)
      const answer = { right: right(bands.length), at, day: at.toISOString().slice(0, 10), choices }
      const learned = learn(ability, memory, FRESH_STRENGTH, answer)
      ability = learned.ability
      memory = learned.memory
      bands.push(band(memory, mastery(ability, memory, at)))
    }
  }
  return { ability, memory, bands }
}

describe('band', () => {
  it('is new for a concept never answered, whatever the ability', () => {
    expect(band(null, { value: 0.9, low: 0.8, high: 0.95 })).toBe('new')
  })
  it.each([
    [0.399, 0.2, 'met'],
    [0.4, 0.2, 'growing'],
    [0.599, 0.2, 'growing'],
    [0.6, 0.2, 'firm'],
    [0.849, 0.8, 'firm'],
    [0.85, 0.699, 'firm'],
    [0.85, 0.7, 'mastered'],
  ])('of the value %d with the lower bound %d is %s', (value, low, word) => {
    expect(band(seen, { value, low, high: 0.99 })).toBe(word)
  })
  it('is not mastered before five answers on two days', () => {
    const sure = { value: 0.95, low: 0.9, high: 0.99 }
    expect(band({ ...seen, answers: 4 }, sure)).toBe('firm')
    expect(band({ ...seen, days: 1 }, sure)).toBe('firm')
  })
  it('has a key for its word', () => {
    expect(bandKey('met')).toBe('mastery.band.met')
  })
})

describe('the path to mastered', () => {
  const firstMastered = (plan: Plan, choices?: number) =>
    study(plan, () => true, choices).bands.indexOf('mastered') + 1

  it('takes 7 right answers without luck: 3 on day 1 and 4 on day 3', () => {
    expect(
      firstMastered([
        [0, 3],
        [2, 4],
      ]),
    ).toBe(7)
  })
  it('takes 10 right answers on four choices: 3 on day 1, 4 on day 3, 3 on day 7', () => {
    expect(
      firstMastered(
        [
          [0, 3],
          [2, 4],
          [6, 4],
        ],
        4,
      ),
    ).toBe(10)
  })
  it('takes 10 as well when day 3 has 3 of them and day 7 has 4; 9 are not enough', () => {
    const plan: Plan = [
      [0, 3],
      [2, 3],
      [6, 4],
    ]
    expect(firstMastered(plan, 4)).toBe(10)
  })
  it('is longer on two choices, where luck explains more', () => {
    expect(
      firstMastered(
        [
          [0, 3],
          [2, 4],
          [6, 4],
          [13, 4],
          [27, 4],
        ],
        2,
      ),
    ).toBe(17)
  })
  it('is closed to a card alone and to any number of answers in one day', () => {
    expect(firstMastered([[0, 3]])).toBe(0)
    expect(firstMastered([[0, 60]])).toBe(0)
  })
  it('is firm after one right answer and met after a wrong one', () => {
    expect(study([[0, 1]], () => true, 4).bands).toEqual(['firm'])
    expect(study([[0, 1]], () => false, 4).bands).toEqual(['met'])
  })
})

describe('isFading', () => {
  const mastered = study(
    [
      [0, 3],
      [2, 4],
      [6, 4],
    ],
    () => true,
    4,
  )

  it('is not so just after the last answer, nor on a clock set back', () => {
    expect(isFading(mastered.ability, mastered.memory, mastered.memory?.seenAt as Date)).toBe(false)
    expect(isFading(mastered.ability, mastered.memory, later(0))).toBe(false)
  })
  it('is so once time has taken the band down', () => {
    expect(isFading(mastered.ability, mastered.memory, later(36))).toBe(true)
  })
  it('is never so for a concept never answered', () => {
    expect(isFading(FRESH_ABILITY, null, later(100))).toBe(false)
  })
})

describe('reading', () => {
  it('gives no span and no value before the first answer', () => {
    const unseen = reading(null, mastery(FRESH_ABILITY, null, later(0)))
    expect(unseen).toEqual({ band: 'new', span: null, value: null })
  })
  it('gives a span in steps of 0.05 and no value below five answers', () => {
    const few = reading({ ...seen, answers: 4 }, { value: 0.7, low: 0.612, high: 0.791 })
    expect(few).toEqual({ band: 'firm', span: { from: 0.6, to: 0.8 }, value: null })
  })
  it('gives a value too from five answers on', () => {
    expect(reading(seen, { value: 0.7, low: 0.6, high: 0.8 }).value).toBe(0.7)
  })
  it('has a span that holds the value, within 0 and 1, and is never a point', () => {
    const answers = fc.array(fc.boolean(), { minLength: 1, maxLength: 60 })
    fc.assert(
      fc.property(answers, fc.double({ min: 0, max: 900, noNaN: true }), (rights, days) => {
        const { ability, memory } = study([[0, rights.length]], (n) => rights[n] as boolean)
        const now = mastery(ability, memory, later(days))
        const { span } = reading(memory, now)
        expect(span?.from).toBeLessThanOrEqual(now.value)
        expect(span?.to).toBeGreaterThanOrEqual(now.value)
        expect(span?.from).toBeGreaterThanOrEqual(0)
        expect(span?.to).toBeLessThanOrEqual(1)
        expect(span?.to).toBeGreaterThan(span?.from as number)
      }),
    )
  })
})
