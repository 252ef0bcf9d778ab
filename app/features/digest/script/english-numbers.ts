const SMALL =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  )
const TENS = '- - twenty thirty forty fifty sixty seventy eighty ninety'.split(' ')
const SCALES = ['', 'thousand', 'million', 'billion', 'trillion']

const ODD: Record<string, string> = {
  one: 'first',
  two: 'second',
  three: 'third',
  five: 'fifth',
  eight: 'eighth',
  nine: 'ninth',
  twelve: 'twelfth',
}

/** A whole number below 10^15 in words: 342 is “three hundred and forty-two”. */
export function cardinal(value: number): string {
  if (value < 20) return SMALL[value] ?? ''
  if (value < 100) {
    const rest = value % 10
    return `${TENS[Math.floor(value / 10)]}${rest ? `-${SMALL[rest]}` : ''}`
  }
  if (value < 1000) {
    const rest = value % 100
    return `${SMALL[Math.floor(value / 100)]} hundred${rest ? ` and ${cardinal(rest)}` : ''}`
  }
  const scale = Math.floor(Math.log10(value) / 3 + 1e-9)
  const unit = 1000 ** scale
  const rest = value % unit
  const joint = rest < 100 ? ' and ' : ' '
  return `${cardinal(Math.floor(value / unit))} ${SCALES[scale]}${rest ? joint + cardinal(rest) : ''}`
}

/** A whole number as a rank: 21 is “twenty-first”. */
export function ordinal(value: number): string {
  const words = cardinal(value)
  const last = /[a-z]+$/.exec(words)?.[0] ?? ''
  const ranked = ODD[last] ?? (last.endsWith('y') ? `${last.slice(0, -1)}ieth` : `${last}th`)
  return words.slice(0, words.length - last.length) + ranked
}

/** A year from 1000 to 2999: 1905 is “nineteen oh five”, 2008 “two thousand and eight”. */
export function year(value: number): string {
  const rest = value % 100
  if (value % 1000 < 10) return cardinal(value)
  const century = cardinal(Math.floor(value / 100))
  if (rest === 0) return `${century} hundred`
  return `${century} ${rest < 10 ? `oh ${SMALL[rest]}` : cardinal(rest)}`
}

/** Figures one by one: 007 is “zero zero seven”. */
export function digits(figures: string): string {
  return [...figures].map((figure) => SMALL[Number(figure)] ?? '').join(' ')
}

/**
 * A number as written, with its thousands' commas and decimal point: 1,234.5 is “one thousand two
 * hundred and thirty-four point five”. Those too long or with a leading zero are read by figures.
 */
export function numberWords(written: string): string {
  const [whole = '', ...parts] = written.replace(/,/g, '').split('.')
  const spelled = whole.length > 12 || /^0\d/.test(whole)
  const first = spelled ? digits(whole) : cardinal(Number(whole))
  return [
    first,
    ...parts.map((part) => (parts.length > 1 ? numberWords(part) : digits(part))),
  ].join(' point ')
}
