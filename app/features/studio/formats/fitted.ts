import { LIMITS } from '~/features/course/course-limits'
import { DEEPEST, nestingOf } from '~/features/course/nesting'
import { type ChoiceSource, isPicked, isTyped } from '~/features/course/outline'
import { faultOfQuestion } from '~/features/course/question-faults'
import { isNear, numberIn } from '~/features/course/typed-number'
import { sameText } from '~/features/course/typed-text'
import type { Asked } from './bank'
import { oneLine } from './one-line'

type Fit = { asked: Asked; warnings: string[] } | { why: string }

/**
 * A question as a course can hold it: texts cleaned, empty and doubled choices gone, not more
 * choices than there may be. Where that is not possible, why.
 */
export function fitted(raw: Asked): Fit {
  const warnings: string[] = []
  const { passage = null, tolerance, unit, otherwise } = raw
  const asked: Asked = {
    kind: raw.kind,
    ask: clean(raw.ask),
    choices: raw.choices.map(cleanChoice),
    passage: passage === null ? null : clean(passage),
    ...(raw.kind === 'number' && { tolerance: tolerance ?? 0 }),
    ...(raw.kind === 'number' && unit?.trim() && { unit: oneLine(unit).slice(0, LIMITS.unit) }),
    ...(isTyped(raw.kind) && clean(otherwise ?? '') && { otherwise: clean(otherwise ?? '') }),
  }
  if (!asked.ask) return { why: 'it has no text' }
  const fault = isTyped(asked.kind) ? fitTyped(asked, warnings) : fitShown(asked, warnings)
  if (fault) return { why: fault }
  const texts = [asked.ask, asked.passage ?? '', asked.otherwise ?? '']
  for (const { text, reason, match } of asked.choices) texts.push(text, reason ?? '', match ?? '')
  if (texts.some((text) => text.length > LIMITS.text)) {
    return { why: `a text is longer than ${LIMITS.text} characters` }
  }
  if (texts.some((text) => nestingOf(text) > DEEPEST)) {
    return { why: `a text is nested deeper than ${DEEPEST} levels` }
  }
  const whole = { ...asked, id: 'a', concept: 'a', passage: null }
  const wrong = faultOfQuestion(whole, new Set(['a']), '')
  return wrong ? { why: wrong.what } : { asked, warnings }
}

/** Markdown without what can't be stored or shown, and without empty ends. */
export function clean(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/\p{Surrogate}|[^\P{Cc}\n\t]|[\uFFFE\uFFFF]/gu, '')
    .trim()
}

function cleanChoice({ text, right, reason, match }: ChoiceSource): ChoiceSource {
  return {
    text: clean(text),
    right,
    reason: clean(reason ?? '') || null,
    ...(match !== undefined && { match: clean(match) }),
  }
}

function fitTyped(asked: Asked, warnings: string[]): string | null {
  const { kind, tolerance = 0 } = asked
  const kept: ChoiceSource[] = []
  // What is right comes first: a mistake that says the same could never be told from it.
  const inTurn = [...asked.choices].sort((a, b) => Number(b.right) - Number(a.right))
  for (const choice of inTurn) {
    const text = choice.text.replace(/\s+/g, ' ')
    const fits = text !== '' && text.length <= LIMITS.typed
    if (!fits && choice.right) {
      return text ? `an answer is longer than ${LIMITS.typed} characters` : 'an answer is empty'
    }
    if (!fits) continue
    if (kind === 'number' && numberIn(text) === null) {
      return `the answer ${text.slice(0, 40)} is not a number`
    }
    const twin = kept.some((one) => {
      if (kind === 'text') return sameText(one.text, text)
      const apart = one.right === choice.right ? 0 : tolerance
      return isNear(numberIn(one.text) ?? 0, numberIn(text) ?? 0, apart)
    })
    if (!twin) kept.push({ ...choice, text })
  }
  const order = new Map(asked.choices.map((choice, at) => [choice.text.replace(/\s+/g, ' '), at]))
  kept.sort((a, b) => (order.get(a.text) ?? 0) - (order.get(b.text) ?? 0))
  asked.choices = fewer(kept, warnings)
  return kept.some(({ right }) => right) ? null : 'no answer is marked as right'
}

function fitShown(asked: Asked, warnings: string[]): string | null {
  const { kind } = asked
  const known = new Map<string, ChoiceSource>()
  for (const choice of asked.choices) {
    if (!choice.text || (kind === 'match' && !choice.match)) {
      if (choice.right) return 'a choice has no text'
      continue
    }
    const same = known.get(choice.text)
    if (same && (same.right !== choice.right || !isPicked(kind))) {
      return kind === 'order' || kind === 'match'
        ? 'two of its parts are the same'
        : 'one choice is right and wrong'
    }
    if (same) warnings.push('a choice stands there twice; it is taken once')
    else known.set(choice.text, choice)
  }
  const kept = [...known.values()]
  const rights = kept.filter(({ right }) => right).length
  if (kept.length < LIMITS.choices.least) return 'it has fewer than two choices'
  if (rights === 0) return 'no choice is marked as right'
  if (!isPicked(kind)) {
    const partners = new Set(kept.map(({ match }) => match))
    if (kind === 'match' && partners.size < kept.length) return 'two of its parts are the same'
    if (kept.length > LIMITS.choices.most) return `it has more than ${LIMITS.choices.most} parts`
  } else if (rights > LIMITS.choices.most) return `more than ${LIMITS.choices.most} are right`
  else if (rights > 1) asked.kind = 'several'
  asked.choices = fewer(kept, warnings)
  return null
}

/** At most as many as a question may have: wrong ones go first. */
function fewer(choices: ChoiceSource[], warnings: string[]): ChoiceSource[] {
  const extra = choices.length - LIMITS.choices.most
  if (extra <= 0) return choices
  warnings.push(`it has more than ${LIMITS.choices.most} choices; ${extra} are left out`)
  const kept = [...choices.filter(({ right }) => right), ...choices.filter(({ right }) => !right)]
  const held = new Set(kept.slice(0, LIMITS.choices.most))
  return choices.filter((choice) => held.has(choice))
}
