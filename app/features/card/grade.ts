import { z } from 'zod'
import type { Question } from '~/features/course/course'
import { isNear, readNumber, sameUnit } from '~/features/course/typed-number'
import { sameText } from '~/features/course/typed-text'
import type { Lack } from './given'
import { pairsIn, type Response } from './response'

const LONGEST = 200 // characters

/** A posted answer: the question, and the response as a set. Fields left empty are left out. */
export const Answer = z.strictObject({
  question: z.string().min(1).max(300),
  response: z
    .union([z.string().max(LONGEST), z.array(z.string().max(LONGEST)).max(8)])
    .optional()
    .transform((response) => {
      const clean = [response ?? []].flat().map((one) => one.replace(/\p{Cc}+/gu, ' ').trim())
      return [...new Set(clean.filter((one) => one !== ''))].sort()
    }),
})
export type Answer = z.infer<typeof Answer>

export type Grade =
  | { kind: 'incomplete'; lack: Lack }
  | { kind: 'unknown' }
  | { kind: 'graded'; right: boolean }

const incomplete = (lack: Lack): Grade => ({ kind: 'incomplete', lack })
const graded = (right: boolean): Grade => ({ kind: 'graded', right })
const UNKNOWN: Grade = { kind: 'unknown' }

/**
 * Grades one response. What can't be graded yet is `incomplete`: nothing given, no number where
 * one is asked for, a choice without its position or partner, or one given twice. What the question does
 * not have is `unknown`: a choice or partner of another one, or two where one is asked for.
 *
 * Several choices are right when exactly the right ones are taken; an order and a match when
 * every choice is where it belongs.
 */
export function grade(question: Question, response: Response): Grade {
  if (response.length === 0) return incomplete('nothing')
  switch (question.kind) {
    case 'number':
    case 'text': {
      if (response.length > 1) return UNKNOWN
      const form = formOf(question, response[0] ?? '')
      return form === null ? incomplete('no-number') : graded(form.right)
    }
    case 'order': {
      const positions = question.choices.map((_, at) => String(at + 1))
      return gradePairs(question, response, positions)
    }
    case 'match':
      return gradePairs(
        question,
        response,
        question.choices.map(({ match }) => match?.id ?? ''),
      )
    default:
      return gradePicked(question, response)
  }
}

function gradePicked({ kind, choices }: Question, response: Response): Grade {
  const known = new Set(choices.map(({ id }) => id))
  if (response.some((id) => !known.has(id))) return UNKNOWN
  if (kind !== 'several' && response.length > 1) return UNKNOWN
  return graded(choices.every((choice) => choice.right === response.includes(choice.id)))
}

/** @param belongs where each choice belongs, in the order of the choices */
function gradePairs({ choices }: Question, response: Response, belongs: string[]): Grade {
  const pairs = pairsIn(response)
  const known = new Set(choices.map(({ id }) => id))
  if (pairs.some(({ choice, to }) => !known.has(choice) || !belongs.includes(to))) {
    return UNKNOWN
  }
  const put = new Map(pairs.map(({ choice, to }) => [choice, to]))
  if (put.size < pairs.length) return UNKNOWN
  if (put.size < choices.length) return incomplete('missing')
  if (new Set(put.values()).size < choices.length) return incomplete('twice')
  return graded(choices.every(({ id }, at) => put.get(id) === belongs[at]))
}

/**
 * Which accepted form or known mistake was typed: its number among the choices, from 0, or null for none
 * of them. Null when no number was typed where one is asked for. Right ones are looked at first.
 */
export function formOf(question: Question, typed: string) {
  const { forms = [], tolerance = 0 } = question.typed ?? {}
  const says = question.kind === 'number' ? saysNumber(question, typed, tolerance) : null
  if (question.kind === 'number' && !says) return null
  const fits = (form: string) => (says ? says(form) : sameText(form, typed))
  const isRight = (at: number) => question.choices[at]?.right === true
  const found = forms.flatMap((form, at) => (fits(form) ? [at] : []))
  const at = found.find(isRight) ?? found[0] ?? null
  return { at, right: at !== null && isRight(at) }
}

function saysNumber({ unit }: Question, typed: string, tolerance: number) {
  const read = readNumber(typed)
  if (!read || (read.unit !== '' && !unit)) return null
  if (read.unit !== '' && !sameUnit(read.unit, unit ?? '')) return () => false
  return (form: string) => {
    const value = readNumber(form)?.values[0] ?? Number.NaN
    return read.values.some((one) => isNear(one, value, tolerance))
  }
}
