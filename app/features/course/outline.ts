import type { Span } from './spans'

/** The languages a course can be written in. English and Simplified Chinese are equals. */
export const LANGUAGES = ['en', 'zh-CN'] as const
export type Language = (typeof LANGUAGES)[number]

/** The kinds of question a card can hold. */
export const KINDS = ['one', 'several', 'true-false', 'number', 'text', 'order', 'match'] as const
export type Kind = (typeof KINDS)[number]

/** How many questions a card has. */
export const CARD = 3

/** Whether what is asked for is typed, and no choice is shown before the answer. */
export const isTyped = (kind: Kind): kind is 'number' | 'text' =>
  kind === 'number' || kind === 'text'

/** Whether the choices are picked from: the kinds in which some are right and some are not. */
export const isPicked = (kind: Kind): kind is 'one' | 'several' | 'true-false' =>
  kind === 'one' || kind === 'several' || kind === 'true-false'

/**
 * One option of a question, as written. `text` and `reason` are Markdown; of the kinds `number`
 * and `text`, `text` is plain: a number, or a form that is accepted or a known mistake.
 */
export type ChoiceSource = {
  text: string
  right: boolean
  /** Why it is right or wrong; null only on imported questions. */
  reason: string | null
  /** Kind `match`: what belongs to it, Markdown. */
  match?: string
}

/** A question as written: what a card or a pool holds. */
export type QuestionSource = {
  /** Stable and unique in the course, the same in every translation. */
  id: string
  /** The key of the concept it tests. */
  concept: string
  kind: Kind
  /** Markdown. */
  ask: string
  /**
   * 2 to 8, or 1 to 8 of the kinds `number` and `text`. A `true-false` question has exactly two,
   * true first; those of `order` stand in the right order; of `order` and `match` all are right.
   */
  choices: ChoiceSource[]
  /** The sentence of the module, verbatim, that settles it; null where none is named. */
  passage: string | null
  /** Kind `number`: how far off a value may be, in its own unit, from 0; left out: 0. */
  tolerance?: number
  /** Kind `number`: such as `m/s`; null or left out: none. */
  unit?: string | null
  /** Kinds `number` and `text`: why any other answer is not right, Markdown. */
  otherwise?: string | null
}

/** A concept as written, with what is needed before it. */
export type ConceptSource = {
  /** Stable and unique in the course, the same in every translation. */
  id: string
  title: string
  /** One sentence, plain text. */
  summary: string
  needs: { id: string /** the sentence that says so */; because: string }[]
}

/** A line of a digest's script as written. */
export type LineSource = {
  part: 'opening' | 'point' | 'recall'
  /** Plain, one sentence. */
  text: string
  /** Whether a longer pause goes before it. */
  begins: boolean
  /** What it says again, verbatim: a sentence, title or question of the module; null: its author's own words. */
  from: string | null
}

/** A module as written. */
export type ModuleSource = {
  /** Stable and unique in the course, the same in every translation; stands in the URL. */
  id: string
  title: string
  /** The concepts it teaches, in teaching order. */
  concepts: ConceptSource[]
  /** Markdown, without the module's own heading, concepts, card and pool. */
  body: string
  /** What it is of a recording: its minutes then. Left out: its text is studied without one. */
  spans?: Span[]
  /** Exactly three questions, or none: then the module is a draft. */
  card: QuestionSource[]
  /** Further questions for practice. */
  pool: QuestionSource[]
  /** What its digest says. Left out: what is proposed from its text. */
  digest?: LineSource[]
}

/** A course as written: what an importer gives and the exporter takes. */
export type CourseSource = {
  /** Shared by all translations of the course. */
  id: string
  language: Language
  title: string
  /** One or two sentences, plain text. */
  summary: string
  /** Who wrote it, plain text. */
  by: string
  licence: string
  /** Works the course rests on, plain text with links as Markdown. */
  sources: string[]
  modules: ModuleSource[]
}
