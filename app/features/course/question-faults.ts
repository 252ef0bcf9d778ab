import { LIMITS } from './course-limits'
import { isPicked, isTyped, type QuestionSource } from './outline'
import { bareText } from './plain-text'
import { isNear, numberIn } from './typed-number'
import { sameText } from './typed-text'

/** What is wrong with a question, and where in it; `what` is for people, in English. */
export type QuestionFault = { at: (string | number)[]; what: string }

/**
 * The first thing wrong with a question whose parts are each well formed; null for none.
 *
 * @param concepts the ids of those there are
 * @param text of the module, as {@link bareText} gives it
 */
export function faultOfQuestion(
  question: QuestionSource,
  concepts: ReadonlySet<string>,
  text: string,
): QuestionFault | null {
  const { concept, passage } = question
  if (!concepts.has(concept)) return { at: ['concept'], what: `${concept} is no concept` }
  const fault = faultOfParts(question) ?? faultOfChoices(question)
  if (fault) return fault
  if (passage !== null && !text.includes(bareText(passage))) {
    return { at: ['passage'], what: 'the passage does not stand in the module’s text' }
  }
  return null
}

/** Parts that its kind does not have, or lacks. */
function faultOfParts({ kind, choices, tolerance, unit, otherwise }: QuestionSource) {
  const least = isTyped(kind) ? 1 : LIMITS.choices.least
  if (choices.length < least) return { at: ['choices'], what: `has fewer than ${least} choices` }
  if (kind !== 'number') {
    if (tolerance !== undefined) return { at: ['tolerance'], what: 'is only for `kind: number`' }
    if (typeof unit === 'string') return { at: ['unit'], what: 'is only for `kind: number`' }
  }
  if (tolerance !== undefined && !(tolerance >= 0 && Number.isFinite(tolerance))) {
    return { at: ['tolerance'], what: 'is not a number from 0' }
  }
  if (!isTyped(kind) && typeof otherwise === 'string') {
    return { at: ['otherwise'], what: 'is only for the kinds `number` and `text`' }
  }
  for (const [at, { match }] of choices.entries()) {
    if (kind === 'match' && match === undefined) {
      return { at: ['choices', at], what: 'has no `match`' }
    }
    if (kind !== 'match' && match !== undefined) {
      return { at: ['choices', at, 'match'], what: 'is only for `kind: match`' }
    }
  }
  return null
}

function faultOfChoices(question: QuestionSource): QuestionFault | null {
  const { kind, choices } = question
  const right = choices.filter((choice) => choice.right).length
  if (right === 0) return { at: ['choices'], what: 'no choice is right' }
  if (isPicked(kind) && kind !== 'several' && right > 1) {
    return { at: ['choices'], what: `${right} choices are right; write \`kind: several\`` }
  }
  if (!isPicked(kind) && !isTyped(kind) && right < choices.length) {
    return { at: ['choices'], what: `all choices of \`kind: ${kind}\` are right` }
  }
  const texts = choices.map((choice) => choice.text)
  if (kind === 'true-false' && texts.join() !== 'true,false') {
    return { at: ['choices'], what: 'the choices are `true` and `false`, in this order' }
  }
  const partners = choices.flatMap(({ match }) => match ?? [])
  const shared = partners.findIndex((one, at) => partners.indexOf(one) < at)
  if (shared >= 0) {
    return { at: ['choices', shared, 'match'], what: 'another choice has the same `match`' }
  }
  return faultOfTyped(question) ?? faultOfTwins(question)
}

function faultOfTyped({ kind, choices }: QuestionSource): QuestionFault | null {
  if (!isTyped(kind)) return null
  const long = choices.findIndex(({ text }) => text.length > LIMITS.typed)
  if (long >= 0) {
    return { at: ['choices', long], what: `is longer than ${LIMITS.typed} characters` }
  }
  const broken = choices.findIndex(({ text }) => /[\p{Cc}\u2028\u2029]/u.test(text))
  if (broken >= 0) return { at: ['choices', broken], what: 'is not one line of text' }
  const worded = choices.findIndex(({ text }) => kind === 'number' && numberIn(text) === null)
  if (worded >= 0) return { at: ['choices', worded], what: 'is not a number' }
  return null
}

/** A choice that could never be told from one before it. */
function faultOfTwins({ kind, choices, tolerance = 0 }: QuestionSource): QuestionFault | null {
  const alike = (a: string, b: string, apart: number) => {
    if (kind === 'text') return sameText(a, b)
    if (kind !== 'number') return a === b
    return isNear(numberIn(a) ?? Number.NaN, numberIn(b) ?? Number.NaN, apart)
  }
  for (const [at, { text, right }] of choices.entries()) {
    for (const [before, other] of choices.slice(0, at).entries()) {
      const apart = right === other.right ? 0 : tolerance
      if (!alike(text, other.text, apart)) continue
      const wrong = right ? before : at
      const what = apart > 0 ? 'is as near as the tolerance to one that is right' : null
      return { at: ['choices', what ? wrong : at], what: what ?? 'another choice says the same' }
    }
  }
  return null
}
