import { blocksOf } from '~/features/course/blocks'
import { openingFence } from '~/features/course/fences'

/** The words by which headings over a quiz are known. */
export const QUIZ = /\bquiz|测验|测试|小测|測驗|小考/i

/** Stands for a link to a quiz until its sentence is taken out. */
export const ASKS = '\uE000'

/** Whether an address is that of a quiz, on whatever host. */
export const isQuizLink = (url: string) => /\/quiz\/\d+(?![\w-])/.test(url)

type Part = { depth: number; asks: boolean; text: string; indent: string }

/** The numbers of the quizzes that a text links to, each once, in order. */
export function quizNumbers(readme: string): string[] {
  const found = readme.matchAll(/\/quiz\/0*(\d{1,9})(?![\w-])/g)
  return [...new Set([...found].map(([, number = '']) => number))]
}

/**
 * A text's blocks put together without what speaks of quizzes: the sentences that hold a link
 * to one, the headings that stand over nothing else, and quiz headings left bare by that.
 */
export function withoutQuizzes(parts: Part[]): string {
  const kept = parts.map((part) => ({ ...part, text: withoutSentences(part.text) }))
  const lost = (at: number) => parts[at]?.text.includes(ASKS) && kept[at]?.text === ''
  const text = kept.filter((part, at) => {
    if (part.text === '') return false
    if (part.depth === 0) return true
    let next = at + 1
    while (lost(next) && kept[next]?.depth === 0) next += 1
    const follows = kept[next]
    const bare = !follows || (follows.depth > 0 && follows.depth <= part.depth)
    return !(next > at + 1 ? bare || part.asks : bare && part.asks)
  })
  return fitted(text.map((part) => part.indent + part.text).join('\n\n'))
}

function withoutSentences(text: string): string {
  if (!text.includes(ASKS)) return text
  const lines = text
    .split('\n')
    .filter((line) => !line.includes(ASKS) || says(line.replaceAll(ASKS, '')))
    .join('\n')
  const sentences = lines.split(/(?<=[.!?](?=\s)|[。！？])/)
  const kept = sentences.filter((sentence) => !sentence.includes(ASKS)).join('')
  return says(kept) ? kept.trim() : ''
}

const says = (text: string) => /\p{L}/u.test(text.replace(/^[ \t>]*(?:\d{1,9}[.)])?/, ''))

/**
 * Makes a text fit to be a module's body: headings of the first level go down one, what is never
 * closed is closed, and no fence is named like a block of the course format.
 */
function fitted(text: string): string {
  const lines = text.split('\n')
  for (const { kind, start, end, depth, open } of blocksOf(lines)) {
    const line = lines[start] ?? ''
    const fence = kind === 'code' ? openingFence(line) : null
    if (depth === 1 && end === start + 1) lines[start] = line.replace('#', '##')
    else if (depth === 1) lines[end - 1] = '---'
    if (fence && /^(?:concepts|card|pool)$/.test(fence.info)) {
      lines[start] = line.replace(fence.info, 'text')
    }
    if (open && fence) lines.push(fence.mark.repeat(fence.length))
    else if (open && kind === 'formula') lines.push(line.trim())
    else if (open) lines.length = start
  }
  return lines.join('\n').trimEnd()
}
