import type { Asked } from './bank'

/** A gap in a text: what is asked there, and the Markdown that fills it. */
export type Gap = Omit<Asked, 'ask'> & { key: string }

const OPEN = '\uE000'
const CLOSE = '\uE001'
const BLANK = '\\_\\_\\_\\_'

/** Stands for a gap in a text that is still to be converted. */
export const gapMark = (index: number): string => `${OPEN}${index}${CLOSE}`

/** A text without letters that could be taken for the mark of a gap. */
export const withoutMarks = (text: string): string => text.replace(/[\uE000\uE001]/g, '')

/**
 * A question for each gap of a Markdown text: it is blank there, and the other gaps are filled.
 */
export function askedOfGaps(text: string, gaps: Gap[]): Asked[] {
  return gaps.map(({ key: _, ...gap }, own) => ({
    ...gap,
    ask: text.replace(/\uE000(\d+)\uE001/g, (_mark, index) =>
      Number(index) === own ? BLANK : (gaps[Number(index)]?.key ?? ''),
    ),
  }))
}

/** The text with all gaps blank. */
export const withBlanks = (text: string): string => text.replace(/\uE000\d+\uE001/g, BLANK)

/** Changes the text of a stretch of HTML and leaves its tags alone. */
export const betweenTags = (html: string, change: (text: string) => string): string =>
  html
    .split(/(<[^<>]*>)/)
    .map((part, at) => (at % 2 === 1 ? part : change(part)))
    .join('')
