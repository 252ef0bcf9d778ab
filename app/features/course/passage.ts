import { bareText } from './plain-text'

type Passage = { id: string; text: string }
type Asked = { ask: string; choices: { text: string; right: boolean }[] }

/** The least share, 0 to 1, of what a question asks for that a block must hold to settle it. */
const SHARE = 0.15

/**
 * The id of the block that settles a question: the one that holds `passage` word for word, or,
 * where none is named, the one that shares most with the question and its right choices. Null
 * when a named passage isn't there, or nothing fits.
 */
export function findPassage(
  blocks: Passage[],
  passage: string | null,
  question: Asked,
): string | null {
  if (passage === null) return bestBlock(blocks, question)
  const wanted = bareText(passage)
  if (wanted === '') return null
  return blocks.find(({ text }) => bareText(text).includes(wanted))?.id ?? null
}

/**
 * Ranks blocks by the words they share with the question, each weighted by its rareness among
 * the blocks (BM25 with k1 1.2, b 0.75 and each word counted once). Two shared words at least.
 */
function bestBlock(blocks: Passage[], { ask, choices }: Asked): string | null {
  const right = choices.filter((choice) => choice.right && !/^(?:true|false)$/.test(choice.text))
  const wanted = wordsOf([ask, ...right.map(({ text }) => text)].join('\n'))
  const held = blocks.map(({ id, text }) => ({ id, words: wordsOf(text) }))
  const usual = held.reduce((sum, { words }) => sum + words.size, 0) / Math.max(1, held.length)
  const weight = new Map(
    [...wanted].map((word) => {
      const holders = held.filter(({ words }) => words.has(word)).length
      return [word, Math.log(1 + (held.length - holders + 0.5) / (holders + 0.5))]
    }),
  )
  const weigh = (words: string[]) => words.reduce((sum, word) => sum + (weight.get(word) ?? 0), 0)
  const whole = weigh([...wanted])
  let best: { id: string; score: number } | null = null
  for (const { id, words } of held) {
    const shared = [...wanted].filter((word) => words.has(word))
    if (shared.length < 2 || weigh(shared) < SHARE * whole) continue
    const score = (weigh(shared) * 2.2) / (1 + 1.2 * (0.25 + (0.75 * words.size) / usual))
    if (!best || score > best.score) best = { id, score }
  }
  return best?.id ?? null
}

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' })

/** The words of a text in any script, in lower case, English endings off, without fillers. */
function wordsOf(text: string): Set<string> {
  const words = [...segmenter.segment(text.toLowerCase())]
    .filter(({ isWordLike, segment }) => isWordLike && !FILLERS.has(segment))
    .map(({ segment }) => segment.replace(/(?<=[a-z]{3})(?:ing|ed|es|s|e)$/, ''))
  return new Set(words)
}

const FILLERS = new Set(
  `a an the and or of to in on at by for from with as is are was were be been do does did can could
  will would should may might it its this that these those what which who whom whose when where
  why how not no if than then there their they you your we our i he she his her most more one
  的 了 是 在 和 与 或 有 不 这 那 个 一 什么 哪 哪个 哪些 为什么 怎么 如何 下列 以下 可以 会 能 对 从 把 被 它 们 你 我 他`.split(
    /\s+/,
  ),
)
