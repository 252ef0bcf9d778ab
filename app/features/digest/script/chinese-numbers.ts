const FIGURES = '零一二三四五六七八九'

/** Figures one by one: 2026 is 二零二六. */
export function figures(written: string): string {
  return written.replace(/\d/g, (figure) => FIGURES.charAt(Number(figure)))
}

/** A whole number from 0 to 9,999 with its places; `inner`: it follows a higher part. */
function within(value: number, inner: boolean): string {
  let words = ''
  let gap = false
  const places: [number, string][] = [
    [1000, '千'],
    [100, '百'],
    [10, '十'],
    [1, ''],
  ]
  for (const [place, name] of places) {
    const figure = Math.floor(value / place) % 10
    if (figure === 0) {
      gap = words !== '' || inner
      continue
    }
    const told = figure === 2 && place === 1000 ? '两' : FIGURES.charAt(figure)
    words += `${gap ? '零' : ''}${told}${name}`
    gap = false
  }
  return inner ? words : words.replace(/^一十/, '十')
}

/** A whole number below 10^16: 10,203 is 一万零二百零三. */
export function chineseNumber(value: number): string {
  if (value === 0) return '零'
  const parts: string[] = []
  let rest = value
  for (const name of ['', '万', '亿', '万亿']) {
    const part = rest % 10_000
    rest = Math.floor(rest / 10_000)
    if (part > 0) {
      const words = part === 2 && name ? '两' : within(part, rest > 0)
      parts.unshift(words + name)
    }
    if (rest === 0) break
  }
  return parts.join('')
}

/**
 * A number as written, with commas and a point: 1.5 is 一点五. Those too long or with a leading
 * zero are read by figures.
 */
export function chineseWritten(written: string): string {
  const [whole = '', ...parts] = written.replace(/[,，]/g, '').split('.')
  const first =
    whole.length > 15 || /^0\d/.test(whole) ? figures(whole) : chineseNumber(Number(whole))
  const rest = parts.map((part) => (parts.length > 1 ? chineseWritten(part) : figures(part)))
  return [first, ...rest].join('点')
}
