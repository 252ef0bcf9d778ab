const BLOCK_TAG =
  /^ {0,3}<\/?(?:address|article|aside|base|basefont|blockquote|body|caption|center|col|colgroup|dd|details|dialog|dir|div|dl|dt|fieldset|figcaption|figure|footer|form|frame|frameset|h[1-6]|head|header|hr|html|iframe|legend|li|link|main|menu|menuitem|nav|noframes|ol|optgroup|option|p|param|search|section|summary|table|tbody|td|tfoot|th|thead|title|tr|track|ul)(?=[\s/>]|$)/i
const ANY_TAG =
  /^ {0,3}<\/?[a-z][a-z0-9-]*(?:\s+[a-z_:][\w.:-]*(?:\s*=\s*(?:[^\s"'=<>`]+|'[^']*'|"[^"]*"))?)*\s*\/?>[ \t]*$/i

/** How the HTML blocks that end at a mark begin, and the mark. */
const UNTIL: [RegExp, RegExp][] = [
  [/^ {0,3}<(?:script|pre|style|textarea)(?=[\s>]|$)/i, /<\/(?:script|pre|style|textarea)>/i],
  [/^ {0,3}<!--/, /-->/],
  [/^ {0,3}<\?/, /\?>/],
  [/^ {0,3}<!\[CDATA\[/, /\]\]>/],
  [/^ {0,3}<![a-z]/i, />/],
]

/**
 * The line after an HTML block that begins at `start`; null when none begins there, and beyond
 * the last line when its closing mark is missing.
 *
 * @param interrupting whether it follows a paragraph directly: then a lone tag begins none
 * @see CommonMark 0.31, section 4.6
 */
export function htmlEnd(lines: string[], start: number, interrupting: boolean): number | null {
  const line = lines[start] ?? ''
  if (!/^ {0,3}</.test(line)) return null
  const until = UNTIL.find(([begins]) => begins.test(line))?.[1]
  let end = start
  if (until) {
    while (end < lines.length && !until.test(lines[end] ?? '')) end += 1
    return end + 1
  }
  if (!BLOCK_TAG.test(line) && (interrupting || !ANY_TAG.test(line))) return null
  while (lines[end]?.trim()) end += 1
  return end
}
