import type {
  GIFTQuestion,
  NumericalChoice,
  NumericalFormat,
  TextChoice,
  TextFormat,
} from 'gift-pegjs'
import type { ChoiceSource } from '~/features/course/outline'
import type { Asked } from './bank'
import type { Extras } from './gift-parts'
import { giftPlain, giftText } from './gift-text'
import { asPicked } from './moodle-questions'

type Question = Exclude<GIFTQuestion, { type: 'Category' | 'Description' }>
type Read = { asked: Asked; warnings: string[] } | { essay: string }

const HALF = 'an answer that is right in part counts as not right'

/** A parsed question as a question of ours; what is lost of its texts is added to `losses`. */
export function giftAsked(question: Question, extras: Extras, losses: string[]): Read {
  const say = (text: TextFormat | null | undefined): string | null => {
    if (!text) return null
    const converted = giftText(text)
    losses.push(...converted.losses)
    return converted.text || null
  }
  const ask = say(question.stem) ?? ''
  const general = say(question.globalFeedback)
  const warnings: string[] = []
  const read = (asked: Omit<Asked, 'ask'>): Read => ({
    asked: withExtras({ ask, ...asked }, general, extras),
    warnings,
  })
  switch (question.type) {
    case 'Essay':
      return { essay: ask }
    case 'TF': {
      const [wrong, right] = [say(question.trueFeedback), say(question.falseFeedback)]
      const choices = [true, false].map((value) => ({
        text: String(value),
        right: question.isTrue === value,
        reason: question.isTrue === value ? right : wrong,
      }))
      return read({ kind: 'true-false', choices })
    }
    case 'Matching': {
      const pairs = question.matchPairs.filter(({ subquestion }) => subquestion.text.trim())
      if (pairs.length < question.matchPairs.length) {
        warnings.push('partners that belong to nothing are left out')
      }
      return read(
        matching(
          pairs.map((pair) => [pair.subquestion, pair.subanswer]),
          say,
          extras,
        ),
      )
    }
    case 'Short':
      return read(typed(question.choices, warnings, say))
    case 'Numerical':
      return read(numerical(question.choices, warnings, say))
    case 'MC':
      return read(picked(question.choices, warnings, say, extras))
  }
}

type Say = (text: TextFormat | null | undefined) => string | null

function matching(pairs: [TextFormat, string][], say: Say, { kind }: Extras): Omit<Asked, 'ask'> {
  if (kind === 'order') {
    const choices = pairs.map(([{ format }, text]) => ({
      text: say({ format, text }) ?? '',
      right: true,
      reason: null,
    }))
    return { kind, choices }
  }
  const choices = pairs.map(([left, right]) => ({
    text: say(left) ?? '',
    right: true,
    reason: null,
    match: say({ format: left.format === 'html' ? 'plain' : left.format, text: right }) ?? '',
  }))
  return { kind: 'match', choices }
}

function typed(all: TextChoice[], warnings: string[], say: Say): Omit<Asked, 'ask'> {
  const other = all.find(({ text, weight }) => text.text.trim() === '*' && (weight ?? 100) < 100)
  const choices = all
    .filter((choice) => choice !== other)
    .map(({ text, weight, isCorrect, feedback }) => {
      if (isHalf(weight)) warnings.push(HALF)
      const right = isCorrect && (weight ?? 100) === 100
      return { text: giftPlain(text), right, reason: say(feedback) }
    })
  return { kind: 'text', choices, otherwise: say(other?.feedback) }
}

function numerical(
  given: NumericalChoice[] | NumericalFormat,
  warnings: string[],
  say: Say,
): Omit<Asked, 'ask'> {
  const all = Array.isArray(given)
    ? given
    : [{ isCorrect: true, weight: null, text: given, feedback: null }]
  const choices: ChoiceSource[] = []
  const tolerances: number[] = []
  let otherwise: string | null = null
  for (const { text, weight, isCorrect, feedback } of all) {
    const value = numberIn(text)
    const right = isCorrect && (weight ?? 100) === 100
    if (isHalf(weight)) warnings.push(HALF)
    if (!value) otherwise = say(feedback)
    else {
      if (right) tolerances.push(value.tolerance)
      choices.push({ text: String(value.number), right, reason: say(feedback) })
    }
  }
  if (new Set(tolerances).size > 1) {
    warnings.push('its answers have different tolerances; the widest counts for all')
  }
  return { kind: 'number', choices, tolerance: Math.max(0, ...tolerances), otherwise }
}

/** A number and how far off it may be; null for the answer that stands for all others. */
function numberIn({ number, range, numberLow, numberHigh }: NumericalFormat) {
  if (number !== undefined) return { number, tolerance: Math.abs(range ?? 0) }
  if (numberLow === undefined || numberHigh === undefined) return null
  const exact = (value: number) => Number(value.toPrecision(12))
  return {
    number: exact((numberLow + numberHigh) / 2),
    tolerance: exact(Math.abs(numberHigh - numberLow) / 2),
  }
}

function picked(
  all: TextChoice[],
  warnings: string[],
  say: Say,
  { kind }: Extras,
): Omit<Asked, 'ask'> {
  const whole = (choice: TextChoice) => choice.isCorrect || choice.weight === 100
  const one = all.some(whole)
  if (one && all.some((choice) => !whole(choice) && (choice.weight ?? 0) > 0)) warnings.push(HALF)
  const isRight = (choice: TextChoice) => (one ? whole(choice) : (choice.weight ?? 0) > 0)
  const choices = all.map((choice) => ({
    text: say(choice.text) ?? '',
    right: isRight(choice),
    reason: say(choice.feedback),
  }))
  const rights = choices.filter(({ right }) => right).length
  if (kind === 'one' || kind === 'several') return { kind, choices }
  return asPicked(choices, rights > 1 || !one)
}

const isHalf = (weight: number | null) => weight !== null && weight > 0 && weight < 100

/** A reason that is meant for every answer stands where there is none of its own. */
function withExtras(asked: Asked, general: string | null, extras: Extras): Asked {
  const { reasons = [], texts, matches, otherwise, passage, unit } = extras
  const fits = (all?: string[]) => all?.length === asked.choices.length
  const own = asked.kind === 'number' || asked.kind === 'text'
  return {
    ...asked,
    choices: asked.choices.map((choice, at) => ({
      ...choice,
      ...(fits(texts) && { text: texts?.[at] ?? choice.text }),
      ...(fits(matches) && { match: matches?.[at] ?? choice.match }),
      reason: choice.reason ?? reasons[at] ?? general,
    })),
    ...(own && { otherwise: asked.otherwise ?? otherwise ?? general }),
    ...(unit !== undefined && { unit }),
    passage: passage ?? null,
  }
}
