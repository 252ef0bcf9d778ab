import { isPicked, isTyped, type Kind } from '~/features/course/outline'
import type { Contents } from './draft'

export type QuestionContent = Contents['question']

/** A choice as it is typed. `match` is what belongs to it, of a match. */
export type ChoiceFields = { text: string; right: boolean; reason: string; match: string }

/** A question as it is typed: texts alone, so that nothing is lost, however wrong it is. */
export type QuestionFields = {
  kind: Kind
  ask: string
  /** The id of the part of its concept; empty while none is named. */
  concept: string
  choices: ChoiceFields[]
  tolerance: string
  unit: string
  otherwise: string
  passage: string
}

/** How many choices the form holds at most. */
export const MOST = 8

export const emptyChoice = (right = false): ChoiceFields => ({
  ...{ text: '', right, reason: '', match: '' },
})

/** A new question: one choice of four. */
export const NEW_QUESTION: QuestionContent = {
  kind: 'one',
  ask: '',
  concept: null,
  choices: [true, false, false, false].map((right) => ({ text: '', right, reason: null })),
  passage: null,
}

/** A question of a draft as the form shows it. */
export function questionFields(content: QuestionContent): QuestionFields {
  const { kind, ask, concept, choices, passage } = content
  const { tolerance, toleranceTyped, unit, otherwise } = content
  return {
    kind,
    ask,
    concept: concept ?? '',
    choices: choices.map(({ text, right, reason, match }) => ({
      ...{ text, right, reason: reason ?? '', match: match ?? '' },
    })),
    tolerance: toleranceTyped ?? tolerance?.toString() ?? '',
    unit: unit ?? '',
    otherwise: otherwise ?? '',
    passage: passage ?? '',
  }
}

/**
 * What a draft keeps of the form, without spaces at either end. Parts that the kind does not have
 * are left out.
 */
export function questionContent(fields: QuestionFields): QuestionContent {
  const { kind, concept, choices } = fields
  const [unit, otherwise] = [fields.unit.trim(), fields.otherwise.trim()]
  return {
    kind,
    ask: fields.ask.trim(),
    concept: concept === '' ? null : concept,
    choices: choices.map(({ text, right, reason, match }) => ({
      text: text.trim(),
      right: right || kind === 'order' || kind === 'match',
      reason: reason.trim() || null,
      ...(kind === 'match' && { match: match.trim() }),
    })),
    passage: fields.passage.trim() || null,
    ...(kind === 'number' && toleranceOf(fields.tolerance)),
    ...(kind === 'number' && unit && { unit }),
    ...(isTyped(kind) && otherwise && { otherwise }),
  }
}

const TOLERANCE = /^\d*\.?\d+(?:e[-+]?\d+)?$/i

function toleranceOf(typed: string) {
  const text = typed.trim().replace(',', '.')
  if (text === '') return {}
  const value = TOLERANCE.test(text) ? Number(text) : Number.NaN
  return Number.isFinite(value) ? { tolerance: value } : { toleranceTyped: typed }
}

/** The form as a browser sends it; each choice's parts are repeated, `right` names choices from 0. */
export function questionPairs(fields: QuestionFields): [string, string][] {
  const { kind, ask, concept, choices, tolerance, unit, otherwise, passage } = fields
  const each = choices.flatMap(({ text, right, reason, match }, at): [string, string][] => [
    ['choice', text],
    ['reason', reason],
    ['match', match],
    ...(right ? ([['right', `${at}`]] as [string, string][]) : []),
  ])
  const rest = Object.entries({ kind, ask, concept, tolerance, unit, otherwise, passage })
  return [...rest, ...each]
}

/** The form after a step with its choices: `add`, `up:2`, `down:2` or `remove:2`, from 0. */
export function stepped(fields: QuestionFields, step: string): QuestionFields {
  const [name, place] = step.split(':')
  const at = Number(place)
  const choices = [...fields.choices]
  if (name === 'add' && choices.length < MOST) choices.push(emptyChoice(!isPicked(fields.kind)))
  const [taken] = name === 'add' || name === 'keep' ? [] : choices.splice(at, 1)
  const to = at + (name === 'up' ? -1 : 1)
  if (taken && name !== 'remove') choices.splice(Math.max(0, to), 0, taken)
  return { ...fields, choices }
}

const TRUTHS = ['true', 'false']
const isTruths = (choices: ChoiceFields[]) =>
  choices.map((choice) => choice.text).join() === TRUTHS.join()

/** The same question of another kind: as much of it stays as that kind can hold. */
export function ofKind(fields: QuestionFields, kind: Kind): QuestionFields {
  const { choices } = fields
  if (kind === 'true-false') {
    const truth = isTruths(choices)
    const made = TRUTHS.map((text, at) => ({ ...emptyChoice(at === 0), text }))
    return { ...fields, kind, choices: truth ? choices : made }
  }
  const kept = isTruths(choices) ? choices.map((choice) => ({ ...choice, text: '' })) : choices
  const all = kind === 'order' || kind === 'match'
  const first = kept.findIndex((choice) => choice.right)
  const marked = kept.map((choice, at) => ({
    ...choice,
    right: all || (kind === 'one' ? at === Math.max(0, first) : choice.right),
  }))
  return { ...fields, kind, choices: marked }
}
