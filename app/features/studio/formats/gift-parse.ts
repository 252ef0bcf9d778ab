import { type GIFTQuestion, parse } from 'gift-pegjs'

type Parsed = { kind: 'question'; question: GIFTQuestion } | { kind: 'broken'; why: string }

/** A letter that no text holds: it stands for `&`, which means something to the parser. */
const AMPERSAND = '\uFDD0'

/**
 * Parses one question. Where marks of GIFT stand unescaped in places where Moodle forgives them,
 * they are escaped and it is tried again.
 */
export function parseGift(text: string): Parsed {
  const source = text
    .replaceAll(AMPERSAND, '')
    .replaceAll('&', AMPERSAND)
    .replace(/\}\s*"\s*;\s*$/, '}')
  let why = ''
  for (const attempt of new Set([source, forgiven(source)])) {
    try {
      const [question, ...more] = parse(attempt)
      if (question && more.length === 0) {
        return { kind: 'question', question: mapped(question, restored) as GIFTQuestion }
      }
      why = 'a question is missing'
    } catch (error) {
      why ||= (error instanceof Error ? error.message : '').replaceAll(AMPERSAND, '&').slice(0, 200)
    }
  }
  return { kind: 'broken', why: why || 'can’t be read' }
}

const CODES: Record<string, string> = {
  '&&092;': '\\',
  '&&058;': ':',
  '&&035;': '#',
  '&&061;': '=',
  '&&123;': '{',
  '&&125;': '}',
  '&&126;': '~',
  '&&010': '\n',
}

/** Undoes the parser's codes in the places where it leaves them, and then ours. */
const restored = (text: string) =>
  text.replace(/&&(?:010|\d{3};)/g, (code) => CODES[code] ?? code).replaceAll(AMPERSAND, '&')

function mapped(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') return change(value)
  if (Array.isArray(value)) return value.map((one) => mapped(one, change))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, mapped(one, change)]))
}

/**
 * Escapes marks that mean nothing where they stand: `=`, `~`, `#` before the braces, and `:`.
 * Where a number has several answers, the first begins with `=` like the others.
 */
function forgiven(text: string): string {
  const [, title = '', rest = ''] = /^(\s*(?:::.*?::)?)([\s\S]*)$/.exec(text) ?? []
  const brace = /(?<!\\)\{/.exec(rest)?.index ?? rest.length
  const stem = rest.slice(0, brace).replace(/(?<!\\)[=~#:]/g, '\\$&')
  const answers = rest.slice(brace)
  if (/^\{\s*#/.test(answers)) {
    return title + stem + answers.replace(/^\{\s*#\s*(?=[-\d.])(?=[^}]*[~=])/, '{#=')
  }
  return title + stem + answers.replace(/(?<!\\):/g, '\\:')
}
