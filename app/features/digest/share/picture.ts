/** Pixels: what other sites show of an address is 1.91 times as wide as high. */
export const WIDTH = 1200
const HEIGHT = 630

const EDGE = 72
const TITLE = { size: 60, width: 640, lines: 4, lead: 1.22 }
const RADIUS = 300
const HUB = { x: 800, y: 372 }
const BARS = 96
const BOLD = ' font-weight="600"'
const SECOND = ' fill="#4a5354"'
const WAVE = { y: 512, height: 120 }

/** Serif, as titles are. */
const FAMILIES = {
  en: ['Iowan Old Style', 'Palatino Linotype', 'P052', 'Noto Serif', 'DejaVu Serif', 'Times'],
  'zh-CN': ['Noto Serif CJK SC', 'Source Han Serif SC', 'Noto Serif SC', 'Songti SC', 'SimSun'],
}

export type Picture = {
  title: string
  language: 'en' | 'zh-CN'
  /** Whose it is, in a sentence. */
  by: string
  /** As it is shown: 2:54. */
  length: string
  seconds: number
  peaks: number[]
}

/** The fonts that the words of a picture may be set in. */
export const familiesOf = ({ language }: Pick<Picture, 'language'>) => FAMILIES[language]

/** About how wide a sign is, in parts of its height: no font is asked. */
function widthOf(sign: string): number {
  if (/[\u1100-\u115f\u2e80-\uffdc]|[\u{1f300}-\u{3fffd}]/u.test(sign)) return 1
  if (/[ilj.,:;'’!|()[\] ]/.test(sign)) return 0.38
  return /[A-ZMW@m—…%]/.test(sign) ? 0.95 : 0.67
}

const textWidth = (text: string) => [...text].reduce((sum, sign) => sum + widthOf(sign), 0)

/** What is not parted at the end of a line: words, and Han characters with the marks beside them. */
const PARTS =
  /[“‘（《「【(]*(?:[\u2e80-\u9fff\uf900-\ufaff]|[^\s\u2e80-\u9fff\uf900-\ufaff]+)[，。、；：？！）》」】”’,.;:?!)]*\s*/gu

/** A text in lines of at most `width` times its height; what does not fit ends in an ellipsis. */
export function linesOf(text: string, width: number, most: number): string[] {
  const lines: string[] = []
  let line = ''
  for (const part of text.match(PARTS) ?? []) {
    if (line && textWidth((line + part).trimEnd()) > width) {
      lines.push(line.trimEnd())
      line = ''
    }
    line += part
  }
  if (line) lines.push(line.trimEnd())
  const cut = lines.map((one) => shortened(one, width))
  if (cut.length <= most) return cut
  return [...cut.slice(0, most - 1), shortened(`${cut[most - 1]}…`, width)]
}

function shortened(line: string, width: number): string {
  if (textWidth(line) <= width) return line
  let kept = [...line]
  while (kept.length > 0 && textWidth(`${kept.join('')}…`) > width) kept = kept.slice(0, -1)
  return `${kept.join('').trimEnd()}…`
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: XML 1.0 has no such characters
const UNWRITABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udfff]/gu

const escaped = (text: string) =>
  text.replace(UNWRITABLE, '').replace(/[&<>"]/g, (sign) => `&#${sign.codePointAt(0)};`)

/** The levels as bars, the highest of each stretch. */
function bars(peaks: number[]): string {
  const step = (WIDTH - 2 * EDGE) / BARS
  return Array.from({ length: BARS }, (_, i) => {
    const from = Math.floor((i * peaks.length) / BARS)
    const to = Math.max(from + 1, Math.floor(((i + 1) * peaks.length) / BARS))
    const height = Math.max(6, Math.round(Math.max(0, ...peaks.slice(from, to)) * WAVE.height))
    const x = (EDGE + i * step).toFixed(1)
    return `<rect x="${x}" y="${WAVE.y - height / 2}" width="${(step * 0.58).toFixed(1)}" height="${height}" rx="3"/>`
  }).join('')
}

/** A quarter of a clock from twelve on, `minutes` of 15 long. */
function arc(minutes: number): string {
  const angle = (Math.min(15, Math.max(0.3, minutes)) / 15) * (Math.PI / 2)
  const x = HUB.x + RADIUS * Math.sin(angle)
  const y = HUB.y - RADIUS * Math.cos(angle)
  return `M${HUB.x} ${HUB.y - RADIUS}A${RADIUS} ${RADIUS} 0 0 1 ${x.toFixed(2)} ${y.toFixed(2)}`
}

/** The words of a picture, as they are drawn. */
export const wordsOf = ({ title, by, length }: Picture): string => `${title}${by}${length}…Fifteen`

/**
 * The picture of a share, in the colours of the look on light paper: how much of a quarter hour it
 * takes, its waveform, and with `named` what it is called and whose it is.
 *
 * @param family of the words, for what draws it
 */
export function pictureSvg(picture: Picture, family: string, named = true): string {
  const { title, by, length, seconds, peaks } = picture
  const { size, width, lines, lead } = TITLE
  const titled = linesOf(title, width / size, lines)
  const at = (line: number) => 190 + line * size * lead
  const text = (x: number, y: number, size: number, words: string, more = '') =>
    `<text x="${x}" y="${y}" font-size="${size}"${more}>${escaped(words)}</text>`
  const name = [
    ...titled.map((line, i) => text(EDGE, at(i), size, line, BOLD)),
    text(EDGE, at(titled.length) - 14, 30, linesOf(by, width / 30, 1)[0] ?? '', SECOND),
  ]
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}">
<rect width="${WIDTH}" height="${HEIGHT}" fill="#faf9f5"/>
<g fill="none" stroke-width="40"><path d="${arc(15)}" stroke="#dfdbd0"/><path d="${arc(seconds / 60)}" stroke="#cc5c08"/></g>
<g fill="#1a2122" font-family="${family}">${bars(peaks)}
${text(EDGE, 98, 36, 'Fifteen', BOLD)}${text(HUB.x, HUB.y, 104, length, BOLD)}${named ? name.join('') : ''}</g></svg>`
}
