import type { Cue } from '~/features/digest/audio/track'
import type { Line } from '~/features/digest/script/line'

/** A line as it is heard and read along. */
export type HeardLine = {
  text: string
  /** In seconds. */
  start: number
  end: number
  /** Whether a paragraph begins with it. */
  begins: boolean
}

/** The lines of an audio with the paragraphs of its script; one without lines has one paragraph. */
export function heardLines(cues: readonly Cue[], script: readonly Line[]): HeardLine[] {
  const lines = new Map(script.map((line) => [line.id, line]))
  return cues.map(({ line: id, text, start, end }) => {
    const line = lines.get(id)
    return { text, start, end, begins: line?.begins === true || line?.part === 'recall' }
  })
}

/** What stands together, in order: a paragraph goes from a line that begins to the next one. */
export function paragraphsOf<L extends { begins: boolean }>(lines: readonly L[]): L[][] {
  const paragraphs: L[][] = []
  for (const line of lines) {
    if (line.begins || paragraphs.length === 0) paragraphs.push([line])
    else paragraphs.at(-1)?.push(line)
  }
  return paragraphs
}

/** The line heard at a time in seconds, or the last one before it; −1 before the first. */
export const lineAt = (lines: readonly HeardLine[], at: number): number =>
  lines.findLastIndex(({ start }) => start <= at + 0.05)
