import { closesFence, type Fence, openingFence } from './fences'
import { htmlEnd } from './raw-html'
import { startsTable } from './tables'

/** What a stretch of Markdown is, as far as cutting between stretches needs to know. */
export type BlockKind =
  | 'heading'
  | 'break'
  | 'paragraph'
  | 'code'
  | 'list'
  | 'table'
  | 'quote'
  | 'formula'
  | 'html'
  | 'note'

/** A top-level block: the lines `start` to `end` (from 0, `end` excluded). */
export type Block = {
  kind: BlockKind
  start: number
  end: number
  /** 1 to 6 for a heading, else 0. */
  depth: number
  /** Whether the text ends before the mark that would close it: fences, formulas, comments. */
  open: boolean
}

const HEADING = /^ {0,3}(#{1,6})(?:[ \t]|$)/
const BREAK = /^ {0,3}([-*_])[ \t]*(?:\1[ \t]*){2,}$/
const UNDERLINE = /^ {0,3}(=+|-+)[ \t]*$/
const MARKER = /^( {0,3})([-+*]|\d{1,9}[.)])([ \t]+|$)/
const NOTE = /^ {0,3}\[\^[^\]\s]{1,999}\]:/

const blank = (line: string | undefined) => line === undefined || line.trim() === ''

function indent(line: string): number {
  let columns = 0
  for (const letter of line) {
    if (letter === ' ') columns += 1
    else if (letter === '\t') columns += 4 - (columns % 4)
    else break
  }
  return columns
}

/**
 * The top-level blocks of a Markdown text in order, in time linear in its length. It follows
 * CommonMark and GFM closely enough to cut between blocks; the renderer has the last word.
 */
export function blocksOf(lines: string[]): Block[] {
  const blocks: Block[] = []
  let at = 0
  while (at < lines.length) {
    const block = blank(lines[at]) ? null : blockAt(lines, at)
    if (block) blocks.push(block)
    at = block?.end ?? at + 1
  }
  return blocks
}

function blockAt(lines: string[], start: number): Block {
  const line = lines[start] ?? ''
  const block = (kind: BlockKind, end: number, depth = 0) => ({
    kind,
    start,
    end: Math.min(end, lines.length),
    depth,
    open: end > lines.length,
  })
  const fence = openingFence(line)
  if (fence) return block('code', fenceEnd(lines, start, fence))
  const dollars = /^ {0,3}(\${2,})[^$]*$/.exec(line)?.[1]
  if (dollars) return block('formula', formulaEnd(lines, start, dollars))
  const hashes = HEADING.exec(line)?.[1]
  if (hashes) return block('heading', start + 1, hashes.length)
  if (BREAK.test(line)) return block('break', start + 1)
  if (/^ {0,3}>/.test(line)) return block('quote', quoteEnd(lines, start))
  if (MARKER.test(line)) return block('list', listEnd(lines, start))
  const html = htmlEnd(lines, start, false)
  if (html) return block('html', html)
  if (indent(line) >= 4) return block('code', indentedEnd(lines, start, 4))
  if (NOTE.test(line)) return block('note', indentedEnd(lines, start, 4, true))
  if (startsTable(lines, start)) return block('table', tableEnd(lines, start))
  return paragraphAt(lines, start)
}

function paragraphAt(lines: string[], start: number): Block {
  let end = start + 1
  for (; !blank(lines[end]) && !interrupts(lines, end); end += 1) {
    const underline = UNDERLINE.exec(lines[end] ?? '')?.[1]
    if (!underline) continue
    const depth = underline.startsWith('=') ? 1 : 2
    return { kind: 'heading', start, end: end + 1, depth, open: false }
  }
  return { kind: 'paragraph', start, end, depth: 0, open: false }
}

/** Whether a line ends a paragraph that it follows directly. */
function interrupts(lines: string[], at: number): boolean {
  const line = lines[at] ?? ''
  if (UNDERLINE.test(line)) return false
  return (
    openingFence(line) !== null ||
    HEADING.test(line) ||
    BREAK.test(line) ||
    /^ {0,3}(?:>|\${2,}[^$]*$|(?:[-+*]|1[.)])[ \t]+\S)/.test(line) ||
    NOTE.test(line) ||
    htmlEnd(lines, at, true) !== null ||
    startsTable(lines, at)
  )
}

function fenceEnd(lines: string[], start: number, fence: Fence): number {
  let end = start + 1
  while (end < lines.length && !closesFence(fence, lines[end] ?? '')) end += 1
  return end + 1
}

function formulaEnd(lines: string[], start: number, dollars: string): number {
  const closes = (line = '') =>
    /^ {0,3}\$+[ \t]*$/.test(line) && line.trim().length >= dollars.length
  let end = start + 1
  while (end < lines.length && !closes(lines[end])) end += 1
  return end + 1
}

/** The end of what goes on while lines are indented; `loose`: or continue a paragraph. */
function indentedEnd(lines: string[], start: number, columns: number, loose = false): number {
  let end = start + 1
  for (let at = end; at < lines.length; at += 1) {
    if (blank(lines[at])) continue
    const goesOn = loose && !blank(lines[at - 1]) && !interrupts(lines, at)
    if (indent(lines[at] ?? '') < columns && !goesOn) break
    end = at + 1
  }
  return end
}

/** Whether a line can carry on the paragraph at the end of a quote or list without its marker. */
function lazy(lines: string[], at: number): boolean {
  const line = lines[at] ?? ''
  const before = (lines[at - 1] ?? '').replace(/^(?:[ \t]|>|[-+*][ \t]|\d{1,9}[.)][ \t])+/, '')
  if (blank(before) || openingFence(before) || HEADING.test(before)) return false
  return !BREAK.test(line) && !MARKER.test(line) && !interrupts(lines, at)
}

function quoteEnd(lines: string[], start: number): number {
  let end = start + 1
  while (!blank(lines[end]) && (/^ {0,3}>/.test(lines[end] ?? '') || lazy(lines, end))) end += 1
  return end
}

/** A list marker: its kind, the column its content begins at, and that content. */
function markerOf(line: string) {
  const found = MARKER.exec(line)
  if (!found) return null
  const [all, before = '', mark = '', space = ''] = found
  const columns = indent(space)
  const content = before.length + mark.length + (columns >= 1 && columns <= 4 ? columns : 1)
  return { kind: mark.slice(-1), content, rest: line.slice(all.length) }
}

function listEnd(lines: string[], start: number): number {
  let marker = markerOf(lines[start] ?? '')
  const kind = marker?.kind
  let fence = openingFence(marker?.rest ?? '')
  let end = start + 1
  for (let at = end; at < lines.length; at += 1) {
    const line = lines[at] ?? ''
    if (blank(line)) continue
    if (indent(line) >= (marker?.content ?? 0)) {
      if (fence) fence = closesFence(fence, line.trim()) ? null : fence
      else fence = openingFence(line.trim())
    } else {
      const next = BREAK.test(line) ? null : markerOf(line)
      if (next && next.kind === kind) {
        marker = next
        fence = openingFence(next.rest)
      } else if (fence || blank(lines[at - 1]) || !lazy(lines, at)) break
    }
    end = at + 1
  }
  return end
}

function tableEnd(lines: string[], start: number): number {
  let end = start + 2
  while (!blank(lines[end]) && !interrupts(lines, end)) end += 1
  return end
}
