import type { Line } from './line'

/** When a line is heard, in seconds. */
export type Cue = { line: string; text: string; start: number; end: number }
export type Chapter = { title: string; start: number }

/** Cues as WebVTT, in order of their start. @see https://www.w3.org/TR/webvtt1/ */
export function toVtt(cues: readonly Cue[]): string {
  const blocks = [...cues]
    .sort((a, b) => a.start - b.start)
    .map(
      ({ start, end, text }) =>
        `${stamp(start)} --> ${stamp(Math.max(end, start + 0.001))}\n${escaped(text)}`,
    )
  return `${['WEBVTT', ...blocks].join('\n\n')}\n`
}

/** `01:02:03.004`; hours always stand. */
function stamp(seconds: number): string {
  const ms = Math.max(0, Math.round(seconds * 1000))
  const part = (unit: number, size: number, digits = 2) =>
    String(Math.floor(ms / unit) % size).padStart(digits, '0')
  return `${part(3_600_000, 100)}:${part(60_000, 60)}:${part(1000, 60)}.${part(1, 1000, 3)}`
}

const escaped = (text: string) =>
  text
    .replace(/\s+/g, ' ')
    .trim()
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')

/**
 * The chapters of a script: the opening, a chapter for each section of its module that it speaks of,
 * and the questions. Points before the first heading belong to the opening.
 *
 * @param headings by the index of a sentence, the heading it stands under; null before the first
 * @param names what the opening, points without a heading and the questions are called
 */
export function chaptersOf(
  lines: readonly Line[],
  cues: readonly Cue[],
  headings: (sentence: number) => string | null,
  names: { opening: string; points: string; recall: string },
): Chapter[] {
  const starts = new Map(cues.map(({ line, start }) => [line, start]))
  const chapters: Chapter[] = []
  for (const line of lines) {
    const start = starts.get(line.id)
    if (start === undefined) continue
    const title = titleOf(line, headings, names) ?? chapters.at(-1)?.title ?? names.points
    if (title !== chapters.at(-1)?.title)
      chapters.push({ title, start: chapters.length === 0 ? 0 : start })
  }
  return chapters
}

function titleOf(
  { part, from }: Line,
  headings: (sentence: number) => string | null,
  names: { opening: string; recall: string },
): string | null {
  if (part !== 'point') return names[part]
  return from?.kind === 'sentence' ? headings(from.sentence) : null
}

/** Chapters in the format of the Podcasting 2.0 namespace, version 1.2. */
export function toChaptersJson(chapters: readonly Chapter[]) {
  const rounded = chapters.map(({ title, start }) => ({
    startTime: Math.round(start * 1000) / 1000,
    title,
  }))
  return { version: '1.2.0', chapters: rounded }
}
