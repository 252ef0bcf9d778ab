const DELIMITERS = /^ {0,3}\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$/

const cells = (line: string) =>
  line
    .trim()
    .replace(/^\|/, '')
    .replace(/(?<!\\)\|$/, '')
    .split(/(?<!\\)\|/).length

/**
 * Whether a table begins at a line: a header, then as many delimiters.
 *
 * @see GFM 0.29, section 4.10
 */
export function startsTable(lines: string[], at: number): boolean {
  const [line = '', next = ''] = lines.slice(at, at + 2)
  if (!next.includes('-') || !DELIMITERS.test(next)) return false
  if (!line.includes('|') && !next.includes('|')) return false
  return cells(line) === cells(next)
}
