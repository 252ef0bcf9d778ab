import { isAside } from './asides'
import { commandsIn, isName, listedIn } from './concept-code'
import { definedIn, expansionsIn } from './concept-definitions'
import { cutsMeasure } from './concept-measures'
import { isNoun, isWeak, keyOf, MOST_WORDS, runsOf, stemOf } from './concept-words'
import type { Language } from './outline'
import type { Sentence } from './sentences'
import { teaches } from './teaching'

/** A place where a term stands: module, sentence, both from 0, and how it stands there. */
export type Place = {
  module: number
  sentence: number
  /** How surely the sentence defines it, 0 to 1. */
  defines: number
  marked: boolean
  /** Whether the sentence tells something of its own. */
  told: boolean
}

/** A term of a course. */
export type Term = {
  /** What makes two spellings one term. */
  key: string
  /** How it is written, and how often. */
  spellings: Map<string, number>
  /** Its words. */
  size: number
  places: Place[]
  bold: number
  code: number
  heads: number
  named: number
  /** How often its last word is what its first one does: “attention picks out”. */
  acts: number
}

/** Sentences that say who made a picture. */
const CREDIT =
  /\b(?:sketchnote|photo(?:graph)?|image|video|picture|drawing|illustration|credit)s? (?:by|from|via|courtesy)\b|(?:插图|摄影|图片来源|手绘|绘制)/i

/** The terms of a course, with every place they stand at. */
export function termsOf(modules: readonly Sentence[][], language: Language): Map<string, Term> {
  const terms = new Map<string, Term>()
  const note = (spelling: string, place: Place, how?: How) => {
    const key = keyOf(spelling, language)
    if (key.length < 2 || key.length > 60) return
    let term = terms.get(key)
    if (!term) {
      term = {
        key,
        spellings: new Map(),
        size: 0,
        places: [],
        bold: 0,
        code: 0,
        heads: 0,
        named: 0,
        acts: 0,
      }
      terms.set(key, term)
    }
    term.size = language === 'zh-CN' ? key.length : key.split(' ').length
    term.spellings.set(
      spelling,
      (term.spellings.get(spelling) ?? 0) + (how && how !== 'acts' ? 2 : 1),
    )
    if (how) term[how] += 1
    const last = term.places.at(-1)
    if (last && last.module === place.module && last.sentence === place.sentence) {
      last.defines = Math.max(last.defines, place.defines)
      last.marked ||= place.marked
    } else term.places.push({ ...place })
  }
  modules.forEach((sentences, module) => {
    const aside = new Set(
      sentences.flatMap(({ kind, text, section }) =>
        kind === 'heading' && isAside(text) ? [section] : [],
      ),
    )
    for (const [at, sentence] of sentences.entries()) {
      const place = {
        module,
        sentence: at,
        defines: 0,
        marked: false,
        told: teaches(sentence.text, language),
      }
      if (!aside.has(sentence.section) && !CREDIT.test(sentence.text))
        noteSentence(sentence, place, language, note)
    }
  })
  return terms
}

type How = 'bold' | 'code' | 'heads' | 'named' | 'acts'
type Note = (spelling: string, place: Place, how?: How) => void

function noteSentence(
  { text, kind, bold, code, follows }: Sentence,
  place: Place,
  language: Language,
  note: Note,
) {
  const marked = { ...place, marked: true }
  const mark = (term: string, how: 'bold' | 'code' | 'heads') => {
    const bare = how === 'code' ? term : trimmed(term)
    const sized = sizeOf(bare, language) <= MOST_WORDS && /\p{L}{2}/u.test(bare)
    if (sized && (how === 'code' ? isName(bare) : isNoun(bare, language))) note(bare, marked, how)
  }
  for (const term of bold) mark(term, 'bold')
  for (const term of code) {
    mark(term, 'code')
    if (/^[a-z]+ -{0,2}[a-z]/.test(term) && isName(term)) note(term, { ...marked, defines: 0.4 })
  }
  for (const command of commandsIn(follows ?? ''))
    note(command, { ...marked, defines: 0.5 }, 'code')
  for (const item of listedIn(text)) note(item, { ...place, defines: 0.6 })
  if (kind === 'heading') {
    mark(text.replace(/^[^\p{L}\p{N}]+/u, '').replace(HEAD, ''), 'heads')
    return
  }
  for (const { term, sure } of place.told ? definedIn(text, language) : []) {
    if (isNoun(trimmed(term), language)) note(trimmed(term), { ...place, defines: sure })
  }
  for (const full of expansionsIn(text)) note(full, { ...place, defines: 0.9 }, 'named')
  runsOf(text, language).forEach((run, number) => {
    for (let from = 0; from < run.length; from += 1) {
      const first = run[from] ?? ''
      if (isWeak(first, language)) continue
      let spelling = ''
      for (let to = from; to < Math.min(run.length, from + MOST_WORDS); to += 1) {
        const word = run[to] ?? ''
        spelling =
          language === 'zh-CN' ? joined(spelling, word) : spelling ? `${spelling} ${word}` : word
        const whole = to > from || /\p{Script=Han}/u.test(spelling)
        if (whole && !isNoun(spelling, language)) continue
        if (cutsMeasure(run, from, to, language)) continue
        const begins = from === 0 && number === 0
        const runsOn =
          isCapital(run[to + 1] ?? '') ||
          (from > 0 && isCapital(run[from - 1] ?? '') && !(from === 1 && number === 0))
        const capital =
          isCapital(first) &&
          isCapital(word) &&
          !runsOn &&
          (!begins || /\p{Ll}\p{Lu}|^\p{Lu}{2,}/u.test(word))
        note(spelling, place, capital ? 'named' : isDeed(run, from, to) ? 'acts' : undefined)
      }
    }
  })
}

const HEAD =
  /^(?:(?:the|an?|what is|what are|using|creating|working with|introduction to|intro to|about) |什么是|关于)/i
/** What stands after a verb, and hardly after a noun in the plural. */
const AFTER_VERB =
  /^(?:an?|the|its?|their|his|her|your|our|my|this|these|what|whatever|how|when|whenever|out|up|away|down|itself|themselves|you|us|them|more|no|every|each|all|only|by|into)$/i

/** Whether two words at the beginning of a clause are a thing and what it does. */
const isDeed = (run: readonly string[], from: number, to: number) =>
  to === from + 1 &&
  /^\p{Ll}+[^s\P{L}]s$/u.test(run[to] ?? '') &&
  AFTER_VERB.test(run[to + 1] ?? '') &&
  run.slice(0, from).every((word) => stemOf(word) === '')

const isCapital = (word: string) => /^\p{Lu}/u.test(word)

const joined = (before: string, word: string) =>
  before && /[a-z\d]$/i.test(before) && /^[a-z\d]/i.test(word) ? `${before} ${word}` : before + word

const trimmed = (term: string) =>
  term
    .replace(/\s+/g, ' ')
    .replace(/^[\s"“'‘(（]+|[\s"”'’).,:;!?：。，；！？）]+$/gu, (mark) =>
      mark === ')' && /\(\)?$/.test(term.slice(0, -1)) ? mark : '',
    )

const sizeOf = (term: string, language: Language) =>
  language === 'zh-CN' && /\p{Script=Han}/u.test(term)
    ? Math.ceil(term.length / 3)
    : term.trim().split(/\s+/).length
