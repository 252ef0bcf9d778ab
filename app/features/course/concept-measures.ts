import type { Language } from './outline'

const HAN_NUMBER =
  '(?=[百千万亿零多]*[一二两三四五六七八九十半几\\d])[一二两三四五六七八九十百千万亿零半几多\\d.]+'
const UNIT = '千克|公斤|克|斤|吨|毫升|升|摄氏度|度|千米|公里|厘米|毫米|米|小时|分钟|秒钟?|天|岁'
/** Units of what is measured, and others that also begin names: “三年级”, “一次函数”. */
const COUNTED = `${UNIT}|年代?|月|日|周|次|回事?|码事|遍|个|些|种|元|块|倍|点|分|步|层|条|只|位|名|人|件`
const WHOLE = new RegExp(`^[^第]{0,4}${HAN_NUMBER}(?:${COUNTED})$`, 'u')
const BEGINS = new RegExp(`^${HAN_NUMBER}(?:${UNIT})`, 'u')
const NUMBER =
  /^[一二两三四五六七八九十百千万亿零半几\d][一二两三四五六七八九十百千万亿零半几多\d.]*$/u
const MANY =
  /^(?:\d[\d.,]*|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty(?:-\w+)?|hundreds?|thousands?|millions?)$/i

/** Whether a Chinese term is a number and what it counts, or ends in one: “三年”, “一回事”, “读一遍”. */
export const isMeasure = (term: string): boolean => WHOLE.test(term)

/** Whether words of a run, from one up to another, begin or end within a number and what it counts. */
export function cutsMeasure(
  run: readonly string[],
  from: number,
  to: number,
  language: Language,
): boolean {
  const before = run[from - 1] ?? ''
  if (language === 'en') return MANY.test(before)
  const last = run[to] ?? ''
  return (
    NUMBER.test(before) ||
    BEGINS.test(run.slice(from, to + 1).join('')) ||
    (to > from && (isMeasure(last) || (NUMBER.test(last) && run[to + 1] !== undefined)))
  )
}
