import { stemmer } from 'stemmer'
import { FILLERS } from './fillers'

/** The words of a text that can tell its topic, as they stand and as they are counted. */
export type TopicWord = { surface: string; word: string; stem: string }

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' })
const LATIN = /[\p{L}\p{N}]+(?:['’][\p{L}]+)*/gu
const HAN = /\p{Script=Han}/u
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u

const stems = new Map<string, string>()

/** Porter's stem, kept, for a text says its words again and again. */
function stemOf(word: string): string {
  const known = stems.get(word)
  if (known !== undefined) return known
  if (stems.size > 200_000) stems.clear()
  const stem = /^[a-z]+(?:'[a-z]+)?$/.test(word) ? stemmer(word.replace(/'s$/, '')) : word
  stems.set(word, stem)
  return stem
}

/**
 * The words of a plain text without fillers, in order. Scripts without spaces are cut into words
 * by `Intl.Segmenter`.
 */
export function topicWords(text: string): TopicWord[] {
  const found = UNSPACED.test(text)
    ? [...segmenter.segment(text)].flatMap(({ segment, isWordLike }) =>
        isWordLike ? [segment] : [],
      )
    : (text.match(LATIN) ?? [])
  return found.flatMap((surface) => {
    const word = surface.toLowerCase().replace('’', "'")
    if (FILLERS.has(word) || (word.length === 1 && !HAN.test(word))) return []
    if (word.length > 60) return []
    return [{ surface, word, stem: stemOf(word) }]
  })
}
