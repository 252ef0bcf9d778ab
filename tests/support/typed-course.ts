import type { CourseSource, QuestionSource } from '~/features/course/outline'
import { canary, tinyCourse } from './tiny-course'

/** The kinds whose answer is typed, put in order or matched. */
export const NEW_KINDS = ['number', 'text', 'order', 'match'] as const

const why = (id: string, name: string) => `Why ${name}. ${canary(id)}`

function question(id: string, concept: string, kind: (typeof NEW_KINDS)[number]): QuestionSource {
  const passage = 'The settling sentence of m1 stands here.'
  const base = { id, concept, kind, ask: `Asked by ${id}?`, passage }
  const right = (text: string) => ({ text, right: true, reason: why(id, text) })
  const wrong = (text: string) => ({ text, right: false, reason: why(id, text) })
  switch (kind) {
    case 'number':
      return {
        ...base,
        choices: [right('1234.5'), wrong('617.25')],
        tolerance: 0.5,
        unit: 'm/s',
        otherwise: why(id, 'otherwise'),
      }
    case 'text':
      return {
        ...base,
        choices: [right(`KEY-${id}`), right(`答案-${id}`), wrong('a known mistake')],
        otherwise: why(id, 'otherwise'),
      }
    case 'order':
      return { ...base, choices: ['first', 'second', 'third', 'fourth'].map(right) }
    case 'match':
      return {
        ...base,
        choices: ['one', 'two', 'three'].map((text) => ({ ...right(text), match: `of ${text}` })),
      }
  }
}

/**
 * A course for tests whose first card asks a number, a text and an order, and whose second asks
 * a match; the pool of its first concept has one of each.
 */
export function typedCourse(id = 'typed'): CourseSource {
  const course = tinyCourse({ id, modules: 2 })
  const [first, second] = course.modules
  if (!first || !second) throw new Error('no modules')
  const of = (place: string) => (kind: (typeof NEW_KINDS)[number]) =>
    question(`${place}-${kind}`, 'm1-a', kind)
  first.card = (['number', 'text', 'order'] as const).map(of('card'))
  first.pool = NEW_KINDS.map(of('pool'))
  second.card = [{ ...of('card')('match'), passage: null }, ...second.card.slice(1)]
  return course
}
