import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { gather, type LogRow, retention, type Stays, wilson } from '~/features/study/retention'

const ZONES = ['America/Los_Angeles', 'Asia/Shanghai', 'Pacific/Auckland', 'Europe/Berlin'] as const
/** The hour, UTC, at which it is eleven to one there all year, on the same date. */
const NOON = {
  'America/Los_Angeles': 20,
  'Asia/Shanghai': 4,
  'Pacific/Auckland': 0,
  'Europe/Berlin': 11,
}
const LATER = new Date('2027-01-01T00:00Z')

const row = (learnerId: string | null, at: string, zone: string, more: Partial<LogRow> = {}) =>
  ({
    learnerId,
    courseId: 'c',
    at: new Date(at),
    zone,
    kind: 'answered',
    lessonId: null,
    ...more,
  }) as LogRow

function report(rows: LogRow[], now = LATER) {
  const stays: Stays = new Map()
  gather(stays, rows)
  return retention(stays, now)
}

/** Next day and week of the only course, as counts. */
function counts(rows: LogRow[], now = LATER) {
  const [course] = report(rows, now).courses
  const of = (share?: { returned: number; of: number } | null) =>
    share ? [share.returned, share.of] : null
  return {
    days: course?.cohorts.map(({ day }) => day),
    nextDay: of(course?.total.nextDay),
    week: of(course?.total.week),
  }
}

describe('wilson', () => {
  // The first four: Newcombe 1998, Two-sided confidence intervals for the single proportion.
  it.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
    [10, 100, 0.0552, 0.1744],
    [0, 10, 0, 0.2775],
    [10, 10, 0.7225, 1],
  ])('of %d in %d is as published', (hits, of, low, high) => {
    const interval = wilson(hits, of)
    expect(interval.low).toBeCloseTo(low, 4)
    expect(interval.high).toBeCloseTo(high, 4)
  })
  it('holds the rate and stays within 0 and 1', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10_000 }), fc.nat(10_000), (of, n) => {
        const hits = n % (of + 1)
        const { low, high } = wilson(hits, of)
        expect(0 <= low && low <= hits / of && hits / of <= high && high <= 1).toBe(true)
      }),
    )
  })
  it.each([
    [1, 0],
    [-1, 5],
    [6, 5],
  ])('refuses %d of %d', (hits, of) => {
    expect(() => wilson(hits, of)).toThrow(RangeError)
  })
})

describe('retention', () => {
  it('counts calendar days where the learner was, not spans of 24 hours', () => {
    const rows = [
      row('minutes apart, over midnight', '2026-03-02T22:59:59.999Z', 'Europe/Berlin'),
      row('minutes apart, over midnight', '2026-03-02T23:00:00.000Z', 'Europe/Berlin'),
      row('23 hours apart, one day', '2026-03-01T23:00:00.000Z', 'Europe/Berlin'),
      row('23 hours apart, one day', '2026-03-02T22:59:59.999Z', 'Europe/Berlin'),
    ]
    expect(counts(rows)).toEqual({ days: ['2026-03-02'], nextDay: [1, 2], week: [1, 2] })
  })
  it.each([
    [
      'America/Los_Angeles',
      '2026-03-08',
      '2026-03-08T07:59:59Z',
      '2026-03-08T08:00Z',
      '2026-03-09T06:59:59Z',
      '2026-03-09T07:00Z',
    ],
    [
      'America/Los_Angeles',
      '2026-11-01',
      '2026-11-01T06:59:59Z',
      '2026-11-01T07:00Z',
      '2026-11-02T07:59:59Z',
      '2026-11-02T08:00Z',
    ],
    [
      'Europe/Berlin',
      '2026-03-29',
      '2026-03-28T22:59:59Z',
      '2026-03-28T23:00Z',
      '2026-03-29T21:59:59Z',
      '2026-03-29T22:00Z',
    ],
    [
      'Europe/Berlin',
      '2026-10-25',
      '2026-10-24T21:59:59Z',
      '2026-10-24T22:00Z',
      '2026-10-25T22:59:59Z',
      '2026-10-25T23:00Z',
    ],
    [
      'Pacific/Auckland',
      '2026-04-05',
      '2026-04-04T10:59:59Z',
      '2026-04-04T11:00Z',
      '2026-04-05T11:59:59Z',
      '2026-04-05T12:00Z',
    ],
    [
      'Pacific/Auckland',
      '2026-09-27',
      '2026-09-26T11:59:59Z',
      '2026-09-26T12:00Z',
      '2026-09-27T10:59:59Z',
      '2026-09-27T11:00Z',
    ],
    [
      'Asia/Shanghai',
      '2026-03-08',
      '2026-03-07T15:59:59Z',
      '2026-03-07T16:00Z',
      '2026-03-08T15:59:59Z',
      '2026-03-08T16:00Z',
    ],
  ])('knows where %s begins and ends %s', (zone, day, before, begin, end, after) => {
    const first = counts([row('a', begin, zone), row('a', end, zone)])
    expect(first).toEqual({ days: [day], nextDay: [0, 1], week: [0, 1] })
    expect(counts([row('a', end, zone), row('a', after, zone)]).nextDay).toEqual([1, 1])
    expect(counts([row('a', before, zone), row('a', begin, zone)]).nextDay).toEqual([1, 1])
  })
  it.each(
    ZONES.flatMap((zone) => [1, 2, 3, 4, 5, 6, 7].map((weekday) => [zone, weekday] as const)),
  )('finds what was planted in %s on weekday %d, through a year of weeks', (zone, weekday) => {
    const rows: LogRow[] = []
    const noon = (day: number) => new Date(Date.UTC(2026, 0, 5 + day, NOON[zone])) // 5: a Monday
    for (let week = 0; week < 40; week++) {
      const first = week * 7 + weekday - 1
      const plan = { next: [1], seventh: [7], eighth: [8], never: [], daily: [1, 2, 3, 4, 5, 6, 7] }
      for (const [name, days] of Object.entries(plan)) {
        for (const n of [0, ...days]) {
          rows.push(row(`${name}-${week}`, noon(first + n).toISOString(), zone))
        }
      }
    }
    const { courses } = report(rows)
    expect(courses[0]?.cohorts).toHaveLength(40)
    for (const cohort of courses[0]?.cohorts ?? []) {
      expect(new Date(cohort.day).getUTCDay()).toBe(weekday % 7)
      expect(cohort).toMatchObject({
        learners: 5,
        nextDay: { returned: 2, of: 5, rate: 0.4 },
        week: { returned: 3, of: 5, rate: 0.6 },
      })
    }
  })
  it('takes each day in the zone the learner was in then', () => {
    const flight = [
      row('east', '2026-05-04T06:00Z', 'America/Los_Angeles'), // 3 May, 23:00
      row('east', '2026-05-04T20:00Z', 'Asia/Shanghai'), // 5 May, 04:00: day 2
      row('west', '2026-05-03T20:00Z', 'Pacific/Auckland'), // 4 May, 08:00
      row('west', '2026-05-04T06:59Z', 'America/Los_Angeles'), // 3 May, 23:59: before the first day
      row('west', '2026-05-05T06:59Z', 'America/Los_Angeles'), // 4 May: still the first day
    ]
    const found = counts(flight)
    expect(found).toEqual({ days: ['2026-05-03', '2026-05-04'], nextDay: [0, 2], week: [1, 2] })
  })
  it('leaves a cohort out until its whole window has ended in the last zone', () => {
    const rows = [row('a', '2026-05-04T12:00Z', 'Asia/Shanghai')] // day 1 is 5 May, day 7 11 May
    expect(counts(rows, new Date('2026-05-06T11:59:59.999Z')).nextDay).toBeNull()
    expect(counts(rows, new Date('2026-05-06T12:00Z'))).toMatchObject({
      nextDay: [0, 1],
      week: null,
    })
    expect(counts(rows, new Date('2026-05-12T11:59:59.999Z')).week).toBeNull()
    expect(counts(rows, new Date('2026-05-12T12:00Z')).week).toEqual([0, 1])
  })
  it('keeps immature cohorts out of the total but counts their learners', () => {
    const rows = [row('old', '2026-05-01T12:00Z', 'UTC'), row('new', '2026-05-12T12:00Z', 'UTC')]
    const [course] = report(rows, new Date('2026-05-13T12:00Z')).courses
    expect(course?.total).toMatchObject({ learners: 2, nextDay: { of: 1 }, week: { of: 1 } })
    expect(course?.cohorts.at(-1)).toEqual({
      day: '2026-05-12',
      learners: 1,
      nextDay: null,
      week: null,
    })
  })
  it('takes a chosen reward for no study, and leaves deleted people out', () => {
    const rows = [
      row('a', '2026-05-01T12:00Z', 'UTC'),
      row('a', '2026-05-02T12:00Z', 'UTC', { kind: 'chosen' }),
      row(null, '2026-05-01T12:00Z', 'UTC'),
    ]
    expect(counts(rows)).toEqual({ days: ['2026-05-01'], nextDay: [0, 1], week: [0, 1] })
  })
  it('keeps courses apart', () => {
    const rows = [
      row('a', '2026-05-01T12:00Z', 'UTC', { courseId: 'b' }),
      row('a', '2026-05-02T12:00Z', 'UTC', { courseId: 'a' }),
    ]
    const { courses } = report(rows)
    expect(courses.map(({ course, total }) => [course, total.nextDay?.returned])).toEqual([
      ['a', 0],
      ['b', 0],
    ])
  })
  it('is empty for an empty log', () => {
    expect(report([]).courses).toEqual([])
  })
})

describe('lessons until leaving', () => {
  const finished = (learnerId: string, count: number, at = '2026-05-01T12:00Z') => [
    row(learnerId, at, 'UTC'),
    ...Array.from({ length: count }, (_, n) =>
      row(learnerId, at, 'UTC', { kind: 'finished', lessonId: `${learnerId}-${n}` }),
    ),
    row(learnerId, at, 'UTC', { kind: 'finished' }), // a practice
  ]
  const leaving = (rows: LogRow[], now: string) =>
    report(rows, new Date(now)).courses[0]?.lessonsUntilLeaving

  it('counts the finished lessons of those who stayed away for 14 days', () => {
    const rows = [0, 0, 1, 6].flatMap((count, n) => finished(`l${n}`, count))
    rows.push(...finished('still here', 3, '2026-05-10T12:00Z'))
    expect(leaving(rows, '2026-05-16T12:00Z')).toEqual({
      awayDays: 14,
      learners: 4,
      mean: 1.75,
      median: 0.5,
      distribution: [
        { lessons: 0, learners: 2 },
        { lessons: 1, learners: 1 },
        { lessons: 6, learners: 1 },
      ],
    })
  })
  it('waits until the 14th day has ended everywhere', () => {
    expect(leaving(finished('a', 2), '2026-05-16T11:59:59Z')).toMatchObject({
      learners: 0,
      mean: null,
    })
    expect(leaving(finished('a', 2), '2026-05-16T12:00Z')).toMatchObject({ learners: 1, median: 2 })
  })
})

/** Walks the calendar day by day: no arithmetic on milliseconds. */
function naive(rows: LogRow[], window: number) {
  const dayOf = ({ at, zone }: LogRow) =>
    at.toLocaleString('sv-SE', { timeZone: zone }).slice(0, 10)
  const after = (day: string) => {
    const [year = 0, month = 0, date = 0] = day.split('-').map(Number)
    return new Date(Date.UTC(year, month - 1, date + 1)).toISOString().slice(0, 10)
  }
  const learners = [...new Set(rows.map(({ learnerId }) => learnerId))]
  const back = learners.filter((learner) => {
    const own = rows.filter(({ learnerId }) => learnerId === learner)
    const first = own.reduce((a, b) => (b.at < a.at ? b : a))
    let day = dayOf(first)
    for (let n = 0; n < window; n++) {
      day = after(day)
      if (own.some((one) => dayOf(one) === day)) return true
    }
    return false
  })
  return { returned: back.length, of: learners.length }
}

describe('retention, against a naive count', () => {
  const moment = fc.integer({ min: Date.UTC(2026, 1, 20), max: Date.UTC(2026, 3, 20) })
  const spread = fc.record({
    learnerId: fc.constantFrom('a', 'b', 'c'),
    at: moment,
    zone: fc.constantFrom(...ZONES, 'Pacific/Kiritimati', 'Pacific/Pago_Pago', 'Asia/Kathmandu'),
  })
  it('agrees whatever the zones, the order and the batches', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(spread, { selector: ({ at }) => at, minLength: 1, maxLength: 25 }),
        fc.nat(25),
        (some, cut) => {
          const rows = some.map((one) =>
            row(one.learnerId, new Date(one.at).toISOString(), one.zone),
          )
          const stays: Stays = new Map()
          gather(stays, rows.slice(0, cut))
          gather(stays, rows.slice(cut))
          const total = retention(stays, LATER).courses[0]?.total
          expect(total?.nextDay).toMatchObject(naive(rows, 1))
          expect(total?.week).toMatchObject(naive(rows, 7))
        },
      ),
      { numRuns: 300 },
    )
  })
})
