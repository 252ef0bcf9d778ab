import { minutesOf } from './minutes'

/** A stretch of a recording: whole seconds from its start. */
export type Span = { start: number; end: number }

/** The most spans of a module. */
const MOST = 20

const TIME = String.raw`(\d{1,2}(?::\d{2}){1,2})`
const SPAN = new RegExp(`^${TIME}\\s*[-–—]\\s*${TIME}$`)

/**
 * The spans that a text names, such as `12:40–24:10, 1:02:00–1:05:30`: in order and apart. None for
 * an empty text; null for one that names none.
 */
export function spansIn(text: string): Span[] | null {
  if (text.trim() === '') return []
  const spans = text.split(/[,，、]/).map((one): Span => {
    const [, start = '', end = ''] = SPAN.exec(one.trim()) ?? []
    return { start: secondsIn(start), end: secondsIn(end) }
  })
  const ordered = spans.every(
    ({ start, end }, at) => start < end && (at === 0 || start >= (spans[at - 1]?.end ?? 0)),
  )
  return ordered && spans.length <= MOST ? spans : null
}

/** NaN for what is no time, or has more than 59 minutes or seconds beside a larger part. */
function secondsIn(time: string): number {
  const parts = time === '' ? [Number.NaN] : time.split(':').map(Number)
  return parts.reduce((sum, part, at) => (at > 0 && part > 59 ? Number.NaN : 60 * sum + part), 0)
}

/** Spans as {@link spansIn} reads them. */
export const spansText = (spans: readonly Span[] = []): string =>
  spans.map(({ start, end }) => `${clock(start)}–${clock(end)}`).join(', ')

/** 3,725 seconds are 1:02:05. */
export function clock(seconds: number): string {
  const whole = Math.floor(seconds)
  const two = (part: number) => String(part).padStart(2, '0')
  const [hours, minutes] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60]
  return hours > 0 ? `${hours}:${two(minutes)}:${two(whole % 60)}` : `${minutes}:${two(whole % 60)}`
}

/** A pause longer than this many seconds is in no span. */
const PAUSE = 60

/** The spans of what is heard in this order. What has no times is left out. */
export function spansOf(heard: readonly { start: number | null; end: number | null }[]): Span[] {
  const spans: Span[] = []
  for (const { start, end } of heard) {
    if (start === null || end === null) continue
    const last = spans.at(-1)
    if (last && start - last.end <= PAUSE) last.end = Math.max(last.end, end)
    else spans.push({ start, end })
  }
  return spans
    .slice(0, MOST)
    .map(({ start, end }) => ({ start: Math.round(start), end: Math.round(end) }))
    .filter(({ start, end }) => start < end)
}

/** The minutes of a module: those of its recording, or else those that it takes to study its text. */
export function minutesOfModule({ body, spans = [] }: { body: string; spans?: Span[] }): number {
  if (spans.length === 0) return minutesOf(body)
  return spans.reduce((sum, { start, end }) => sum + end - start, 0) / 60
}
