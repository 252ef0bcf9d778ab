import { blocksOf } from './blocks'
import { closesFence, type Fence, openingFence } from './fences'
import { plainText } from './plain-text'

/** How fast people study. Every figure is a setting; these are the defaults. */
export type Pace = {
  wordsPerMinute: number
  hanPerMinute: number
  secondsPerCodeLine: number
  /** The first image of a module; each further one takes a second less. */
  secondsFirstImage: number
  secondsLastImage: number
  secondsPerFormula: number
}

/** @see Brysbaert 2019 (silent reading of English); images as Medium counts them */
export const PACE: Pace = {
  wordsPerMinute: 238,
  hanPerMinute: 300,
  secondsPerCodeLine: 4,
  secondsFirstImage: 12,
  secondsLastImage: 3,
  secondsPerFormula: 15,
}

/** What there is to study in a text: counts. Words are those of scripts with spaces. */
export type Amounts = {
  words: number
  han: number
  codeLines: number
  images: number
  formulas: number
}

/** The words and Han characters of a plain text. */
export function lettersOf(text: string): { words: number; han: number } {
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0
  const words = text
    .replace(/\p{Script=Han}/gu, ' ')
    .match(/[\p{L}\p{N}]+(?:['’.-][\p{L}\p{N}]+)*/gu)?.length
  return { words: words ?? 0, han }
}

/** Counts what there is to study in a Markdown text. Empty lines of code don't count. */
export function amountsOf(markdown: string): Amounts {
  const lines = markdown.split('\n')
  const prose: string[] = []
  let codeLines = 0
  let formulas = 0
  for (const { kind, start, end } of blocksOf(lines)) {
    const own = lines.slice(start, end)
    if (kind === 'code') codeLines += linesOfCode(own)
    else if (kind === 'formula') formulas += 1
    else {
      const { code, rest } = withoutCode(own)
      codeLines += code
      prose.push(rest)
    }
  }
  const text = prose.join('\n\n')
  formulas += text.match(/\$\$[^$]{1,5000}\$\$/g)?.length ?? 0
  const images = text.match(/!\[[^\]]{0,500}\][([]/g)?.length ?? 0
  const letters = lettersOf(plainText(text.replace(/\$\$[^$]{1,5000}\$\$/g, ' ')))
  return { ...letters, codeLines, images, formulas }
}

function linesOfCode(lines: string[]): number {
  const fenced = openingFence(lines[0] ?? '') !== null
  return lines.filter((line, at) => line.trim() && !(fenced && (at === 0 || isFence(line)))).length
}

const isFence = (line: string) => /^[ \t]*(?:`{3,}|~{3,})[ \t]*$/.test(line)

/** The lines of code inside a list or quote, counted, and the text around them. */
function withoutCode(lines: string[]): { code: number; rest: string } {
  const rest: string[] = []
  let code = 0
  let fence: Fence | null = null
  for (const line of lines) {
    const inner = line.replace(/^[ \t>]*(?:(?:[-+*]|\d{1,9}[.)])[ \t]+)*/, '')
    if (!fence) {
      fence = openingFence(inner)
      if (!fence) rest.push(line)
    } else if (closesFence(fence, inner)) fence = null
    else if (inner.trim()) code += 1
  }
  return { code, rest: rest.join('\n') }
}

/**
 * The minutes that it takes to study these amounts, 0 or more.
 *
 * @param imagesBefore how many images came before in the module: later ones take less time
 */
export function minutesFor(amounts: Amounts, pace: Pace = PACE, imagesBefore = 0): number {
  let seconds =
    amounts.codeLines * pace.secondsPerCodeLine + amounts.formulas * pace.secondsPerFormula
  for (let image = imagesBefore; image < imagesBefore + amounts.images; image += 1) {
    seconds += Math.max(pace.secondsLastImage, pace.secondsFirstImage - image)
  }
  return amounts.words / pace.wordsPerMinute + amounts.han / pace.hanPerMinute + seconds / 60
}

/** The minutes that it takes to study a Markdown text, 0 or more. */
export function minutesOf(markdown: string, pace: Pace = PACE): number {
  return minutesFor(amountsOf(markdown), pace)
}
