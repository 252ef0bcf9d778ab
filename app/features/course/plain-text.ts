/**
 * What a stretch of Markdown says, without its marks: for counting and comparing, not for
 * showing. Code spans keep their text, images and comments go, links keep theirs.
 * Linear in the length of the text.
 */
export function plainText(markdown: string): string {
  return withoutComments(markdown)
    .replace(/^ {0,3}\[[^\]\n]{1,500}\]:[ \t]*\S.*$/gm, ' ')
    .replace(
      /!\[([^\]]{0,500})\](?:\([^()\s]{0,2000}(?:\s+["'][^"'\n]{0,500}["'])?\)|\[[^\]]{0,500}\])/g,
      ' ',
    )
    .replace(/\]\((?:<[^>\n]{0,2000}>|[^()\s]{0,2000})(?:\s+["'(][^"')\n]{0,500}["')])?\)/g, ' ')
    .replace(/<\/?[a-z][^<>]{0,500}>/gi, ' ')
    .replace(/(?:https?:\/\/|www\.)[^\s<>)\]]+/gi, ' link ')
    .replace(/&(?:#x?[0-9a-f]{1,6}|[a-z]{2,30});/gi, ' ')
    .replace(/^[ \t>]*(?:[-+*]|\d{1,9}[.)])?[ \t]+(?:\[[ xX]\][ \t])?/gm, '')
    .replace(/\\([!-/:-@[-`{-~])/g, '$1')
    .replace(/[*_`~|#[\]$]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
}

function withoutComments(text: string): string {
  let kept = ''
  let at = 0
  for (;;) {
    const opens = text.indexOf('<!--', at)
    const closes = opens < 0 ? -1 : text.indexOf('-->', opens + 4)
    if (closes < 0) return kept + text.slice(at)
    kept += `${text.slice(at, opens)} `
    at = closes + 3
  }
}

/** A text with nothing left but its letters and numbers, in lower case: for finding a passage. */
export function bareText(markdown: string): string {
  return plainText(markdown)
    .toLowerCase()
    .normalize('NFKC')
    .replace(/[^\p{L}\p{N}]/gu, '')
}
