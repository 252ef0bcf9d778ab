import { describe, expect, it } from 'vitest'
import { fadingOf, morningOf } from '~/features/digest/morning'
import { FRESH_ABILITY, type Memory } from '~/features/mastery/model'

const DAY = 86_400_000 // ms
const NOW = new Date('2026-11-27T09:00:00Z')

describe('morningOf', () => {
  it.each([
    // By the clock on the wall there, worked out by hand.
    ['UTC', '2026-11-27T04:59:59Z', null],
    ['UTC', '2026-11-27T05:00:00Z', '2026-11-27'],
    ['UTC', '2026-11-27T23:59:59Z', '2026-11-27'],
    ['UTC', '2026-11-28T00:00:00Z', null],
    ['Asia/Shanghai', '2026-11-26T20:59:00Z', null],
    ['Asia/Shanghai', '2026-11-26T21:00:00Z', '2026-11-27'],
    ['Asia/Kathmandu', '2026-11-26T23:14:00Z', null],
    ['Asia/Kathmandu', '2026-11-26T23:15:00Z', '2026-11-27'],
    ['Pacific/Kiritimati', '2026-11-26T15:00:00Z', '2026-11-27'],
    ['Pacific/Niue', '2026-11-27T16:00:00Z', '2026-11-27'],
    ['America/St_Johns', '2026-11-27T08:29:00Z', null],
    ['America/St_Johns', '2026-11-27T08:30:00Z', '2026-11-27'],
    // New York's clocks go forward at two on the 8th of March, and back at two on the 1st of November.
    ['America/New_York', '2026-03-07T10:00:00Z', '2026-03-07'],
    ['America/New_York', '2026-03-08T08:59:00Z', null],
    ['America/New_York', '2026-03-08T09:00:00Z', '2026-03-08'],
    ['America/New_York', '2026-11-01T09:59:00Z', null],
    ['America/New_York', '2026-11-01T10:00:00Z', '2026-11-01'],
    // Lord Howe's by half an hour.
    ['Australia/Lord_Howe', '2026-04-03T18:00:00Z', '2026-04-04'],
    ['Australia/Lord_Howe', '2026-04-04T18:29:00Z', null],
    ['Australia/Lord_Howe', '2026-04-04T18:30:00Z', '2026-04-05'],
  ])('in %s at %s is %s', (zone, at, day) => {
    expect(morningOf(new Date(at), zone)).toBe(day)
  })

  it('comes once each day, also where a day has 23 hours or 25', () => {
    for (const zone of ['America/New_York', 'Europe/Berlin', 'Australia/Lord_Howe', 'UTC']) {
      const days: string[] = []
      const start = Date.UTC(2026, 0, 1)
      for (let at = start; at < start + 365 * DAY; at += 5 * 60_000) {
        const day = morningOf(new Date(at), zone)
        if (day && day !== days.at(-1)) days.push(day)
      }
      expect(new Set(days).size).toBe(days.length)
      expect(days.length).toBeGreaterThanOrEqual(365)
    }
  })
})

/** Somebody who knew it well, for whom recall is 0.9 once `stability` days have passed. */
const memory = (daysAgo: number, stability: number, more: Partial<Memory> = {}): Memory => ({
  value: 1.5,
  variance: 0.4,
  answers: 5,
  days: 2,
  lastDay: '2026-11-01',
  stability,
  seenAt: new Date(NOW.getTime() - daysAgo * DAY),
  ...more,
})

describe('fadingOf', () => {
  const choose = (of: Record<string, Memory>) =>
    fadingOf(
      Object.entries(of).map(([name, memory]) => ({ name, memory })),
      FRESH_ABILITY,
      NOW,
    ).map(({ name }) => name)

  it('takes what is recalled with a chance below 0.9, and nothing before', () => {
    expect(choose({ just: memory(3.999, 4), due: memory(4.001, 4) })).toEqual(['due'])
  })

  it('takes three at most, the least likely to be recalled first', () => {
    const found = choose({
      a: memory(5, 4),
      b: memory(40, 4),
      c: memory(8, 4),
      d: memory(20, 4),
      e: memory(20, 30),
    })
    expect(found).toEqual(['b', 'd', 'c'])
  })

  it('takes fewer where there are fewer, and nothing where nothing fades', () => {
    expect(choose({ a: memory(5, 4) })).toEqual(['a'])
    expect(choose({ a: memory(1, 4), b: memory(0, 2) })).toEqual([])
    expect(choose({})).toEqual([])
  })

  it('leaves out what was never known', () => {
    const never = memory(30, 2, { value: -2, answers: 1, days: 1 })
    expect(choose({ never, once: memory(30, 2) })).toEqual(['once'])
  })

  it('keeps the order of the course among equals', () => {
    expect(choose({ first: memory(9, 4), second: memory(9, 4) })).toEqual(['first', 'second'])
  })

  it('takes a clock set back as no time passed', () => {
    expect(choose({ ahead: memory(-3, 2) })).toEqual([])
  })
})
