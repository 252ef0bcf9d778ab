import type { Language, QuestionSource } from '~/features/course/outline'
import { bareText } from '~/features/course/plain-text'
import { contentWords } from '~/features/course/words'
import { duplicateOf } from './lint-parts'
import { type Reading, saidOf } from './lint-reading'
import type { Flag } from './lint-rules'
import { VERDICT } from './lint-wording'

const ORDERED: readonly string[] = ['order', 'match']
const TYPED: readonly string[] = ['number', 'text']

/** The flags on the reasons. */
export function lintReasons({ question, ask, choices, language }: Reading): Flag[] {
  const flags: Flag[] = []
  for (const { at, reason, right, raw, text: choiceText } of choices) {
    const where = { part: 'reason', at } as const
    const text = reason?.trim() ?? ''
    if (text === '') {
      const needed = TYPED.includes(question.kind) ? !right : !ORDERED.includes(question.kind)
      if (needed && raw.trim() !== '') flags.push({ rule: 'missing-reason', where })
      continue
    }
    const said = saidOf(text, language)
    if (VERDICT[language].test(said.text)) flags.push({ rule: 'reason-says-nothing', where })
    else if (
      repeats(said.text, question.kind === 'true-false' ? ask.text : `${choiceText} ${ask.text}`)
    ) {
      flags.push({ rule: 'reason-repeats-choice', where })
    }
  }
  return flags
}

/** What a reason may say around a choice without saying more than it. */
const AROUND = new Set(
  `a an the is are was were it its this that they answer correct right wrong true false because so yes no
  choice option of course indeed in on at to and here one`.split(/\s+/),
)
const AROUND_CHINESE =
  /正确|答案|选项|这个|这一?项|该项|此项|就是|应该|应|因为|所以|即|就|是|的|了|对|错|为|这|它/g

/** Whether a reason has no word that isn't in the choice or the question already. */
function repeats(reason: string, said: string): boolean {
  if (/\p{Script=Han}/u.test(reason)) {
    const rest = reason
      .replace(AROUND_CHINESE, ' ')
      .split(/[^\p{L}\p{N}]+/u)
      .filter(Boolean)
    return rest.length > 0 && rest.every((part) => said.includes(part))
  }
  const known = new Set(tokensOf(said))
  const tokens = tokensOf(reason)
  return tokens.length > 0 && tokens.every((token) => known.has(token) || AROUND.has(token))
}

const tokensOf = (text: string) => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []

/** The last text that was asked about, taken apart: questions of a module come one after another. */
let held: { text: string; bare: string; words: Set<string> | null } | null = null

function bareOf(text: string): string {
  if (held?.text !== text) held = { text, bare: bareText(text), words: null }
  return held.bare
}

function wordsOf(text: string, language: Language): Set<string> {
  bareOf(text)
  const words = held?.words ?? new Set(contentWords(text, language))
  if (held) held.words = words
  return words
}

/** The flags on what the module says: whether it settles the question. */
export function lintPassage(reading: Reading, text: string | undefined): Flag[] {
  if (!text?.trim()) return []
  const { question } = reading
  const where = { part: 'question' } as const
  const bare = bareOf(text)
  if (question.passage?.trim()) {
    const wanted = bareText(question.passage)
    return wanted === '' || bare.includes(wanted) ? [] : [{ rule: 'not-answerable', where }]
  }
  const rule = isCovered(reading, wordsOf(text, reading.language), bare)
    ? 'no-passage'
    : 'not-answerable'
  return [{ rule, where }]
}

/** Whether a text speaks of what is asked, and of what is right. */
function isCovered(
  { ask, rights, question, choices }: Reading,
  words: Set<string>,
  bare: string,
): boolean {
  const judged = question.kind === 'true-false'
  const share = (wanted: string[]) =>
    wanted.length === 0 ? 1 : wanted.filter((word) => words.has(word)).length / wanted.length
  const asked = [...new Set(ask.words)]
  if (judged) return share(asked) >= 0.5
  const key = [...new Set(rights.flatMap((right) => right.words))]
  const named = rights.every(({ text }) => text.length > 1 && bare.includes(bareText(text)))
  if (named && rights.length > 0 && asked.some((word) => words.has(word))) return true
  if (share([...asked, ...key]) < 0.4) return false
  const derived = /\d/.test(ask.text) || rights.some(({ code }) => code)
  const short = rights.every((right) => right.words.length <= 3) && !derived
  if (!short || share(key) > 0 || rights.some((right) => bare.includes(bareText(right.text))))
    return true
  return (
    choices.some(({ right, words: own }) => !right && own.length > 0 && share(own) > 0) &&
    asked.length > 0 &&
    share(asked) === 1
  )
}

/** The flags on a question beside the others of its card. */
export function lintSiblings(reading: Reading, siblings: readonly QuestionSource[]): Flag[] {
  const { question, rights, wrongs, ask, language } = reading
  const where = { part: 'question' } as const
  const others = siblings.filter(({ id }) => id !== question.id || question.id === '')
  const own = bareText(question.ask)
  if (
    own !== '' &&
    others.some(
      (other) => other !== question && bareText(other.ask) === own && sameKey(reading, other),
    )
  ) {
    return [{ rule: 'twin-question', where }]
  }
  const [key] = rights
  if (question.kind !== 'one' || !key || rights.length !== 1 || key.words.length === 0) return []
  const asked = new Set(ask.words)
  const told = others.some((other) => {
    const text = bareText(other.ask)
    const wanted = bareText(key.text)
    if (wanted.length < 4 || !text.includes(wanted)) return false
    if (wrongs.some((wrong) => text.includes(bareText(wrong.text)))) return false
    const shared = new Set(contentWords(other.ask, language).filter((word) => asked.has(word)))
    return shared.size >= 2 && shared.size >= asked.size / 2
  })
  return told ? [{ rule: 'answer-elsewhere', where }] : []
}

function sameKey(reading: Reading, other: QuestionSource): boolean {
  const keys = other.choices
    .filter(({ right }) => right)
    .map(({ text }) => saidOf(text, reading.language))
  return (
    keys.length === reading.rights.length &&
    reading.rights.every((right) => keys.some((key) => duplicateOf(right, key, reading)))
  )
}
