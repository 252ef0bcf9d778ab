import { definedIn } from './concept-definitions'
import { isNoun, isWeak, MOST_WORDS, runsOf, stemOf } from './concept-words'
import { FILLERS } from './fillers'
import type { Language } from './outline'
import { plainText } from './plain-text'
import { speakersIn, speechIn } from './speakers'

/** What a title can be made of: words that name something, as a stretch of a text says them. */
export type Phrase = {
  /** Its words without endings. */
  stems: string[]
  /** How it is written, and how often. */
  spellings: Map<string, number>
  /** Where it is said: the numbers of its first words, from 0. */
  places: number[]
  /** How often no other word that carries meaning stands before it, and after it. */
  begins: number
  ends: number
  /** How often it stands as a noun does, after “the” or “of”, and as a verb does, after “to” or “we”. */
  noun: number
  verb: number
  /** How surely a sentence says what it is, 0 to 1, and how that sentence calls it. */
  sure: number
  called: string
  /** How often it is in bold, in a heading, or announced. */
  marks: number
  /** Whether the first sentence says it. */
  first: boolean
}

/** A part of a text, plain and as Markdown. */
export type TitleUnit = { kind: string; text: string; markdown: string; heading: string | null }

const BEFORE_NOUNS =
  /^(?:an?|the|this|that|these|those|its|their|our|your|my|his|her|each|every|some|any|no|of|in|on|by|from|with|for|between|into|about|through|called|two|three|four|many|several)$/i
const BEFORE_VERBS =
  /^(?:to|i|we|you|they|he|she|it|who|can|can['’]t|cannot|will|won['’]t|would|should|must|may|might|could|let['’]s|please|do|does|did|don['’]t|doesn['’]t|didn['’]t|not|(?:we|you|they|i)['’]ll)$/i

/** What says that something is spoken of now; its name follows. */
const ANNOUNCES: Record<Language, RegExp> = {
  en: /\b(?:(?:talk|talking|speak|speaking|learn|learning|lecture|lesson|chapter|section|module|course|story) (?:today )?(?:is |was )?about|discuss|introduce|introducing|introduction to|turn (?:now )?to|moving? on to|(?:take a )?look(?:ing)? (?:now )?at|focus(?:ing)? on|what (?:is|are)|what['’]s|the (?:idea|concept|notion|topic|subject|problem) of) ((?:[\p{L}\p{N}'’-]+ ?){1,6})/giu,
  'zh-CN':
    /(?:介绍|讲讲|讲解|讲一讲|聊聊|聊一聊|谈谈|谈一谈|讨论|说说|学习|来讲|来看|来看看|什么是|看看|关于)(?:一下)?([\p{L}\p{N}]{2,16})/gu,
}

/** The segmenter holds its whole text once a word, so a long one is given to it by windows. */
const WINDOW = /[\s\S]{1,200}(?=\s|$)|[\s\S]{1,200}/gu
/** From how many characters on a sentence defines nothing. */
const LONG = 600
const SENTENCE = /[^\n.!?。！？]+(?:[.!?](?=[^\s])[^\n.!?。！？]+)*/gu

/**
 * The phrases of a stretch of a text by what makes two spellings one; in time linear in its length.
 *
 * @param most how many of its characters are looked at
 */
export function phrasesOf(
  units: readonly TitleUnit[],
  language: Language,
  most: number,
): Map<string, Phrase> {
  const phrases = new Map<string, Phrase>()
  const none = new Set<string>()
  const written = units
    .map((unit) => (unit.kind === 'cue' ? ' ' : '\n') + proseOf(unit))
    .join('')
    .slice(0, most)
  const lines = written.split('\n')
  const speakers = speakersIn(lines)
  const text = lines
    .flatMap((line) => speechIn(line, speakers).map((speech) => speech.text))
    .join('\n')
  let at = 0
  for (const { index, 0: sentence } of text.matchAll(SENTENCE)) {
    for (const [piece] of sentence.matchAll(WINDOW)) {
      for (const run of runsOf(piece, language)) {
        note(run, { at, first: index < 2 }, language, phrases, none)
        at += run.length
      }
    }
    if (sentence.length < LONG) define(sentence.trim(), language, phrases)
  }
  const set = units.flatMap(({ heading, markdown }) => [
    heading ?? '',
    ...[...markdown.matchAll(/\*\*([^*\n]{2,60})\*\*/g)].map(([, bold = '']) => bold),
  ])
  const announced = [...text.matchAll(ANNOUNCES[language])].map(([, name = '']) => name)
  for (const words of [...set, ...announced]) mark(wordsOf(words, language), phrases)
  return phrases
}

/** What a unit says, without code. */
const proseOf = ({ kind, text, markdown }: TitleUnit): string => {
  if (kind === 'code') return ''
  return /^ {0,3}(?:```|~~~)/m.test(markdown)
    ? plainText(markdown.replace(/^ {0,3}(```|~~~)[\s\S]*?(?:^ {0,3}\1|(?![\s\S]))/gm, ''))
    : text
}

function define(sentence: string, language: Language, phrases: Map<string, Phrase>) {
  for (const { term, sure } of definedIn(sentence, language)) {
    const phrase = phrases.get(keyOf(wordsOf(term, language)))
    if (!phrase || phrase.sure >= sure) continue
    const the = /^the /i.test(sentence) && sentence.slice(4, 4 + term.length) === term
    phrase.sure = sure
    phrase.called = the ? `the ${term}` : term
  }
}

const wordsOf = (text: string, language: Language) => runsOf(text, language).flat()
const keyOf = (words: readonly string[]) =>
  words.map((word) => stemOf(word) || word.toLowerCase()).join(' ')
const isFiller = (word: string | undefined) => word === undefined || FILLERS.has(word.toLowerCase())

function note(
  run: readonly string[],
  { at, first }: { at: number; first: boolean },
  language: Language,
  phrases: Map<string, Phrase>,
  none: Set<string>,
) {
  const own = run.map((word, at) => nameOf(word, at > 0, language))
  for (let from = 0; from < run.length; from += 1) {
    if (own[from] === '') continue
    let key = ''
    for (let to = from; to < Math.min(run.length, from + MOST_WORDS); to += 1) {
      const word = run[to] ?? ''
      key += `${key && ' '}${own[to] || word.toLowerCase()}`
      if (own[to] === '') {
        if (word === 'of') continue
        break
      }
      const words = run.slice(from, to + 1)
      const name = words.join(' ')
      const phrase = phrases.get(key) ?? (none.has(name) ? null : made(words, language))
      if (!phrase) {
        none.add(name)
        continue
      }
      phrases.set(key, phrase)
      const spelling = spelt(words, language)
      phrase.places.push(at + from)
      phrase.spellings.set(spelling, (phrase.spellings.get(spelling) ?? 0) + 1)
      phrase.first ||= first
      const before = run[from - 1]
      const ends = isFiller(run[to + 1])
      if (isFiller(before)) phrase.begins += 1
      if (ends) phrase.ends += 1
      const named = /^\p{Lu}/u.test(word) && before !== undefined
      if (before && BEFORE_VERBS.test(before)) phrase.verb += 1
      else if (
        ends &&
        (named || BEFORE_NOUNS.test(before ?? '') || (!before && /[^s]s$/.test(word)))
      )
        phrase.noun += 1
    }
  }
}

/** A word without its ending; empty for one that names nothing. Within a sentence a capital begins a name. */
function nameOf(word: string, within: boolean, language: Language): string {
  const stem = stemOf(word) || word.toLowerCase()
  if (within && /^\p{Lu}\p{Ll}/u.test(word) && !FILLERS.has(word.toLowerCase())) return stem
  const weak = isWeak(word, language) || EMPTY.test(word) || isWeak(stem, language)
  return weak ? '' : stem
}

const EMPTY =
  /^(?:getting|going|doing|being|having|trying|saying|looking|taking|putting|making|per|dr|mr|mrs|ms|prof|professor)$/i

/** A phrase that is not said yet; null for words that name nothing. */
function made(words: string[], language: Language): Phrase | null {
  const spelling = spelt(words, language)
  const name = words.every((word) => /\p{Lu}/u.test(word))
  if (!name && !isNoun(spelling, language)) return null
  if (/[\d_()/]|\p{Lu}{2} \p{Lu}{2}|\.\p{L}|\bof \S+ing\b/u.test(spelling)) return null
  if (spelling.length < 2) return null
  if (words.some((word) => /^\p{L}$/u.test(word) && !/\p{Script=Han}/u.test(word))) return null
  const stems = words.map((word) => stemOf(word) || word.toLowerCase())
  const counts = { begins: 0, ends: 0, noun: 0, verb: 0, marks: 0 }
  return { stems, spellings: new Map(), places: [], ...counts, sure: 0, called: '', first: false }
}

const spelt = (words: readonly string[], language: Language) =>
  words.join(language === 'zh-CN' && words.some((word) => /\p{Script=Han}/u.test(word)) ? '' : ' ')

/** What stands first in words that are set off, as long as can be. */
function mark(words: readonly string[], phrases: Map<string, Phrase>) {
  for (let from = 0; from < Math.min(3, words.length); from += 1) {
    for (let to = Math.min(words.length, from + MOST_WORDS); to > from; to -= 1) {
      const phrase = phrases.get(keyOf(words.slice(from, to)))
      if (!phrase) continue
      phrase.marks += 1
      return
    }
  }
}
