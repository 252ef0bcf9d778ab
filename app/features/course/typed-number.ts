/**
 * A typed number. Each of `values` is a way to read it, the likeliest first: `1,234` is
 * 1234 or 1.234. `unit` is what stood beside it, `''` for nothing.
 */
export type TypedNumber = { values: number[]; unit: string }

const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺'
const PLAIN = '0123456789-+'
const HAN_POWERS: Record<string, number> = { 万: 1e4, 亿: 1e8 }

const DIGITS = String.raw`(?:\d{1,3}(?:,\d{2,3})*,\d{3}(?:\.\d+)?|\d{1,3}(?:\.\d{3})*\.\d{3},\d+|\d{1,3}(?:\.\d{3}){2,}|\d{1,3}(?:[ '_]\d{3})+(?:[.,]\d+)?|\d+(?:[.,]\d*)?|[.,]\d+)`
const POWER = String.raw`(?:e([-+]?\d{1,4})|[ ]?[×x*·][ ]?10(?:\^|\*\*)\(?([-+]?\d{1,4})\)?)?`
const FRACTION = String.raw`(?:(\d{1,9})[ ])?(\d{1,15})[ ]?/[ ]?(\d{1,15})`
const NUMBER = new RegExp(
  `(?<![\\d.,/])(?:${FRACTION}|(${DIGITS})${POWER}(?:[ ]?([万亿]))?)(?![\\d.,/])`,
  'i',
)
const LEAD = /^([-+]?) ?(.*?) ?([-+]?) ?$/
/** What may stand before a number: money, and `x =`. */
const MONEY = /^(?:[a-z]{0,3}\p{Sc}|[a-z]{3})?$/iu
const EQUALS = /^(?:\p{L}{0,2} ?[=≈~]|约) ?/u
const UNIT = /[\p{L}\p{Sc}%‰°'"]/u

/**
 * Reads a number as people type it: `3.5`, `3,5`, `1 000`, `1,000.5`, `１２`, `−4`, `1e3`,
 * `2×10^3`, `1/2`, `1½`, `3万`, each with or without a unit behind it, or money before it. Null
 * when it holds no number, more than one, or words around it.
 */
export function readNumber(typed: string): TypedNumber | null {
  const text = flat(typed).replace(EQUALS, '')
  const found = NUMBER.exec(text)
  if (!found) return null
  const [matched, whole, above, below, digits = '', power, ten, han] = found
  const [, first = '', money = '', second = ''] = LEAD.exec(text.slice(0, found.index)) ?? []
  const after = text.slice(found.index + matched.length).trim()
  if (!MONEY.test(money) || (first !== '' && second !== '') || (money !== '' && after !== ''))
    return null
  const unit = money + after
  if (unit !== '' && !UNIT.test(unit)) return null
  if (/\d/.test(unit.replace(/(?<=[\p{L}^])-?\d+/gu, ''))) return null
  const factor = (first + second === '-' ? -1 : 1) * (HAN_POWERS[han ?? ''] ?? 1)
  const read =
    above === undefined
      ? readingsOf(digits).map((one) => one * 10 ** Number(power ?? ten ?? 0))
      : [Number(whole ?? 0) + Number(above) / Number(below)]
  const values = read.map((value) => value * factor)
  return values.every(Number.isFinite) ? { values, unit } : null
}

/** One spelling for each sign: width, spaces, minus, fractions and powers. */
function flat(typed: string): string {
  return typed
    .replace(/[⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺]+/g, (raised) =>
      ['^', ...[...raised].map((one) => PLAIN[SUPERSCRIPTS.indexOf(one)])].join(''),
    )
    .replace(/(?<=\d)(?=[¼-¾⅐-⅞])/g, ' ')
    .normalize('NFKC')
    .replace(/[\u2212\u2010-\u2015]/g, '-')
    .replaceAll('\u2044', '/')
    .replace(/[’‘]/g, "'")
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/(?<=.)[.,;。、]+$/, '')
}

function readingsOf(digits: string): number[] {
  const bare = digits.replace(/[ '_]/g, '')
  const comma = bare.lastIndexOf(',')
  const point = bare.lastIndexOf('.')
  if (comma >= 0 && point >= 0) {
    const [group, decimal] = comma > point ? ['.', ','] : [',', '.']
    return [Number(bare.replaceAll(group, '').replace(decimal, '.'))]
  }
  const grouped = Number(bare.replace(/[.,]/g, ''))
  if (bare.indexOf(',') < comma || bare.indexOf('.') < point) return [grouped]
  if (comma < 0) return [Number(bare)]
  const decimal = Number(bare.replace(',', '.'))
  return /^[1-9]\d{0,2},\d{3}$/.test(bare) ? [grouped, decimal] : [decimal]
}

/** The number that an author wrote, without a unit; null when it is none. */
export function numberIn(written: string): number | null {
  const read = readNumber(written)
  return read && read.unit === '' ? (read.values[0] ?? null) : null
}

/** Whether a value is at most `tolerance` away from another, but for rounding. */
export function isNear(value: number, from: number, tolerance: number): boolean {
  const rounding = 1e-12 * Math.max(Math.abs(value), Math.abs(from))
  return Math.abs(value - from) <= tolerance * (1 + 1e-9) + rounding
}

/**
 * Whether two units are the same, as they are spelled: `m/s` and `m / s`, `m²` and `m^2`,
 * `day` and `days`.
 */
export function sameUnit(a: string, b: string): boolean {
  const [one = '', other = ''] = [a, b].map((unit) =>
    flat(unit)
      .replace(/[\s^]/g, '')
      .replace(/[·×]/g, '*')
      .replace(/(?<=[a-z]{3})s$/i, ''),
  )
  return one === other || (one.length > 3 && one.toLowerCase() === other.toLowerCase())
}
