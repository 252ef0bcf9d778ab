import { LIMITS } from '~/features/course/course-limits'
import type { Language, QuestionSource } from '~/features/course/outline'
import { plainText } from '~/features/course/plain-text'
import { contentWords } from '~/features/course/words'

/** A text of a question, read once for all rules. */
export type Said = {
  /** As written, Markdown; what is longer than a question may be is cut off. */
  raw: string
  /** As it is read. */
  text: string
  /** The same without code: what rules about wording look at. */
  prose: string
  /** The words that carry meaning, in lower case, without endings. */
  words: string[]
  /** In words; a Han character is one. */
  length: number
  /** Whether it is code, or has some. */
  code: boolean
}

export type SaidChoice = Said & { at: number; right: boolean; reason: string | null }

/** A question as the rules see it. */
export type Reading = {
  question: QuestionSource
  language: Language
  /** Whether one of its choices is picked, or several: the rules for choices hold. */
  picks: boolean
  ask: Said
  choices: SaidChoice[]
  rights: SaidChoice[]
  wrongs: SaidChoice[]
}

const CODE =
  /`|[{}<>\\]|\w\(|\(\)|=>|[=!]=|&&|\|\||\w_\w|\p{Ll}{2}\p{Lu}|^[.#$@][a-z_]|[a-z_]\w*\.[a-z]|^--?[a-z]/u

/** A question read for the rules. */
export function readingOf(question: QuestionSource, language: Language): Reading {
  const choices = question.choices.map((choice, at) => ({
    ...saidOf(choice.text, language),
    at,
    right: choice.right,
    reason: choice.reason,
  }))
  return {
    question,
    language,
    picks: question.kind === 'one' || question.kind === 'several',
    ask: saidOf(question.ask, language),
    choices,
    rights: choices.filter(({ right }) => right),
    wrongs: choices.filter(({ right }) => !right),
  }
}

/** A text read for the rules. */
export function saidOf(written: string, language: Language): Said {
  const raw = written.slice(0, LIMITS.text)
  const text = plainText(raw)
  const prose = raw.includes('`') ? plainText(raw.replace(/```[\s\S]*?```|`[^`\n]*`/g, ' ')) : text
  return {
    raw,
    text,
    prose,
    words: contentWords(text, language),
    length: text.match(/\p{Script=Han}|[\p{L}\p{N}]+(?:['’.-][\p{L}\p{N}]+)*/gu)?.length ?? 0,
    code: CODE.test(raw.replace(/\*+|__/g, '')),
  }
}

/** Whether nothing of a Markdown text can be seen. */
export const isBlank = (raw: string): boolean =>
  raw.replace(/<!--[\s\S]*?-->|&(?:nbsp|#160|ensp|emsp);|[\s*_\u200b\u3000]/g, '') === ''

/** A text without what it quotes: words in quotation marks are spoken about, not said. */
export const unquoted = (text: string): string =>
  text.replace(/“[^”\n]*”|"[^"\n]*"|「[^」\n]*」|『[^』\n]*』|(?<!\w)‘[^’\n]*’(?!\w)/g, ' … ')

/** The sentences of a plain text, roughly: none of it is lost. */
export const sentencesOf = (text: string): string[] =>
  text.split(/(?<=[.!?]["”’)]?)\s+(?=\S)|(?<=[。！？])(?=\S)/).filter((part) => part.trim() !== '')

/** The question with one choice left out; undefined where fewer than three would stay. */
export function without(question: QuestionSource, at: number): QuestionSource | undefined {
  if (question.choices.length < 4) return undefined
  return { ...question, choices: question.choices.filter((_, each) => each !== at) }
}
