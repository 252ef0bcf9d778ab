import type { MaterialBlock } from '~/features/course/material'
import { bareText } from '~/features/course/plain-text'
import { literal } from './literal'
import type { PdfLine } from './pdf-lines'

/** A PDF's bookmarks: the level of each by its letters, from 2. */
export type Bookmarks = ReadonlyMap<string, number>

/** How much larger than the text a heading is. */
const LARGER = 1.15
/** The most letters of a heading. */
const LONGEST = 200
const BULLET = /^\s*(?:[•◦▪‣●○■–*]|\uF0B7|\uF0A7)\s*(?=\S)/
const NUMBERED = /^\s*\(?(\d{1,2})[.)]\s+(?=\S)/
const ENDS = /[.!?:;。！？：；…]["'”’」』）)\]]*\s*$/

type Kind = 'heading' | 'code' | 'bullet' | 'number' | 'text'
type Stretch = { kind: Kind; level: number; lines: PdfLine[] }

/** The blocks of a PDF's lines: headings by bookmarks and size, code by its letters, lists, paragraphs. */
export function blocksOfLines(
  lines: readonly PdfLine[],
  bookmarks: Bookmarks,
): { title: string | null; blocks: MaterialBlock[] } {
  const size = usual(lines)
  const typed = isTyped(lines)
  const levelOf = headingLevels(lines, size, bookmarks)
  const gap = usualGap(lines, size)
  const stretches: Stretch[] = []
  for (const [at, line] of lines.entries()) {
    const before = lines[at - 1]
    const level = levelOf(line)
    const last = stretches.at(-1)
    const kind = kindOf(line, level, typed)
    if (last && before && continues(last, kind, level, before, line, gap, size))
      last.lines.push(line)
    else stretches.push({ kind, level, lines: [line] })
  }
  const [first] = stretches
  const titled = first?.kind === 'heading' && first.level === 1
  const title = titled ? joined(first.lines) : null
  const rest = titled ? stretches.slice(1) : stretches
  return { title, blocks: blocksIn(rest) }
}

function kindOf({ text, fixed }: PdfLine, level: number, typed: boolean): Kind {
  if (level > 0) return 'heading'
  if (fixed && !typed) return 'code'
  if (BULLET.test(text)) return 'bullet'
  return NUMBERED.test(text) ? 'number' : 'text'
}

/** Whether most of a text is in letters of one width, as of a typewriter: then they mean nothing. */
function isTyped(lines: readonly PdfLine[]): boolean {
  const letters = (all: readonly PdfLine[]) => all.reduce((sum, { text }) => sum + text.length, 0)
  return letters(lines.filter(({ fixed }) => fixed)) > letters(lines) * 0.6
}

/** The size of most letters. */
function usual(lines: readonly PdfLine[]): number {
  const letters = new Map<number, number>()
  for (const { text, size, fixed } of lines) {
    const own = Math.round(size * 2) / 2
    const weight = fixed ? 0.1 : 1
    letters.set(own, (letters.get(own) ?? 0) + weight * text.length)
  }
  return [...letters].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 10
}

/** The distance of most lines from the one before, where they follow each other closely. */
function usualGap(lines: readonly PdfLine[], size: number): number {
  const gaps = lines
    .map(({ y, page }, at) => (lines[at - 1]?.page === page ? (lines[at - 1]?.y ?? y) - y : 0))
    .filter((gap) => gap > 1 && gap < 2.2 * size)
    .sort((a, b) => a - b)
  return gaps[Math.floor(gaps.length / 2)] ?? 1.2 * size
}

/**
 * The level of a line: 1 for a title, up from 2 for headings, 0 for none. Bookmarks come before
 * sizes, of which the three largest count.
 */
function headingLevels(lines: readonly PdfLine[], size: number, bookmarks: Bookmarks) {
  const round = (line: PdfLine) => Math.round(line.size)
  const large = (line: PdfLine) =>
    line.size >= size * LARGER && line.text.length <= LONGEST && /\p{L}/u.test(line.text)
  const sizes = [...new Set(lines.filter(large).map(round))].sort((a, b) => b - a)
  const [most] = sizes
  const ofMost = lines.filter((line) => large(line) && round(line) === most)
  const first = lines[0]
  const titled =
    first !== undefined &&
    ofMost.includes(first) &&
    ofMost.every((line) => line.page === 0 && first.y - line.y < 4 * first.size)
  return (line: PdfLine): number => {
    const marked = bookmarks.get(bareText(line.text))
    if (titled && ofMost.includes(line)) return 1
    if (marked !== undefined) return marked
    if (!large(line)) return 0
    return Math.min(4, sizes.indexOf(round(line)) + (titled ? 1 : 2))
  }
}

function continues(
  last: Stretch,
  kind: Kind,
  level: number,
  before: PdfLine,
  line: PdfLine,
  gap: number,
  size: number,
): boolean {
  if (kind === 'heading' || last.kind === 'heading') {
    const near = before.page === line.page && before.y - line.y < 2.2 * line.size
    const alike = Math.abs(before.size - line.size) < 0.5
    return kind === last.kind && level === last.level && near && alike
  }
  if (kind === 'code' || last.kind === 'code') return kind === last.kind
  if (kind !== 'text') return false
  const down = before.y - line.y
  const broken = before.page !== line.page || down < 0
  if (broken) return !ENDS.test(before.text) && last.kind === 'text'
  if (Math.abs(before.size - line.size) > size * 0.2) return false
  return down <= gap * 1.4
}

function blocksIn(stretches: readonly Stretch[]): MaterialBlock[] {
  const blocks: MaterialBlock[] = []
  for (const { kind, level, lines } of stretches) {
    const text = joined(lines)
    const last = blocks.at(-1)
    if (kind === 'heading') {
      blocks.push({ kind, level, markdown: `${'#'.repeat(level)} ${literal(text)}` })
    } else if (kind === 'code') blocks.push({ kind, markdown: fenced(lines) })
    else if (kind === 'text') blocks.push({ kind: 'prose', markdown: literal(text) })
    else {
      const bare = literal(text.replace(kind === 'bullet' ? BULLET : NUMBERED, ''))
      const mark = kind === 'bullet' ? '-' : `${NUMBERED.exec(text)?.[1]}.`
      const marked = `${mark} ${bare}`
      const alike = last?.kind === 'list' && /^\d/.test(last.markdown) === /^\d/.test(marked)
      if (last && alike) last.markdown += `\n${marked}`
      else blocks.push({ kind: 'list', markdown: marked })
    }
  }
  return blocks
}

/** Lines as one: a word that was parted at a line's end is whole again. */
export function joined(lines: readonly PdfLine[]): string {
  return lines.reduce((text, { text: next }) => {
    const line = next.trim()
    if (text === '') return line
    if (/\p{L}{2}-$/u.test(text.slice(-3)) && /^\p{Ll}/u.test(line)) return text.slice(0, -1) + line
    const han = /[\p{Script=Han}\u3000-\u303F\uFF00-\uFFEF]/u
    return han.test(text.at(-1) ?? '') && han.test(line[0] ?? '') ? text + line : `${text} ${line}`
  }, '')
}

/** Lines of code, each as far in as it stands. */
export function codeOfLines(lines: readonly PdfLine[]): string[] {
  const left = Math.min(...lines.map(({ x }) => x))
  return lines.map(({ text, x, size }) => {
    const spaces = Math.round((x - left) / (size * 0.6))
    return `${' '.repeat(Math.max(0, Math.min(40, spaces)))}${text.trimEnd()}`
  })
}

function fenced(lines: readonly PdfLine[]): string {
  const code = codeOfLines(lines)
  const ticks = Math.max(3, ...code.map((line) => (/`+/.exec(line)?.[0].length ?? 0) + 1))
  return ['`'.repeat(ticks), ...code, '`'.repeat(ticks)].join('\n')
}
