import { americanSpelling } from './american-spelling'
import { cardinal, digits, numberWords, ordinal, year } from './english-numbers'
import { ABBREVIATIONS, CODE_SIGNS, GREEK, SIGNS, UNITS } from './english-signs'
import { saidName, saidWord } from './names'

const MONTHS =
  'January February March April May June July August September October November December'.split(' ')
const NUMBER = String.raw`\d+(?:,\d{3})*(?:\.\d+)?`
const MONTH = `(${MONTHS.join('|')})`
const CURRENCIES: Record<string, [one: string, many: string]> = {
  $: ['dollar', 'dollars'],
  '€': ['euro', 'euros'],
  '£': ['pound', 'pounds'],
  '¥': ['yuan', 'yuan'],
}

type Rule = [pattern: RegExp, words: string | ((...found: string[]) => string)]

const say = (number = '') => numberWords(number)
const re = (source: string, flags = 'g') => new RegExp(source, flags)
const unitOf = (unit = '') => UNITS[unit] ?? ['', '']
const UNIT = Object.keys(UNITS)
  .sort((a, b) => b.length - a.length)
  .map((unit) => unit.replace(/[/.]/g, '\\$&'))
  .join('|')

const PUNCTUATION: Rule[] = [
  [/(?<=\w)=(?:""|'')/g, ' equals nothing'],
  [/[“”„«»"]/g, ''],
  [/[‘’`´]/g, "'"],
  [/(^|[\s(])'|'(?=[\s).,;:!?]|$)/g, '$1'],
  [/…|\.{3,}/g, '.'],
  [/[（）]/g, (mark = '') => (mark === '（' ? ' (' : ') ')],
  [/[，、]/g, ', '],
  [/[。！？：；]/g, (mark = '') => `${'.!?:;'['。！？：；'.indexOf(mark)]} `],
]

const NUMBERS: Rule[] = [
  [/(?<=^|[\s(,=])[-−](?=\d)/g, 'minus '],
  [
    /\b(\d{4})-(\d\d)-(\d\d)\b/g,
    (_, y = '', m = '', d = '') =>
      MONTHS[Number(m) - 1] ? `${MONTHS[Number(m) - 1]} ${ordinal(Number(d))}, ${yearOf(y)}` : ' ',
  ],
  [
    re(`\\b${MONTH} (\\d{1,2})(?:st|nd|rd|th)?\\b(?!\\s?%|[.,]\\d)`),
    (_, m = '', d = '') => `${m} ${ordinal(Number(d))}`,
  ],
  [re(`\\b(\\d{1,2}) ${MONTH}\\b`), (_, d = '', m = '') => `${m} ${ordinal(Number(d))}`],
  [
    /\b([01]?\d|2[0-3]):([0-5]\d)(?::[0-5]\d)?\b/g,
    (_, h = '', m = '') => `${cardinal(Number(h))} ${minutes(m)}`,
  ],
  [
    re(`([$€£¥])\\s?(${NUMBER})(\\s(?:thousand|million|billion|trillion))?`),
    (_, sign = '', amount = '', scale = '') => money(sign, amount, scale),
  ],
  [
    /\b(1[1-9]\d\d|20\d\d)\s?[–—-]\s?(\d\d|1[1-9]\d\d|20\d\d)\b/g,
    (_, a = '', b = '') => `${yearOf(a)} to ${b.length === 2 ? say(b) : yearOf(b)}`,
  ],
  [re(`(${NUMBER})\\s?[–—-]\\s?(?=${NUMBER})`), '$1 to '],
  [/\b(\d\d\d0)s\b|'(\d0)s\b/g, (_, full = '', short = '') => decade(full || short)],
  [/\b(\d+)(?:st|nd|rd|th)\b/g, (_, n = '') => ordinal(Number(n.slice(-15)))],
  [/\((\d{1,2})\/(\d{1,2})\)/g, (_, a = '', b = '') => `, ${say(a)} of ${say(b)},`],
  [/\b(\d{1,3})\/(\d{1,3})\b(?!\/)/g, (_, a = '', b = '') => fraction(Number(a), Number(b))],
  [
    re(`(${NUMBER})\\s?°\\s?(C|F)\\b`),
    (_, n = '', unit = '') => `${say(n)} degrees ${unit === 'C' ? 'Celsius' : 'Fahrenheit'}`,
  ],
  [re(`(${NUMBER})\\s?%`), (_, n = '') => `${say(n)} percent`],
  [
    re(`(?<![\\w.])(${NUMBER})\\s?(${UNIT})(?![\\w/])`),
    (_, n = '', unit = '') => `${say(n)} ${unitOf(unit)[n === '1' ? 0 : 1]}`,
  ],
  [/\b[vV](?:ersion )?\.?(\d+(?:\.\d+)*)\b/g, (_, n = '') => `version ${say(n)}`],
  [/(?<=\s|^)#(\d+)\b/g, (_, n = '') => `number ${say(n)}`],
  [
    /#([0-9a-fA-F]{3,8})\b/g,
    (_, colour = '') =>
      `hash ${[...colour].map((sign) => (/\d/.test(sign) ? digits(sign) : sign.toUpperCase())).join(' ')}`,
  ],
  [
    /(\b(?:in|since|by|from|until|till|before|after|of|to|during|around|year|early|late|and)\s|[(,]\s?)(1[1-9]\d\d|20\d\d)\b(?![,.]\d)/gi,
    (_, before = '', y = '') => before + yearOf(y),
  ],
  [/\b(1[1-9]\d\d|20\d\d)(?=\s?[,;:.)]?(?:\s[^\w]|\s?$|\)))/g, (_, y = '') => yearOf(y)],
]

const REST: Rule[] = [
  [/(\w+)\(\)/g, '$1'],
  [/\s*\(\s*/g, ', '],
  [/\s*\)(?=\s*[.,;:!?])/g, ''],
  [/\s*\)\s*/g, ', '],
  [/\s+[-–—]+\s+|\s*[–—]+\s*/g, ', '],
  [/\.(?=[a-zA-Z]{1,5}\b)(?<=\w\.|\s\.|^\.)/g, ' dot '],
  [/[\p{L}][\p{L}\d_'/\\-]*[\p{L}\d]|\p{Lu}{2,}s?/gu, (name = '') => said(name)],
  [/-(?=\d)(?<![\w]-)/g, ' minus '],
  [re(NUMBER), (n = '') => ` ${say(n)} `],
]

/** Letters and plain punctuation, nothing else. */
const LAST: Rule[] = [
  [/[^\x20-\x7e]/g, ' '],
  [/[^A-Za-z' .,;:?!-]/g, ' '],
  [/(?<![A-Za-z])['-]+|['-]+(?![A-Za-z])/g, ' '],
  [/\s+/g, ' '],
  [/\s+(?=[.,;:?!])/g, ''],
  [/[,;:]+(?=[.?!])|^[\s.,;:?!]+/g, ''],
  [/([.,;:?!])[.,;:]+/g, '$1'],
  [/([?!])[?!]+/g, '$1'],
  [/([.,;:?!])(?=[A-Za-z])/g, '$1 '],
  [/,(\s*,)+/g, ','],
]

function apply(text: string, rules: Rule[]): string {
  return rules.reduce(
    (done, [pattern, words]) =>
      typeof words === 'string' ? done.replace(pattern, words) : done.replace(pattern, words),
    text,
  )
}

/** @see spokenForm */
export function spokenEnglish(text: string): string {
  const worded = apply(text, [...PUNCTUATION, ...ABBREVIATIONS, ...CODE_SIGNS, ...NUMBERS])
  const signed = apply(worded, [...SIGNS, ...GREEK])
  const plain = apply(signed, REST).normalize('NFKD').replace(/\p{M}/gu, '')
  const ascii = plain.replace(/ß/g, 'ss').replace(/[Øø]/g, 'o').replace(/[Ææ]/g, 'ae')
  return americanSpelling(apply(ascii, LAST).trim())
}

/** A word that may be a name from code; hyphens of ordinary words stay. */
function said(name: string): string {
  const parts = name.split('-')
  const ordinary = parts.every((part) => /^(?:\p{Lu}?[\p{Ll}']+)$/u.test(part))
  return ordinary ? name.replace(/[a-z]+/g, saidWord) : parts.map(saidName).join(' ')
}

const yearOf = (written: string) => year(Number(written))

function minutes(written: string): string {
  if (written === '00') return "o'clock"
  return written.startsWith('0') ? `oh ${say(written.slice(1))}` : say(written)
}

function money(sign: string, amount: string, scale: string): string {
  const [one, many] = CURRENCIES[sign] ?? ['', '']
  const [whole = '', cents] = amount.replace(/,/g, '').split('.')
  if (scale || !cents || cents.length !== 2) {
    return `${say(amount)}${scale} ${amount === '1' && !scale ? one : many}`
  }
  const rest = Number(cents) > 0 ? ` ${say(String(Number(cents)))}` : ''
  return `${say(whole)} ${whole === '1' ? one : many}${rest}`
}

function decade(written: string): string {
  const words = written.length === 2 ? cardinal(Number(written)) : yearOf(written)
  return words.endsWith('y') ? `${words.slice(0, -1)}ies` : `${words}s`
}

function fraction(part: number, whole: number): string {
  const many = part === 1 ? '' : 's'
  if (part === 24 && whole === 7) return 'twenty-four seven'
  if (part >= whole || whole > 100) return `${cardinal(part)} over ${cardinal(whole)}`
  if (whole === 2) return 'one half'
  return `${cardinal(part)} ${whole === 4 ? 'quarter' : ordinal(whole)}${many}`
}
