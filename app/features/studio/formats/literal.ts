/**
 * Plain text as Markdown that shows it as it is; only code between backticks stays code. Marks
 * are escaped where they would do something, so that most texts come out unchanged.
 */
export function literal(text: string): string {
  return text
    .split(/(`[^`\n]+`)/)
    .map((part, at) => (at % 2 === 1 ? part : escaped(part)))
    .join('')
    .replace(/^([ \t]*)(#{1,6}(?=\s|$)|[-+>](?=\s|$)|>|[-=]+[ \t]*$|~{3,})/gm, '$1\\$2')
    .replace(/^([ \t]*\d{1,9})([.)])(?=\s|$)/gm, '$1\\$2')
    .replace(/^(?: {4,}|\t)/gm, '')
}

function escaped(text: string): string {
  return text
    .replace(/\\(?=[!-/:-@[-`{-~])/g, '\\\\')
    .replace(/[*`$~]|<(?=[a-z/!?])|\[(?=[^\]]*\][([:])/gi, '\\$&')
    .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\_')
    .replace(/&(?=#?[a-z0-9]+;)/gi, '&amp;')
    .replace(/\|/g, '\\|')
}
