/** A text on one line, without what can't be shown. */
export const oneLine = (text: string): string =>
  text.replace(/[\p{Cc}\p{Surrogate}\u2028\u2029\s]+/gu, ' ').trim()
