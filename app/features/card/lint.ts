import type { Language, QuestionSource } from '~/features/course/outline'
import { lintAsk } from './lint-ask'
import { lintChoices } from './lint-choices'
import { lintKey } from './lint-key'
import { lintNumbers } from './lint-numbers'
import { readingOf } from './lint-reading'
import { lintPassage, lintReasons } from './lint-reasons'
import { type Flag, RULES } from './lint-rules'
import { lintSiblings } from './lint-siblings'

/** What a question stands in. */
export type Around = {
  language: Language
  /** The module's Markdown; left out: whether it settles the question isn't looked at. */
  text?: string
  /** The other questions of its card. */
  siblings?: readonly QuestionSource[]
}

/**
 * Where a question breaks the published rules for writing questions, in the order of `RULES`; empty
 * for a question without a flaw that can be seen from its text. It takes well below a millisecond.
 *
 * @see docs/linting.md for each rule, and where it comes from
 * @see Haladyna, Downing & Rodriguez 2002, “A review of multiple-choice item-writing guidelines”
 * @see Moore et al. 2023, arXiv 2307.08161, for rules that a program can check
 */
export function lint(question: QuestionSource, { language, text, siblings = [] }: Around): Flag[] {
  const reading = readingOf(question, language)
  return [
    ...lintAsk(reading),
    ...lintChoices(reading),
    ...lintKey(reading),
    ...lintNumbers(reading),
    ...lintReasons(reading),
    ...lintPassage(reading, text),
    ...lintSiblings(reading, siblings),
  ].sort((a, b) => RULES.indexOf(a.rule) - RULES.indexOf(b.rule))
}
