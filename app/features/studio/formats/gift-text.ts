import type { TextFormat } from 'gift-pegjs'
import { type Converted, fromHtml } from './html-text'
import { literal } from './literal'

/** Tags that people write into text that is not called HTML. */
const TAGS =
  /<(?:\/?(?:p|br|b|i|u|em|strong|span|div|code|pre|ul|ol|li|sub|sup|table|tr|td|th|a|font|h[1-6])\b[^<>]*|img\s[^<>]*)>/i

/** A text of GIFT as Markdown. */
export function giftText({ format, text: written }: TextFormat): Converted {
  const text = written.replace(/ _____ [.,;:!?'")]*$/, '')
  if (format === 'markdown') return { text, losses: [] }
  const html = format === 'html' || (format === 'moodle' && (TAGS.test(text) || hasFormula(text)))
  return html ? fromHtml(text) : { text: literal(text), losses: [] }
}

const hasFormula = (text: string) => /\\\(|\\\[|\$\$/.test(text)

/** A text of GIFT as plain text on one line: what somebody types. */
export function giftPlain({ format, text }: TextFormat): string {
  const plain = format === 'html' ? text.replace(/<[^<>]*>/g, ' ') : text
  return plain.replace(/\s+/g, ' ').trim()
}
