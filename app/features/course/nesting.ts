import { closesFence, type Fence, openingFence } from './fences'

/** How deep quotes, lists and brackets may be nested. Deeper ones stall Markdown parsers. */
export const DEEPEST = 20

const BREAK = /^[ \t>]*([-*_])[ \t]*(?:\1[ \t]*){2,}$/

/**
 * How deep quotes, lists and brackets are nested at most, in time linear in the length of the
 * text and before any parser sees it. It may name more than a parser finds, hardly ever less;
 * code fences outside of quotes and lists count for nothing.
 */
export function nestingOf(markdown: string): number {
  let deepest = 0
  let fence: Fence | null = null
  let open: number[] = []
  let brackets = 0
  for (const line of markdown.split('\n')) {
    if (fence) {
      if (closesFence(fence, line)) fence = null
      continue
    }
    fence = openingFence(line)
    if (fence) continue
    if (line.trim() === '') {
      brackets = 0
      continue
    }
    const { quotes, markers, indent, rest } = beginningOf(line)
    open = open.filter((column) => column < (markers[0] ?? indent + 1))
    if (markers.length === 0 && indent === 0) open = []
    open.push(...markers)
    deepest = Math.max(deepest, quotes + open.length)
    for (const letter of rest.replace(/\\.|`[^`]*`/g, '')) {
      if (letter === '[' || letter === '(') brackets += 1
      else if (letter === ']' || letter === ')') brackets = Math.max(0, brackets - 1)
      deepest = Math.max(deepest, brackets)
    }
  }
  return deepest
}

/** A line's quote marks, the columns of its list markers, its indent and what follows. */
function beginningOf(line: string) {
  const markers: number[] = []
  let quotes = 0
  let at = 0
  let indent = 0
  const rule = BREAK.test(line)
  for (;;) {
    const space = /^[ \t]*/.exec(line.slice(at, at + 500))?.[0].length ?? 0
    if (at === 0) indent = space
    at += space
    const marker = rule ? null : /^(?:[-+*]|\d{1,9}[.)])(?=[ \t]|$)/.exec(line.slice(at, at + 12))
    if (line[at] === '>') {
      quotes += 1
      at += 1
    } else if (marker) {
      markers.push(at)
      at += marker[0].length
    } else return { quotes, markers, indent, rest: line.slice(at) }
  }
}
