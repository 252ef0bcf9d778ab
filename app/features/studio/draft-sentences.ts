import { keyOf as keyFor } from '~/features/course/concept-words'
import type { Language } from '~/features/course/outline'
import { moduleSentences, type Sentence } from '~/features/course/sentences'
import { teaches } from '~/features/course/teaching'
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

/** The sentences of a module that make sense alone and tell something of their own, in order. */
export function groundsOf(body: string, language: Language): Ground[] {
  return moduleSentences(body, language, { whole: true }).flatMap((sentence) => {
    const text = sentence.text.replace(/^[^\p{L}\p{N}<`“"'(（]+/u, '')
    if (sentence.kind === 'heading' || sentence.torn || text.length < 12 || text.length > 400)
      return []
    if (
      /[?？]|https?:|=>|[{}]|^(?:NOTE|TIP|Note|Tip|The ones?)\b/.test(text) ||
      text.split('"').length % 2 === 0 ||
      !teaches(text, language)
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
  return /[^suia]s$/.test(title) ? 'plural' : 'singular'
}

/** Whether a text speaks of a concept, in any of its spellings. */
export function speaksOf(text: string, title: string, language: Language): boolean {
  if (text.toLowerCase().includes(title.toLowerCase())) return true
  return ` ${nameKey(text, language)} `.includes(` ${nameKey(title, language)} `)
}

/**
 * Other concepts that could stand where one stands in a text, which doesn't speak of them: of its kind
 * first, then those that are explained near it. No two have a word in common, but for those that are
 * kinds of the same (“spring tide”, “neap tide”).
 *
 * @param near how far from the text a concept is explained, from 0
 */
export function othersFor(
  title: string,
  text: string,
  concepts: readonly DraftConcept[],
  near: (other: DraftConcept) => number,
  language: Language,
): DraftConcept[] {
  return concepts
    .filter(
      (other) =>
        !akin(title, other.title, language) &&
        !(language === 'zh-CN' && (other.title.includes(title) || title.includes(other.title))) &&
        !speaksOf(text, other.title, language) &&
        !speaksOf(other.sentence, title, language),
    )
    .map((other, at) => ({ other, at, cost: near(other) + unlike(title, other.title, language) }))
    .filter(({ cost }) => cost < UNFIT)
    .sort((a, b) => a.cost - b.cost || a.at - b.at)
    .map(({ other }) => other)
    .filter(
      (other, at, all) =>
        !all.slice(0, at).some((before) => akin(before.title, other.title, language)),
    )
}

/** What is no choice at all beside another one. */
const UNFIT = 1_000

/** How far two names are from being of one kind: code, a name with capitals, a plural, a kind of the same. */
function unlike(title: string, other: string, language: Language): number {
  const [a, b] = [sortOf(title), sortOf(other)]
  if (a !== b && (a === 'code' || b === 'code')) return UNFIT
  if (isSibling(nameKey(title, language), nameKey(other, language))) return -2
  const named = (name: string) => /\s\p{Lu}|^\p{Lu}{2}/u.test(name)
  const size = (name: string) => (language === 'zh-CN' ? name.length / 2 : name.split(' ').length)
  return (
    (a === b ? 0 : 4) +
    (named(title) === named(other) ? 0 : 1) +
    0.3 * Math.min(3, Math.abs(size(title) - size(other)))
  )
}

/** How far concepts are explained from a sentence of a module: sentences within it, then modules. */
export function distances(
  at: number,
  grounds: readonly Ground[],
  moduleId: string,
  concepts: readonly DraftConcept[],
): (other: DraftConcept) => number {
  const places = [...new Set(concepts.map((concept) => concept.moduleId))]
  const home = places.indexOf(moduleId)
  const said = new Map(grounds.map(({ text }, place) => [text, place]))
  return (other) => {
    if (other.moduleId !== moduleId) return 1 + Math.abs(places.indexOf(other.moduleId) - home)
    const place = said.get(other.sentence)
    return place === undefined ? 1 : Math.min(1, Math.abs(place - at) / 20)
  }
}

/** Whether two keys are kinds of the same: “spring tide”, “neap tide”. */
function isSibling(one: string, other: string): boolean {
  const [a, b] = [one.split(' '), other.split(' ')]
  return (
    a.length > 1 &&
    a.length === b.length &&
    a.at(-1) === b.at(-1) &&
    !a.slice(0, -1).some((word) => b.includes(word))
  )
}

/** Whether two titles share a word, or one is short for the other; kinds of the same don't count. */
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
  if (isSibling(one, other)) return false
  const words = new Set(one.split(' '))
  return other.split(' ').some((word) => words.has(word))
}
