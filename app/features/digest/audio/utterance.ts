const LONGEST = 400 // characters at once
const TOKEN = 40 // characters without a space
const LETTERS = 40 // a second that no voice exceeds
const HAN = 10 // a second that no voice exceeds

/**
 * A text in the pieces that are handed to a voice one by one: one piece unless it is very long.
 * Very long words are broken, since they make a voice take minutes.
 */
export function piecesOf(text: string): string[] {
  const words = text
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}]/gu, ' ')
    .split(/\s+/)
    .flatMap((word) => word.match(new RegExp(`[^]{1,${TOKEN}}`, 'gu')) ?? [])
  const pieces: string[] = []
  for (const word of words) {
    const last = pieces.at(-1)
    if (last !== undefined && last.length + word.length < LONGEST)
      pieces[pieces.length - 1] = `${last} ${word}`
    else pieces.push(word)
  }
  return pieces
}

/** The seconds that saying a text takes at the very least; less was not said. 0 where there is nothing to say. */
export function leastSeconds(text: string): number {
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0
  const letters = (text.match(/[\p{L}\p{N}]/gu)?.length ?? 0) - han
  return han / HAN + letters / LETTERS
}

/**
 * A text in the letters that an English voice knows: without marks on letters, quotes straight.
 * *Mnemonic* loses its silent letter, since Flite spells what begins with `mn`.
 */
export function plainLetters(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\u2018\u2019]/g, "'")
    .replace(/[\u201C\u201D]/g, '"')
    .replace(/[\u2013\u2014]/g, ', ')
    .replace(/\p{M}/gu, '')
    .replace(/\bmn(?=[aeiou])/gi, 'n')
    .replace(/[^\x20-\x7E]/g, ' ')
}
