import type { Point } from '~/features/course/course'

/** In SVG units of 12-px text. */
const WIDEST = 104
const BETWEEN = 6
const BOLD = 0.88 // of the letters that fit as plain ones
const LINES = 3
const CIRCLE = 36 // across, that of an aim
const SPARE = 0.01 // so that rounding cuts nothing
const STEP = 6 // by which lines are made even
const NEAR = 100 // from circle to circle, within which a label stands beside another or its circle
const CJK = /[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef\u3000-\u303f]/u
const BREAK = /[\u2e80-\u9fff\uff00-\uffef]|[^\s\u2e80-\u9fff\uff00-\uffef]+\s*/gu

const letterWidths = new Map<string, number>()

function widthOfLetter(letter: string): number {
  if (CJK.test(letter)) return 12
  if (/[iljtfrI.,:;'’!|()[\]\s-]/u.test(letter)) return 4
  if (/[mwMW@%—…]/u.test(letter)) return 10
  return /[A-Z&]/u.test(letter) ? 8 : 6.6
}

/** How wide a text stands, in SVG units: an estimate on the wide side, for no font is known here. */
export function widthOf(text: string): number {
  let width = 0
  for (const letter of text) {
    const own = letterWidths.get(letter) ?? widthOfLetter(letter)
    letterWidths.set(letter, own)
    width += own
  }
  return width
}

function cut(text: string, line: number): string {
  let kept = text.trimEnd()
  while (kept !== '' && widthOf(`${kept}…`) > line) kept = [...kept].slice(0, -1).join('').trimEnd()
  return `${kept}…`
}

/**
 * A title as at most three lines no wider than `line` and as even as can be; what
 * doesn't fit ends in an ellipsis. Bold letters are wider. Breaks between words and
 * between Chinese characters, never inside a word that fits a line.
 */
export function labelOf(title: string, line: number, bold = false): string[] {
  return linesOf(title, bold ? line * BOLD : line)
}

function linesOf(title: string, line: number): string[] {
  const words = title.trim().match(BREAK) ?? ['']
  const wide = wrapped(words, line)
  if (wide.length > LINES || wide.some((text) => widthOf(text) > line)) {
    const shown = wide.slice(0, LINES)
    if (wide.length > LINES) shown[LINES - 1] = `${shown[LINES - 1]} ${wide[LINES]}`
    return shown.map((text) => (widthOf(text) > line ? cut(text, line) : text))
  }
  let even = wide
  for (let narrow = line - STEP; narrow > 0 && wide.length > 1; narrow -= STEP) {
    const tried = wrapped(words, narrow)
    if (tried.length > wide.length || tried.some((text) => widthOf(text) > narrow)) break
    even = tried
  }
  return even
}

function wrapped(words: string[], line: number): string[] {
  const lines = ['']
  for (const word of words) {
    const grown = lines.at(-1) + word
    if (lines.at(-1) === '' || widthOf(grown.trimEnd()) <= line) lines[lines.length - 1] = grown
    else lines.push(word)
  }
  return lines.map((text) => text.trimEnd())
}

/** A concept's title where it stands; bold on the lit path. */
export type Label = { at: Point; title: string; bold: boolean }

/**
 * How wide a line of each concept's label may be, in the order given: as wide
 * as its neighbours and the sides of a graph of that width leave free. Of two
 * that are near, one that would be cut takes what the other can spare.
 */
export function roomsOf(labels: Label[], width: number): number[] {
  const sorted = labels
    .map((label, i) => ({ ...label, i, need: needOf(label) }))
    .sort((a, b) => a.at.y - b.at.y)
  const rooms = labels.map(({ at: { x } }) => Math.min(WIDEST, 2 * x, 2 * (width - x)))
  sorted.forEach((one, n) => {
    for (const other of sorted.slice(n + 1)) {
      if (other.at.y - one.at.y >= NEAR) break
      const room = Math.abs(other.at.x - one.at.x) - BETWEEN
      if (room < 0) continue
      const lent = lentBy(other.need, room, one.need) - lentBy(one.need, room, other.need)
      rooms[one.i] = Math.min(rooms[one.i] ?? room, room + lent)
      rooms[other.i] = Math.min(rooms[other.i] ?? room, room - lent)
    }
  })
  return rooms
}

/** What a label that needs `need` of `room` gives to one that needs `wanted`. */
function lentBy(need: number, room: number, wanted: number): number {
  return Math.max(0, Math.min(room - need, wanted - room))
}

/** The narrowest line on which a title stands whole, at most `WIDEST`; never less than a circle takes. */
function needOf({ title, bold }: Label): number {
  const words = title.trim().match(BREAK) ?? ['']
  const share = bold ? BOLD : 1
  let line = Math.max(CIRCLE * share, ...words.map((word) => widthOf(word.trimEnd())))
  while (line < WIDEST * share && !stands(words, line)) line += 1
  return Math.min(WIDEST, line / share + SPARE)
}

function stands(words: string[], line: number): boolean {
  const lines = wrapped(words, line)
  return lines.length <= LINES && lines.every((text) => widthOf(text) <= line)
}
