import { LIMITS } from './course-limits'
import { DEEPEST, nestingOf } from './nesting'
import type { ConceptSource, CourseSource, ModuleSource, QuestionSource } from './outline'
import { bareText } from './plain-text'
import { wayThrough } from './prerequisites'
import { faultOfQuestion } from './question-faults'
import { minutesOfModule } from './spans'

/** Where in a module a fault is. `at` is the path inside that part. */
export type Place = {
  module: number
  part: 'heading' | 'concepts' | 'body' | 'card' | 'pool'
  at: (string | number)[]
}

/** What is wrong with a course as a whole; `place` is null when no one place is to blame. */
export type Fault = { place: Place | null; what: string }

/** The first thing wrong with a course whose parts are each well formed; null for none. */
export function faultOf(course: CourseSource): Fault | null {
  if (course.modules.length === 0) return { place: null, what: 'the course has no module' }
  if (course.modules.length > LIMITS.modules) {
    return { place: null, what: `the course has more than ${LIMITS.modules} modules` }
  }
  return (
    faultOfIds(course.modules) ??
    faultOfNeeds(course.modules) ??
    first(course.modules, (module, at) => faultOfModule(module, at, course.modules))
  )
}

function first<T>(all: T[], fault: (one: T, at: number) => Fault | null): Fault | null {
  for (const [at, one] of all.entries()) {
    const found = fault(one, at)
    if (found) return found
  }
  return null
}

function faultOfIds(modules: ModuleSource[]): Fault | null {
  const taken = {
    module: new Set<string>(),
    concept: new Set<string>(),
    question: new Set<string>(),
  }
  const take = (kind: keyof typeof taken, id: string, place: Place): Fault | null => {
    if (taken[kind].has(id)) return { place, what: `another ${kind} has the id ${id}` }
    taken[kind].add(id)
    return null
  }
  return first(modules, ({ id, concepts, card, pool }, module) => {
    const of =
      (kind: 'concept' | 'question', part: 'concepts' | 'card' | 'pool') =>
      (one: { id: string }, at: number) =>
        take(kind, one.id, { module, part, at: [at, 'id'] })
    return (
      take('module', id, { module, part: 'heading', at: [] }) ??
      first(concepts, of('concept', 'concepts')) ??
      first(card, of('question', 'card')) ??
      first(pool, of('question', 'pool'))
    )
  })
}

function faultOfNeeds(modules: ModuleSource[]): Fault | null {
  const all = modules.flatMap(({ concepts }) => concepts)
  const way = wayThrough(all)
  const circle = way.kind === 'circle' ? way.circle : []
  const known = new Set(all.map(({ id }) => id))
  const taught = new Set<string>()
  return first(modules, ({ concepts }, module) => {
    for (const { id } of concepts) taught.add(id)
    const faultOfConcept = ({ id, needs }: ConceptSource, concept: number) => {
      const place = (at: (string | number)[]): Place => ({ module, part: 'concepts', at })
      if (circle.includes(id)) {
        const what = `these concepts need each other: ${[...circle, circle[0]].join(' → ')}`
        return { place: place([concept, 'needs']), what }
      }
      return first(needs, (need, at) => {
        if (taught.has(need.id)) return null
        const why = known.has(need.id) ? 'is only taught by a later module' : 'is no concept'
        return { place: place([concept, 'needs', at, 'id']), what: `${need.id} ${why}` }
      })
    }
    return first(concepts, faultOfConcept)
  })
}

function faultOfModule(module: ModuleSource, at: number, modules: ModuleSource[]): Fault | null {
  const body = (what: string) => ({ place: { module: at, part: 'body' as const, at: [] }, what })
  if (module.body.length > LIMITS.body) {
    return body(`the text is longer than ${LIMITS.body} characters`)
  }
  if (nestingOf(module.body) > DEEPEST) {
    return body(`the text is nested deeper than ${DEEPEST} levels`)
  }
  const minutes = minutesOfModule(module)
  if (minutes > LIMITS.minutes) {
    return body(`the module takes ${minutes.toFixed(1)} minutes, more than ${LIMITS.minutes}`)
  }
  const concepts = new Set(modules.flatMap((each) => each.concepts.map(({ id }) => id)))
  const text = bareText(module.body)
  const asked = (part: 'card' | 'pool') => (question: QuestionSource, index: number) => {
    const fault = faultOfQuestion(question, concepts, text)
    return fault && { place: { module: at, part, at: [index, ...fault.at] }, what: fault.what }
  }
  return first(module.card, asked('card')) ?? first(module.pool, asked('pool'))
}
