import type { Language } from '~/features/course/outline'

/** A number in a text: its characters from and up to, and its value. */
export type NumberSaid = { from: number; to: number; value: number }

const SMALL = new Map(
  `zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
  eighteen nineteen twenty`
    .split(/\s+/)
    .map((word, value) => [word, value]),
)
const TENS = new Map(
  'twenty thirty forty fifty sixty seventy eighty ninety'
    .split(' ')
    .map((word, at) => [word, 10 * (at + 2)]),
)
const POWERS = new Map([
  ['hundred', 100],
  ['thousand', 1_000],
  ['million', 1_000_000],
])
const WORD = [...SMALL.keys(), ...TENS.keys(), ...POWERS.keys()].join('|')
const ENGLISH = new RegExp(
  String.raw`(?<![\p{L}\p{N}.,:/–-])(?:(?:a|an) (?=hundred|thousand|million))?(?:${WORD})(?:(?:[ -]| and )(?:${WORD}))*(?![\p{L}\p{N}-])`,
  'giu',
)
const DIGITS =
  /(?<![\p{Script=Latin}\p{N}.,:/#^_=+*–-])(?:\d{1,3}(?:,\d{3})+|\d{1,9})(?:\.\d{1,6})?(?![\p{Script=Latin}\p{N}:/^_=+*–-]|[.,]\d)/gu
const HAN =
  /(?<![\p{N}一二两三四五六七八九十百千万亿第几数])[一二两三四五六七八九十百千万零]{2,}(?![一二两三四五六七八九十百千万亿几多余])/gu

/** What before a number makes it a name or a place in a row: “chapter 3”, “第三章”. */
const NAMES =
  /(?:\b(?:chapter|section|figure|fig\.|table|step|part|lesson|module|page|version|number|no\.|line|example|exercise|unit|question|level|type|phase|stage|grade|week|day|room)|第|图|表|步骤|版本|[[(（#])\s*$/i

/** From which value on a number in words is a quantity: “the two of them” says little. */
const LEAST = 10

/** The numbers that a sentence tells, in digits or words, in order. */
export function numbersIn(text: string, language: Language): NumberSaid[] {
  const words = language === 'en' ? ENGLISH : HAN
  const found = [
    ...[...text.matchAll(DIGITS)].map((match) => ({
      match,
      value: Number(match[0].replaceAll(',', '')),
    })),
    ...[...text.matchAll(words)].map((match) => ({
      match,
      value: language === 'en' ? englishValue(match[0]) : hanValue(match[0]),
    })),
  ]
  return found
    .filter(({ match, value }) => {
      if (Number.isNaN(value)) return false
      const digits = /\d/.test(match[0])
      return (digits || value >= LEAST) && !NAMES.test(text.slice(0, match.index))
    })
    .map(({ match, value }) => ({ from: match.index, to: match.index + match[0].length, value }))
    .sort((a, b) => a.from - b.from)
}

/** NaN for words that are no number together, as “twenty thirty”. */
function englishValue(said: string): number {
  let whole = 0
  let part = 0
  let room = Number.POSITIVE_INFINITY
  for (const word of said.toLowerCase().split(/[ -]/)) {
    if (word === 'and' || word === 'a' || word === 'an') continue
    const power = POWERS.get(word)
    if (power === 100) part = (part || 1) * 100
    else if (power) {
      whole += (part || 1) * power
      part = 0
    } else {
      const value = TENS.get(word) ?? SMALL.get(word) ?? Number.NaN
      if (value >= room) return Number.NaN
      part += value
    }
    room = power ? 100 : TENS.has(word) ? 10 : 0
  }
  return whole + part
}

const HAN_DIGITS = '零一二三四五六七八九'

function hanValue(said: string): number {
  let whole = 0
  let part = 0
  let digit = 0
  for (const letter of said.replaceAll('两', '二')) {
    const value = HAN_DIGITS.indexOf(letter)
    if (value === 0) continue
    if (value > 0) {
      if (digit > 0) return Number.NaN
      digit = value
      continue
    }
    const power = { 十: 10, 百: 100, 千: 1_000, 万: 10_000 }[letter] ?? Number.NaN
    if (power === 10_000) {
      whole = (whole + part + digit || 1) * power
      part = 0
    } else part += (digit || 1) * power
    digit = 0
  }
  return whole + part + digit
}
