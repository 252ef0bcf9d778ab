import type { Language } from '~/features/course/outline'
import { amountOf } from './lint-amounts'
import type { Reading, Said } from './lint-reading'

const JOINTS: Record<Language, RegExp> = {
  en: /\s*(?:,\s*(?:and|or)?|;|\s(?:and|or|but|plus|&|\/|with)\s|\s\+\s)\s*/i,
  'zh-CN': /[、，；,;]|(?<=\S)\s*(?:以及|并且|而且|和|与|及|或|加|并)\s*(?=\S)|\s*[/+&]\s*/,
}

/** A text with nothing left that two choices could differ in without meaning something else. */
export function bareOf(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\s\u200b]+/g, ' ')
    .replace(/^[\s"“‘'(]+|[\s"”’').,;:!。，；：！]+$/g, '')
    .trim()
}

/** The same without what a noun may or may not have before it. */
const coreOf = (text: string) =>
  bareOf(text).replace(
    /^(?:both|the|an?|it(?:['’]s| is)|they are) (?!(?:and|or)\b|[和与及、])(?=\S)/i,
    '',
  )

/** What a choice lists, in lower case: “water and light” are two parts. */
export const partsOf = (text: string, language: Language): string[] =>
  (/^\s*[([（［].*\d.*[)\]）］]\s*$/.test(text) ? [text] : coreOf(text).split(JOINTS[language]))
    .map((part) => coreOf(part).toLowerCase())
    .filter((part) => part !== '')

/** Whether two choices say the same. */
export function duplicateOf(a: Said, b: Said, { ask, choices, language }: Reading): boolean {
  const [one, other] = [bareOf(a.text), bareOf(b.text)]
  if (one === '' || other === '') return a.raw.trim() === b.raw.trim()
  if (one === other)
    return bareCode(a) === bareCode(b) && !(ask.code && a.raw.trim() !== b.raw.trim())
  if (one.toLowerCase() === other.toLowerCase()) {
    const alike = choices.filter(({ text }) => bareOf(text).toLowerCase() === one.toLowerCase())
    const cased =
      a.code ||
      b.code ||
      alike.length > 2 ||
      /\bcase\b|capital|spel(?:l|t)|大小写|大写|写法/i.test(ask.text)
    return !cased
  }
  if (a.code || b.code) return false
  const written = /notation|form|written|figures?|写法|写作|数字/i.test(ask.text)
  if (!written && figuresOf(coreOf(a.text)) === figuresOf(coreOf(b.text))) return true
  if (dateOf(one) !== null && dateOf(one) === dateOf(other)) return true
  const [first, second] = [amountOf(a.text), amountOf(b.text)]
  if (first && second && !first.range && !second.range) {
    const digits = (text: string) => text.replace(/[^\d.]/g, '')
    return (
      first.unit === second.unit &&
      first.least === second.least &&
      (digits(a.text) === digits(b.text) || !written)
    )
  }
  if (
    /\border\b|sequence|\bfirst\b|steps?\b|respectively|\bpairs?\b|complete|blank|\band\b|\S(?:和|与|、|及)\S|顺序|次序|先后|步骤|分别|依次|填/i.test(
      ask.text,
    )
  )
    return false
  const [parts, others] = [partsOf(a.text, language), partsOf(b.text, language)]
  return (
    parts.length > 1 &&
    parts.length <= 4 &&
    parts.every((part) => part.split(' ').length <= 3) &&
    [...parts].sort().join('|') === [...others].sort().join('|')
  )
}

const DIGITS =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty'.split(
    ' ',
  )
const NAMED = new RegExp(String.raw`\b(?:${DIGITS.slice(2).join('|')})\b`, 'g')

/** A text in lower case with its small numbers in figures, and no noughts at the end of a decimal. */
const figuresOf = (text: string) =>
  text
    .toLowerCase()
    .replace(NAMED, (word) => String(DIGITS.indexOf(word)))
    .replace(/(?<=\d\.\d*?)0+(?!\d)/g, '')

const MONTH = /^(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*$/

/** The parts of a date in one order, whichever way it is written; null for anything else. */
function dateOf(text: string): string | null {
  const parts = text.toLowerCase().split(/[\s,]+/)
  const months = parts.filter((part) => MONTH.test(part)).length
  const rest = parts.filter((part) => /^\d{1,4}(?:st|nd|rd|th)?$/.test(part)).length
  if (months !== 1 || rest === 0 || months + rest !== parts.length) return null
  return parts
    .map((part) => part.replace(/(?<=\d)\D+$/, ''))
    .sort()
    .join(' ')
}

const bareCode = ({ raw, code }: Said) => (code ? raw.replace(/[`\s]/g, '') : '')
