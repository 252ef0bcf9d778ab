import { keyOf as keyFor } from '~/features/course/concept-words'
import type { Language } from '~/features/course/outline'
import { moduleSentences, type Sentence } from '~/features/course/sentences'
import { hearingOf } from '~/features/digest/script/hearing'
import { literal } from './formats/literal'

/** A concept that questions can be about. */
export type DraftConcept = {
  id: string
  title: string
  /** The sentence that says what it is. */
  sentence: string
  moduleId: string
}

/** A sentence that a question can rest on, and how fit it is: 0 best, 2 where nothing better is left. */
export type Ground = { text: string; kind: Sentence['kind']; reserve: number; code: string[] }

/** The sentences of a module that make sense alone, in order. */
export function groundsOf(body: string, language: Language): Ground[] {
  return moduleSentences(body, language, { whole: true }).flatMap((sentence) => {
    const text = sentence.text.replace(/^[^\p{L}\p{N}<`“"'(（]+/u, '')
    if (sentence.kind === 'heading' || sentence.torn || text.length < 12 || text.length > 400)
      return []
    if (
      /[?？]|https?:|=>|[{}]|^(?:NOTE|TIP|Note|Tip)\b/.test(text) ||
      text.split('"').length % 2 === 0
    )
      return []
    const heard = hearingOf({ ...sentence, text }, language, () => true)
    const reserve = heard && !heard.hangs ? heard.reserve : 3
    return [{ text, kind: sentence.kind, reserve, code: sentence.code }]
  })
}

/** Titles come up again and again: what makes them one is worked out once. */
const keys = new Map<string, string>()

/** What makes two spellings of a name one. */
export function nameKey(title: string, language: Language): string {
  if (keys.size > 5_000) keys.clear()
  const name = `${language} ${title}`
  const key = keys.get(name) ?? keyFor(title, language)
  keys.set(name, key)
  return key
}

/** What is written as code wherever it stands. */
const CODE = /[_$()<>]|\p{L}\.\p{L}|^\p{Ll}+\p{Lu}|^[a-z]+ -{0,2}[a-z]+$/u

/** A name as it stands in a question: code as code, and a word as a word. */
export function shown(title: string, code: readonly string[] = []): string {
  const isCode = code.includes(title) || CODE.test(title)
  return isCode && !title.includes('`') ? `\`${title}\`` : literal(title)
}

/** What a name is, for choosing others of its kind. */
export function sortOf(title: string): string {
  if (/^\p{Script=Han}/u.test(title)) return title.length > 4 ? 'long' : 'short'
  if (CODE.test(title)) return 'code'
  if (/^[a-z]/.test(title)) return 'small'
  return /[^s]s$/.test(title) ? 'plural' : 'singular'
}

/** Whether a text speaks of a concept, in any of its spellings. */
export function speaksOf(text: string, title: string, language: Language): boolean {
  if (text.toLowerCase().includes(title.toLowerCase())) return true
  return ` ${nameKey(text, language)} `.includes(` ${nameKey(title, language)} `)
}

/**
 * Other concepts of the same sort that a text doesn't speak of: those of the module first, then those
 * nearest to it. None has a word of the title, and no two have one in common.
 */
export function othersFor(
  title: string,
  text: string,
  concepts: readonly DraftConcept[],
  moduleId: string,
  language: Language,
): DraftConcept[] {
  const places = [...new Set(concepts.map((concept) => concept.moduleId))]
  const home = places.indexOf(moduleId)
  const words = new Set(nameKey(title, language).split(' '))
  const away = ({ moduleId: other }: DraftConcept) => Math.abs(places.indexOf(other) - home)
  const alike = (other: string) => {
    const [a, b] = [sortOf(other), sortOf(title)]
    return a === b ? 0 : a === 'code' || b === 'code' ? 9 : 1
  }
  return concepts
    .filter(
      (other) =>
        alike(other.title) < 9 &&
        !akin(title, other.title, language) &&
        !nameKey(other.title, language)
          .split(' ')
          .some((word) => words.has(word)) &&
        !(language === 'zh-CN' && (other.title.includes(title) || title.includes(other.title))) &&
        !speaksOf(text, other.title, language) &&
        !speaksOf(other.sentence, title, language),
    )
    .map((other, at) => ({ other, at, cost: away(other) + 4 * alike(other.title) }))
    .sort((a, b) => a.cost - b.cost || a.at - b.at)
    .map(({ other }) => other)
    .filter(
      (other, at, all) =>
        !all.slice(0, at).some((before) => akin(before.title, other.title, language)),
    )
}

/** Whether two titles share a word, or one is short for the other. */
function akin(a: string, b: string, language: Language): boolean {
  const [one, other] = [nameKey(a, language), nameKey(b, language)]
  if (language === 'zh-CN' && (one.includes(other) || other.includes(one))) return true
  const initials = (key: string) =>
    key
      .split(' ')
      .map((word) => word.charAt(0))
      .join('')
  if (initials(one) === other || initials(other) === one) return true
  if (one.replaceAll(' ', '') === other.replaceAll(' ', '')) return true
  const words = new Set(one.split(' '))
  return other.split(' ').some((word) => words.has(word))
}
