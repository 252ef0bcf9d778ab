/** What a choice says that is a number or a range of numbers, both ends among it. */
export type Amount = {
  least: number
  most: number
  range: boolean
  /** What it is counted in, made comparable: `s` for every time, `g` for every mass. */
  unit: string
  year: boolean
}

const SMALL =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'
const WORDS: Record<string, number> = Object.fromEntries([
  ...TENS.split(' ').flatMap((ten, at) =>
    SMALL.split(' ')
      .slice(0, 10)
      .map((one, value) => [value ? `${ten}-${one}` : ten, 20 + 10 * at + value] as const),
  ),
  ...SMALL.split(' ').map((word, value) => [word, value] as const),
])
const HAN = '零一二三四五六七八九十'

const UNITS: Record<string, [unit: string, times: number]> = {}
const unit = (name: string, base: string, times: number) =>
  name.split(' ').forEach((each) => {
    UNITS[each] = [base, times]
  })
unit('ms millisecond milliseconds 毫秒', 's', 0.001)
unit('s sec second seconds 秒 秒钟', 's', 1)
unit('min mins minute minutes 分钟', 's', 60)
unit('h hr hrs hour hours 小时 个小时', 's', 3600)
unit('d day days 天 日', 's', 86_400)
unit('week weeks 周 星期 个星期', 's', 604_800)
unit('month months 个月', 's', 2_629_800)
unit('yr yrs year years 年', 's', 31_557_600)
unit('mm millimetre millimetres millimeter millimeters 毫米', 'm', 0.001)
unit('cm centimetre centimetres centimeter centimeters 厘米', 'm', 0.01)
unit('m metre metres meter meters 米', 'm', 1)
unit('km kilometre kilometres kilometer kilometers 千米 公里', 'm', 1000)
unit('mg milligram milligrams 毫克', 'g', 0.001)
unit('g gram grams 克', 'g', 1)
unit('kg kilogram kilograms kilo kilos 千克 公斤', 'g', 1000)
unit('ml millilitre millilitres milliliter milliliters 毫升', 'l', 0.001)
unit('l litre litres liter liters 升', 'l', 1)
unit('byte bytes b 字节', 'byte', 1)
unit('kb kilobyte kilobytes', 'byte', 1e3)
unit('mb megabyte megabytes', 'byte', 1e6)
unit('gb gigabyte gigabytes', 'byte', 1e9)
const SCALES: Record<string, number> = {
  hundred: 100,
  thousand: 1e3,
  million: 1e6,
  billion: 1e9,
  百: 100,
  千: 1e3,
  万: 1e4,
  亿: 1e8,
}

const NUMBER = String.raw`[-−]?(?:\d[\d,]*(?:\.\d+)?(?:e[+-]?\d+|/\d+)?|\.\d+)|\b(?:${Object.keys(
  WORDS,
)
  .sort((a, b) => b.length - a.length)
  .join('|')})\b|[${HAN}]+(?=\p{Script=Han})`
const ABOUT = /^(?:about|approximately|approx\.?|around|roughly|exactly|just|~|≈|约|大约|大概)\s*/i
const MONEY = /^[$€£¥￥]\s*/
const UNDER =
  /^(?:less than|fewer than|under|below|before|up to|at most|no more than|within|<|≤|不到|少于|低于|小于|不超过|至多|最多)\s*/i
const OVER =
  /^(?:more than|greater than|over|above|after|at least|no less than|longer than|from|>|≥|超过|多于|高于|大于|至少|最少|不少于)\s*/i
const OVER_AFTER =
  /(?:\+|\bor more|\band (?:more|over|above)|\bor (?:over|above|longer|older|later|higher|greater)|以上|及以上|之后|以后|多)$/i
const UNDER_AFTER =
  /(?:\bor (?:less|fewer|under|below|younger|earlier|lower|shorter)|\band (?:under|below)|以下|及以下|以内|之内|之前|以前)$/i
const POINT = new RegExp(String.raw`^(${NUMBER})\s*(.*)$`, 'iu')
const RANGE = new RegExp(
  String.raw`^(?:between |from |从|介于)?(${NUMBER})\s*([^\d\s–—~～至到-]{0,12}?)\s*(?:-|–|—|~|～|\bto\b|\band\b|至|到)\s*(?:[$€£¥￥]\s*)?(${NUMBER})\s*(.*)$`,
  'iu',
)

function numberOf(written: string): number | null {
  const lower = written.toLowerCase().replace('−', '-')
  if (lower in WORDS) return WORDS[lower] ?? null
  if (/^[零一二三四五六七八九十]+$/.test(lower)) {
    const [tens = '', ones = ''] = lower.includes('十') ? lower.split('十') : ['-', lower]
    if (tens.length > 1 || ones.length > 1) return null
    const ten = tens === '-' ? 0 : tens === '' ? 1 : HAN.indexOf(tens)
    return ten * 10 + (ones === '' ? 0 : HAN.indexOf(ones))
  }
  const [above = '', under] = lower.replaceAll(',', '').split('/')
  return under ? Number(above) / Number(under) : Number(above)
}

/** What follows a number, as a unit and a factor; null when it is more than a unit. */
function unitOf(written: string): { unit: string; times: number } | null {
  let rest = written
    .trim()
    .replace(/[.。]$/, '')
    .toLowerCase()
  let times = 1
  for (const [name, scale] of Object.entries(SCALES)) {
    if (!rest.startsWith(name)) continue
    times = scale
    rest = rest.slice(name.length).trim()
  }
  const known = UNITS[rest.replace(/ (?:old|long|ago|later|each|per day)$/, '')]
  if (known) return { unit: known[0], times: times * known[1] }
  if (rest.split(/\s+/).length > 2 || rest.length > 24 || /[\d=(),:;]/.test(rest)) return null
  if ((rest.match(/\p{Script=Han}/gu)?.length ?? 0) > 4) return null
  return { unit: rest.replace(/s$/, ''), times }
}

const COUNTED =
  /^(?:个?(?:小时|星期|月)|分钟|秒钟?|公里|千米|厘米|毫米|公斤|千克|[个条次颗块倍种层位岁名根只页题成度级步章节部本把张天日年周秒米克升元人件台辆座座])?$/

/** Whether what follows a number in words is no more than what it counts. */
const isCounted = (rest: string) =>
  /\p{Script=Han}/u.test(rest) ? COUNTED.test(rest.trim()) : !/\S\s+\S/.test(rest.trim())

const RAISED = '⁰¹²³⁴⁵⁶⁷⁸⁹'
const POWER = /\s*[×x*·]\s*10(?:\^\{?([-−+]?\d+)\}?|([⁻⁺]?[⁰¹²³⁴⁵⁶⁷⁸⁹]+))/g

/** A text with its powers of ten written after an e: “3 × 10⁸” is “3e8”. */
const scientific = (text: string) =>
  text.replace(POWER, (_, plain = '', raised = '') => {
    const lowered = [...raised].map((sign) =>
      sign === '⁻' ? '-' : sign === '⁺' ? '' : RAISED.indexOf(sign),
    )
    return `e${plain.replace('−', '-')}${lowered.join('')}`
  })

/** “百分之五十”: fifty of a hundred. */
const PARTS_OF_100 = /百分之([\d.]+|[零一二三四五六七八九十]+)/

/** The number or range of numbers that a choice is; null for anything else. */
export function amountOf(text: string): Amount | null {
  const before = /^\s*公元前\s*/.exec(text)?.[0] ?? ''
  const written = scientific(text.slice(before.length)).replace(/(?<=\p{L})[²³]/gu, (power) =>
    power === '²' ? '∎' : '∎∎',
  )
  if (/\d[⁰¹²³⁴⁵⁶⁷⁸⁹]/.test(written)) return null
  let rest = written
    .normalize('NFKC')
    .trim()
    .replace(PARTS_OF_100, (_, part: string) => `${numberOf(part) ?? part}%`)
    .replace(/^(?:one |an? )?half$|^一半$|^二分之一$/i, '1/2')
    .replace(/(?<=\d) ?per ?cent\b/i, '%')
    .replace(/[.。]$/, '')
    .replace(ABOUT, '')
  const under = UNDER.test(rest)
  const over = !under && OVER.test(rest) && !/^from\b.*\bto\b/i.test(rest)
  rest = rest.replace(under ? UNDER : over ? OVER : /^$/, '')
  const money = MONEY.exec(rest)?.[0].trim() ?? ''
  rest = rest.replace(MONEY, '')
  const overAfter = OVER_AFTER.test(rest)
  const underAfter = !overAfter && UNDER_AFTER.test(rest)
  if (overAfter || underAfter) rest = rest.replace(overAfter ? OVER_AFTER : UNDER_AFTER, '').trim()
  const range = /^(?!between|介于).*\band\b/i.test(rest) ? null : RANGE.exec(rest)
  const [, first = '', unitFirst = '', second = '', after = ''] = range ?? []
  const point = range ? null : POINT.exec(rest)
  const unitHere = unitOf(range ? after : (point?.[2] ?? ''))
  const figure = range ? first : (point?.[1] ?? '')
  const low = numberOf(figure)
  if ((!range && !point) || !unitHere || low === null || Number.isNaN(low)) return null
  const high = range ? numberOf(second) : low
  const unitLow = unitFirst ? unitOf(unitFirst) : unitHere
  if (!/\d/.test(figure) && !isCounted(range ? after : (point?.[2] ?? ''))) return null
  if (
    high === null ||
    Number.isNaN(high) ||
    !unitLow ||
    high < low * (unitLow.times / unitHere.times)
  )
    return null
  const year = (unitHere.unit === '' || /^(?:年|ad|bc|bce|ce)$/.test(after.trim())) && low >= 1000
  return {
    least: under || underAfter ? -Infinity : low * unitLow.times,
    most: over || overAfter ? Infinity : high * unitHere.times,
    range: range !== null || under || over || overAfter || underAfter,
    unit: `${before.trim()}${money}${unitHere.unit}`,
    year: year && high <= 2200 && Number.isInteger(low),
  }
}
