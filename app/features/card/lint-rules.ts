import type { QuestionSource } from '~/features/course/outline'

/** The rules for questions, in the order in which their flags are told. @see docs/linting.md */
export const RULES = [
  'empty-stem',
  'empty-choice',
  'no-key',
  'two-keys',
  'no-wrong-choice',
  'duplicate-choices',
  'overlapping-choices',
  'longest-is-right',
  'answer-in-stem',
  'giveaway-grammar',
  'convergence-cue',
  'negation',
  'double-negative',
  'absolutes',
  'vague-terms',
  'all-of-the-above',
  'none-of-the-above',
  'complex-choices',
  'mixed-choices',
  'filler-choice',
  'unordered-numbers',
  'blank-in-middle',
  'unfocused-stem',
  'window-dressing',
  'long-stem',
  'two-claims',
  'opinion',
  'missing-reason',
  'reason-says-nothing',
  'reason-repeats-choice',
  'no-passage',
  'not-answerable',
  'answer-elsewhere',
  'twin-question',
] as const
export type Rule = (typeof RULES)[number]

/** Where in a question a flag belongs; `at` is the place of the choice, from 0. */
export type Where = { part: 'ask' | 'choice' | 'reason' | 'question'; at?: number }

/** A place where a question breaks a rule. */
export type Flag = {
  rule: Rule
  where: Where
  /** The whole question with this mended, where that can't change what it means. */
  fix?: QuestionSource
}
