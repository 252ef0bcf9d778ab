import type { Language } from '~/features/course/outline'
import type { Sentence } from '~/features/course/sentences'
import { hearChinese } from './hearing-chinese'
import { hearEnglish } from './hearing-english'

/** How a sentence does when it is heard, apart from the text around it. */
export type Hearing = {
  /** As it is said on its own: without a connective that would lead nowhere. */
  alone: string
  /** As it is said after the sentence before it. */
  joined: string
  /** Whether it makes no sense without the sentence before it. */
  hangs: boolean
  /** How fit it is to be heard, above 0 to 1. */
  weight: number
  /**
   * 0 for what is worth hearing; 1 for what is so where nothing better is left: a long sentence,
   * advice, what the author is doing; 2 for instructions and other work of the reader's.
   */
  reserve: 0 | 1 | 2
}

/** What the whole module tells about one of its sentences: is this word what it is about? */
export type Known = (word: string) => boolean

const PLAIN_CODE = /^(?=.*[a-zA-Z\d])[\w.$<>/#@+:-]{1,30}(?:\(\))?$/

/** What an entry of a list has that says something, and is no mere name of a step. */
const SAYS = {
  en: /\b(?:is|are|was|were|has|have|can|will|would|should|may|might|must|does|do|means?)\b|\b\w+s (?:the|an?|to|you|your|how|what|that|it|all|only)\b|: /,
  'zh-CN': /是|有|会|可以|能|用于|叫|称|为|指|：/,
}

/**
 * How a sentence does when it is heard; null for one that can't be: a question, an exercise, one
 * that points at what is only seen or at the lesson itself, code, a fragment, too long.
 */
export function hearingOf(sentence: Sentence, language: Language, known: Known): Hearing | null {
  const { kind, torn, code } = sentence
  if (kind === 'heading' || torn) return null
  if (code.length > 3 || code.some((part) => !PLAIN_CODE.test(part))) return null
  const text = tidied(sentence.text)
  if (/[,，、-]\.?$/.test(text) || text.split('"').length % 2 === 0) return null
  if (/[?？:：]["”’」）)]*$|[?？]|[{}\\|^~]|=>|;\s*$|\w\(\w|\S=\S|https?:|www\.|\s>\s/.test(text))
    return null
  const heard = language === 'zh-CN' ? hearChinese(text, known) : hearEnglish(text, known)
  if (!heard) return null
  const ends = /[.!。！；…]["”’」）)]*$/.test(text)
  if (!ends && (kind !== 'list' || !/[:：,，–-]/.test(text))) return null
  const reserve = kind === 'list' && !SAYS[language].test(text) ? 2 : heard.reserve
  const weight =
    heard.weight * { prose: 1, list: 0.6, quote: 0.5, heading: 0 }[kind] * 0.88 ** code.length
  const close = ends
    ? (full: string) => full.replace(/；$/, '。')
    : (full: string) => `${full}${language === 'zh-CN' ? '。' : '.'}`
  return { ...heard, alone: close(heard.alone), joined: close(heard.joined), weight, reserve }
}

/** A sentence without the signs that stand before it for the eye. */
function tidied(text: string): string {
  return text
    .replace(/(?![0-9#*])[\p{Extended_Pictographic}\u{1F1E6}-\u{1F1FF}]\p{M}?\uFE0F?/gu, '')
    .replace(/^(?:[-•·*]\s+)+/, '')
    .replace(/\s+/g, ' ')
    .trim()
}
