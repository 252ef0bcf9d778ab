import { dayIn } from '~/features/account/zone'

/** What the report takes of a row of the study log. */
export type LogRow = {
  /** Null for a deleted person. */
  learnerId: string | null
  courseId: string
  at: Date
  /** The learner's IANA time zone at that moment. */
  zone: string
  kind: 'begun' | 'answered' | 'finished' | 'chosen'
  /** Null for a practice. */
  lessonId: string | null
}

/** One learner in one course. A day is a number, 0 for 1970-01-01. */
type Stay = { firstAt: number; firstDay: number; days: Set<number>; lessons: number }

/** What the report needs of the log: by course, then by learner. */
export type Stays = Map<string, Map<string, Stay>>

/** How many came back, with the 95 % interval of the rate, 0 to 1. */
export type Share = { returned: number; of: number; rate: number; low: number; high: number }
type Shares = { nextDay: Share | null; week: Share | null }

/** Who began a course on one day; a share is null until its whole window has ended. */
export type Cohort = { day: string; learners: number } & Shares

export type Leaving = {
  /** Who has been away this many whole days has left. */
  awayDays: number
  learners: number
  mean: number | null
  median: number | null
  distribution: { lessons: number; learners: number }[]
}

export type CourseRetention = {
  course: string
  cohorts: Cohort[]
  /** All learners, and the shares of all mature cohorts together. */
  total: { learners: number } & Shares
  lessonsUntilLeaving: Leaving
}
export type Retention = { now: string; courses: CourseRetention[] }

const HOUR = 3_600_000 // ms
const DAY = 24 * HOUR
const WEEK = 7 // days
const AWAY = 14 // days
const Z = 1.959963984540054 // standard deviations to either side hold 95 %

/**
 * The Wilson score interval, 95 %, of a rate of `hits` in `of`: unlike the
 * plain one it stays within 0 and 1 and is fair to small counts.
 *
 * @throws RangeError unless 0 ≤ `hits` ≤ `of` and `of` is above 0.
 * @see Wilson 1927, Probable inference, the law of succession, and statistical inference
 */
export function wilson(hits: number, of: number): { low: number; high: number } {
  if (!(of > 0 && hits >= 0 && hits <= of)) throw new RangeError(`${hits} of ${of} is no rate`)
  const rate = hits / of
  const square = Z * Z
  const centre = (rate + square / (2 * of)) / (1 + square / of)
  const reach =
    (Z * Math.sqrt((rate * (1 - rate)) / of + square / (4 * of * of))) / (1 + square / of)
  return {
    low: hits === 0 ? 0 : Math.max(0, centre - reach),
    high: hits === of ? 1 : Math.min(1, centre + reach),
  }
}

/** A zone that another runtime wrote and this one doesn't know is taken as UTC. */
function dayOf({ at, zone }: LogRow): number {
  let day: string
  try {
    day = dayIn(at, zone)
  } catch {
    day = dayIn(at, 'UTC')
  }
  return Date.parse(`${day}T00:00Z`) / DAY
}

/**
 * Adds rows, in any order and any number of batches, to `stays`. Begun,
 * answered and finished are study; to choose a reward is not. Rows of deleted
 * people are left out.
 */
export function gather(stays: Stays, rows: Iterable<LogRow>): void {
  for (const row of rows) {
    if (row.learnerId === null || row.kind === 'chosen') continue
    const course: Map<string, Stay> = stays.get(row.courseId) ?? new Map()
    stays.set(row.courseId, course)
    const at = row.at.getTime()
    const day = dayOf(row)
    let stay = course.get(row.learnerId)
    if (!stay) {
      stay = { firstAt: at, firstDay: day, days: new Set(), lessons: 0 }
      course.set(row.learnerId, stay)
    }
    if (at < stay.firstAt) Object.assign(stay, { firstAt: at, firstDay: day })
    stay.days.add(day)
    if (row.kind === 'finished' && row.lessonId !== null) stay.lessons += 1
  }
}

/** Whether a day has ended for everyone: in UTC−12, the last zone, it ends at the next noon UTC. */
const isOver = (day: number, now: Date) => now.getTime() >= (day + 1) * DAY + 12 * HOUR

const nameOf = (day: number) => new Date(day * DAY).toISOString().slice(0, 10)

/** Back on the calendar days `from` to `to` after the first; null while none is mature. */
function share(stays: Stay[], from: number, to: number, now: Date): Share | null {
  const mature = stays.filter(({ firstDay }) => isOver(firstDay + to, now))
  if (mature.length === 0) return null
  const back = ({ firstDay, days }: Stay) => {
    for (let n = from; n <= to; n++) if (days.has(firstDay + n)) return true
    return false
  }
  const returned = mature.filter(back).length
  const of = mature.length
  return { returned, of, rate: returned / of, ...wilson(returned, of) }
}

const sharesOf = (stays: Stay[], now: Date): Shares => ({
  nextDay: share(stays, 1, 1, now),
  week: share(stays, 1, WEEK, now),
})

function cohortsOf(stays: Stay[], now: Date): Cohort[] {
  const cohorts = new Map<number, Stay[]>()
  for (const stay of stays) {
    const cohort = cohorts.get(stay.firstDay)
    if (cohort) cohort.push(stay)
    else cohorts.set(stay.firstDay, [stay])
  }
  return [...cohorts]
    .sort(([a], [b]) => a - b)
    .map(([day, own]) => ({ day: nameOf(day), learners: own.length, ...sharesOf(own, now) }))
}

/**
 * How many lessons learners finished before they left. Left: the 14 calendar
 * days after the last one with study have ended everywhere. Whoever finished
 * the course and stayed away has left too; who comes back is no longer among them.
 */
function leaving(stays: Stay[], now: Date): Leaving {
  const left = stays.filter(({ days }) => isOver(Math.max(...days) + AWAY, now))
  const lessons = left.map((stay) => stay.lessons).sort((a, b) => a - b)
  const counts = new Map<number, number>()
  for (const count of lessons) counts.set(count, (counts.get(count) ?? 0) + 1)
  const n = lessons.length
  const middle = ((lessons[Math.floor((n - 1) / 2)] ?? 0) + (lessons[Math.floor(n / 2)] ?? 0)) / 2
  return {
    awayDays: AWAY,
    learners: n,
    mean: n === 0 ? null : lessons.reduce((sum, count) => sum + count, 0) / n,
    median: n === 0 ? null : middle,
    distribution: [...counts].map(([lessons, learners]) => ({ lessons, learners })),
  }
}

/**
 * Who came back, per course and cohort. A learner's cohort is the day of their
 * first study in the course; each day is the calendar day in the zone that the
 * learner was in at that moment, so travel and clock changes make no false
 * return. Next day: again on day 1; week: again on any of days 1 to 7. A share
 * waits until its last day has ended in every zone.
 */
export function retention(stays: Stays, now: Date): Retention {
  const courses = [...stays]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([course, byLearner]) => {
      const own = [...byLearner.values()]
      return {
        course,
        cohorts: cohortsOf(own, now),
        total: { learners: own.length, ...sharesOf(own, now) },
        lessonsUntilLeaving: leaving(own, now),
      }
    })
  return { now: now.toISOString(), courses }
}
