import type { Language } from '~/features/course/outline'
import type { Line } from '~/features/digest/script/line'
import { estimateSeconds, totalSeconds } from '~/features/digest/script/seconds'

/** A line that was taken out, and the place it had among the others, from 0. */
export type Removed = { line: Line; at: number }

/** A script while its maker works on it. `removed`: the last one taken out is last. */
export type Draft = { title: string; lines: Line[]; removed: Removed[] }

/** Characters; above what a voice or a reader says in a breath there is little sense. */
export const LONGEST_LINE = 500
export const LONGEST_TITLE = 120
export const MOST_LINES = 80

/** Seconds of a whole digest. */
export const WHOLE = 180
const MOST = 178
const FASTEST = 1.12

/** Puts a line one place up (-1) or down (1); the first and the last stay where there is no more. */
export function moved(draft: Draft, id: string, by: -1 | 1): Draft {
  const at = draft.lines.findIndex((line) => line.id === id)
  const other = draft.lines[at + by]
  const line = draft.lines[at]
  if (!line || !other) return draft
  const lines = [...draft.lines]
  lines[at] = other
  lines[at + by] = line
  return { ...draft, lines }
}

/** Takes a line out; {@link restored} brings it back. */
export function without(draft: Draft, id: string): Draft {
  const at = draft.lines.findIndex((line) => line.id === id)
  const line = draft.lines[at]
  if (!line) return draft
  const removed = [...draft.removed, { line, at }]
  return { ...draft, lines: draft.lines.filter((one) => one !== line), removed }
}

/** Brings a line back to the place it had. */
export function restored(draft: Draft, id: string): Draft {
  const found = draft.removed.findLast(({ line }) => line.id === id)
  if (!found) return draft
  const lines = [...draft.lines]
  lines.splice(found.at, 0, found.line)
  return { ...draft, lines, removed: draft.removed.filter((one) => one !== found) }
}

/**
 * Sentences of the maker's own, before the questions at the end: each line that says something is
 * one, an empty text an empty one.
 *
 * @returns the id of the last one, and the lines that there is no room for ({@link MOST_LINES})
 */
export function withOwn(draft: Draft, text: string): { draft: Draft; id: string; rest: string } {
  const said = text.split(/[\r\n]+/).filter((one) => one.trim() !== '')
  const room = Math.max(0, MOST_LINES - draft.lines.length)
  const texts = said.length > 0 ? said : ['']
  const first = newNumber(draft)
  const own = texts.slice(0, room).map((text, at): Line => {
    const id = `own-${first + at}`
    return { id, part: 'point', text, spoken: '', from: null, begins: false }
  })
  const recall = draft.lines.findIndex(({ part }) => part === 'recall')
  const at = recall < 0 ? draft.lines.length : recall
  const lines = draft.lines.toSpliced(at, 0, ...own)
  const rest = said.slice(room).join('\n')
  return { draft: own.length > 0 ? { ...draft, lines } : draft, id: own.at(-1)?.id ?? '', rest }
}

/** Whether an id is one that {@link withOwn} gives. */
export const isOwn = (id: string): boolean => /^own-\d{1,5}$/.test(id)

function newNumber({ lines, removed }: Draft): number {
  const ids = [...lines, ...removed.map(({ line }) => line)].map(({ id }) => id).filter(isOwn)
  return ids.reduce((most, id) => Math.max(most, Number(id.slice(4))), 0) + 1
}

/** A line with other words. What was handed to a voice is worked out when it is kept. */
export const reworded = (draft: Draft, id: string, text: string): Draft => ({
  ...draft,
  lines: draft.lines.map((line) => (line.id === id ? { ...line, text } : line)),
})

/** A draft whose lines rest on what they were found to rest on when they were kept as they are. */
export function retraced(draft: Draft, kept: Draft): Draft {
  const found = new Map(kept.lines.map((line) => [line.id, line]))
  const lines = draft.lines.map((line) => {
    const { text, from = null } = found.get(line.id) ?? {}
    return text === plain(line.text) && from?.kind !== line.from?.kind ? { ...line, from } : line
  })
  return lines.some((line, at) => line !== draft.lines[at]) ? { ...draft, lines } : draft
}

/** A typed text as it is kept: on one line. */
export const plain = (text: string) => text.normalize('NFC').replace(/\s+/g, ' ').trim()

/** How a script does in three minutes: it fits, it does a little faster, or it does not. */
export type Fit = {
  /** About, as spoken. */
  seconds: number
  kind: 'fits' | 'faster' | 'over'
  /** The id of the first line that is too many; null unless it is `over`. */
  from: string | null
  /** How many lines are. */
  count: number
}

/**
 * Estimates how a script does in three minutes.
 *
 * @param read by a person, who can't be made to speak faster
 */
export function fitOf(lines: readonly Line[], language: Language, { read = false } = {}): Fit {
  const secondsOf = (some: readonly Line[], tempo = 1) =>
    totalSeconds(some, ({ text }) => estimateSeconds(text, language), tempo)
  const seconds = secondsOf(lines)
  const most = read ? WHOLE : MOST
  const tempo = read ? 1 : FASTEST
  if (seconds <= most) return { seconds, kind: 'fits', from: null, count: 0 }
  if (secondsOf(lines, tempo) <= most) return { seconds, kind: 'faster', from: null, count: 0 }
  let fitting = lines.length
  while (fitting > 1 && secondsOf(lines.slice(0, fitting), tempo) > most) fitting -= 1
  return { seconds, kind: 'over', from: lines[fitting]?.id ?? null, count: lines.length - fitting }
}
