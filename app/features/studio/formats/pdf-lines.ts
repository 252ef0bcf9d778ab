/** A stretch of text as a page of a PDF places it: points from its lower left corner. */
export type PdfItem = {
  text: string
  x: number
  y: number
  /** Height of its letters. */
  size: number
  width: number
  /** Whether all letters are of one width. */
  fixed: boolean
  /** Whether its line ends with it. */
  ends: boolean
}

export type PdfLine = {
  text: string
  x: number
  y: number
  size: number
  fixed: boolean
  /** From 0. */
  page: number
}

/** The lines of a page, in the order in which it draws them. */
export function linesOf(items: readonly PdfItem[], page: number): PdfLine[] {
  const lines: PdfLine[] = []
  let line: PdfItem[] = []
  const close = () => {
    const text = textOf(line)
    const inked = line.filter((item) => item.text.trim() !== '')
    const [first] = inked
    if (first && text) {
      const size = largest(inked)
      const fixed = inked.every((item) => item.fixed)
      lines.push({ text, x: first.x, y: first.y, size, fixed, page })
    }
    line = []
  }
  for (const item of items) {
    const last = line.at(-1)
    if (last && Math.abs(last.y - item.y) > Math.max(last.size, item.size, 1) * 0.6) close()
    if (item.text !== '') line.push(item)
    if (item.ends) close()
  }
  close()
  return lines
}

/** The size of most letters. */
function largest(items: readonly PdfItem[]): number {
  const letters = new Map<number, number>()
  for (const { text, size } of items) letters.set(size, (letters.get(size) ?? 0) + text.length)
  return [...letters].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 0
}

function textOf(items: readonly PdfItem[]): string {
  let text = ''
  let end: number | null = null
  for (const item of items) {
    const apart = end !== null && item.x - end > item.size * 0.2
    if (apart && !/\s$/.test(text) && !/^\s/.test(item.text)) text += ' '
    text += item.text
    end = item.x + item.width
  }
  return text.replace(/[^\P{Cc}\t]|\u00AD/gu, '').trimEnd()
}

/** How many lines at the top and at the foot of a page may repeat on others. */
const EDGE = 2
/** How far from the text they stand, in heights of their letters. */
const APART = 1.8

/** A line of a table of contents: dots that lead to a number. */
const LEADERS = /(?:\s*[.·…_]){5,}\s*[\divxlc]+\s*$/i

const isContents = ({ text }: PdfLine) => text.length < 400 && LEADERS.test(text)

/**
 * Lines without those of a table of contents, and without those at the top or the foot that many
 * pages have, whatever number is in them.
 *
 * @returns the lines, and one text of each that repeats
 */
export function withoutEdges(pages: readonly PdfLine[][]): { pages: PdfLine[][]; edges: string[] } {
  const counts = new Map<string, number>()
  const keyOf = ({ text }: PdfLine) => text.replace(/\d+/g, '#').replace(/\s+/g, ' ').trim()
  const atEdge = (lines: readonly PdfLine[]) => {
    const inHeight = [...lines].sort((one, other) => other.y - one.y)
    return new Set([...apartFrom(inHeight), ...apartFrom(inHeight.toReversed())])
  }
  for (const lines of pages) {
    for (const key of new Set([...atEdge(lines)].map(keyOf))) {
      counts.set(key, (counts.get(key) ?? 0) + 1)
    }
  }
  const often = Math.max(2, pages.length * 0.3)
  const edges = new Map<string, string>()
  const kept = pages.map((lines) => {
    const edge = atEdge(lines)
    return lines.filter((line) => {
      const key = keyOf(line)
      const repeats = edge.has(line) && ((counts.get(key) ?? 0) >= often || /^\W*#\W*$/.test(key))
      if (repeats && !edges.has(key)) edges.set(key, line.text)
      return !repeats && !isContents(line)
    })
  })
  return { pages: kept, edges: [...edges.values()] }
}

/** The first lines of a page, as far as they stand apart from the rest. */
function apartFrom(lines: readonly PdfLine[]): PdfLine[] {
  for (let count = 1; count <= EDGE; count += 1) {
    const [last, next] = [lines[count - 1], lines[count]]
    if (!last || !next) return []
    if (Math.abs(last.y - next.y) > APART * last.size) return lines.slice(0, count)
  }
  return []
}
