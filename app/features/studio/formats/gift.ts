import { type Bank, Gathering } from './bank'
import { clean } from './fitted'
import { parseGift } from './gift-parse'
import { cutGift, type GiftPart } from './gift-parts'
import { giftAsked } from './gift-questions'
import { giftText } from './gift-text'
import { oneLine } from './one-line'

const LONGEST = 100_000 // characters of one question

/** Whether a text looks like GIFT: it has a title, a category, or braces with an answer. */
export const isGift = (text: string): boolean =>
  /^\s*\$CATEGORY:/m.test(text) ||
  /^::[^\n]*?::/m.test(text) ||
  /(?<!\\)\{\s*(?:[=~#]|\}\s*$|(?:T|F|TRUE|FALSE)\s*[#}])/m.test(text)

/**
 * Reads questions in Moodle's GIFT format. Each question is read for itself, so that a broken one
 * spoils no other.
 *
 * @see https://docs.moodle.org/en/GIFT_format
 */
export function readGift(text: string): Bank {
  const gathering = new Gathering()
  for (const part of cutGift(text)) readPart(part, gathering)
  return gathering.bank
}

function readPart(part: GiftPart, gathering: Gathering): void {
  if (part.kind === 'category') {
    gathering.category = categoryOf(part.text)
    return
  }
  const title = /^\s*::(.{1,200}?)::/s.exec(part.text)?.[1]
  if (part.text.length > LONGEST) {
    gathering.refuse(gathering.next(title), `it is longer than ${LONGEST} characters`)
    return
  }
  const parsed = parseGift(part.text)
  if (parsed.kind === 'broken') {
    gathering.refuse(gathering.next(title), `it is no GIFT: ${parsed.why}`)
    return
  }
  const { question } = parsed
  if (question.type === 'Category') return
  if (question.type === 'Description') {
    const { text: note, losses } = giftText(question.stem)
    gathering.note(note)
    gathering.lose('a description', losses)
    return
  }
  const what = gathering.next(oneLine(question.title ?? '') || question.stem.text)
  const losses: string[] = []
  const asked = giftAsked(question, part.extras, losses)
  if ('essay' in asked) gathering.essay(what, asked.essay)
  else {
    gathering.warn(what, ...asked.warnings)
    gathering.take(what, asked.asked, part.extras.id ?? null)
  }
  gathering.lose(what, losses)
}

/** The last part of a category's path; Moodle's own first parts say nothing. */
export function categoryOf(path: string): string | null {
  const parts = path
    .replace(/(?<!\/)\/(?!\/)/g, '\n')
    .replaceAll('//', '/')
    .split('\n')
    .map((part) => oneLine(clean(part)))
    .filter((part) => part && !/^(?:\$[a-z_]+\$|top)$/i.test(part))
  return parts.at(-1) ?? null
}
