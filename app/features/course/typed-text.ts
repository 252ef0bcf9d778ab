const QUOTES = /[‘’‚‛＇`´]/g
const DOUBLE_QUOTES = /[“”„‟«»「」『』]/g
const DASHES = /[‐‑‒–—−]/g
/** What a sentence is set with; never what a term such as `C#` or `!=` is made of alone. */
const OUTER = /^[\s.,;:!?…'"()[\]{}<>、。《》〈〉【】·]+|[\s.,;:!?…'"()[\]{}<>、。《》〈〉【】·]+$/g

/**
 * What a typed text says, for comparing: NFKC, so that full and half width are one; in one case;
 * spaces as one, and none beside a Han character; without punctuation around it, unless there is
 * no letter or number inside.
 */
export function bareTyped(text: string): string {
  const whole = text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replace(QUOTES, "'")
    .replace(DOUBLE_QUOTES, '"')
    .replace(DASHES, '-')
    .replace(/\s+/g, ' ')
    .replace(/(?<=\p{Script=Han}) | (?=\p{Script=Han})/gu, '')
    .trim()
  const inner = whole.replace(OUTER, '')
  return /[\p{L}\p{N}]/u.test(inner) ? inner : whole
}

/** Whether two typed texts say the same. */
export const sameText = (a: string, b: string): boolean => bareTyped(a) === bareTyped(b)
