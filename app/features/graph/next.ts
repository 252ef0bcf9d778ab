import type { Concept, Module, Version } from '~/features/course/course'
import { BANDS, type Band } from '~/features/mastery/band'
import { FIRM } from './graph'
import type { Known } from './known'

/** Why something is next. Each is true of the course and of the learner as they are today. */
export type Why =
  /** A lesson on it is open. */
  | { kind: 'continue' }
  /** The course begins with it, and nothing is finished. */
  | { kind: 'first' }
  /** It is the first that is unfinished. */
  | { kind: 'order' }
  /** It needs nothing from other modules, while the one in order does. */
  | { kind: 'free' }
  /** Its concept `to` needs `from`, which is firm or mastered. */
  | { kind: 'builds-on'; from: string; to: string; band: Band }
  /** Its concept `to` needs `from`, which is met or growing. */
  | { kind: 'uses'; from: string; to: string; band: Band }
  /** All is finished, and `concept` is the weakest that has questions to practise. */
  | { kind: 'practise'; concept: string; band: Band }
  /** All is finished, and all that can be practised is mastered. */
  | { kind: 'done' }

/** What to learn next: a module, or when all are finished a concept to practise, or neither. */
export type Next = { moduleId: string | null; conceptKey: string | null; why: Why }

type Course = Pick<Version, 'modules' | 'concepts' | 'pool'>

/**
 * What to learn next and why: the open lesson; else the first unfinished module
 * whose prerequisites are best known; else the weakest concept, to practise.
 * Null for a course without modules.
 *
 * @param finished ids of the modules that the learner has finished
 * @param openModuleId of the lesson that is begun and not finished
 * @param known by concept id, as `knownOf` gives it
 */
export function nextStep(
  course: Course,
  finished: ReadonlySet<string>,
  openModuleId: string | null,
  known: Map<string, Known>,
): Next | null {
  const { modules } = course
  if (modules.length === 0) return null
  if (modules.some(({ id }) => id === openModuleId)) return toModule(openModuleId, 'continue')
  const left = modules.filter(({ id }) => !finished.has(id))
  const ready = left.map((module) => ({ module, needs: needsOf(module, course, known) }))
  const level = Math.max(...ready.map(({ needs }) => weakest(needs)))
  const chosen = ready.find(({ needs }) => weakest(needs) === level)
  if (!chosen) return practice(course, known)
  const { module, needs } = chosen
  if (module.id === modules[0]?.id && modules.every(({ id }) => !finished.has(id))) {
    return toModule(module.id, 'first')
  }
  const best = needs.reduce<Need | null>(
    (found, need) => (found && place(found.band) > place(need.band) ? found : need),
    null,
  )
  if (best && best.band !== 'new') {
    const kind = place(best.band) >= FIRM ? 'builds-on' : 'uses'
    return { moduleId: module.id, conceptKey: null, why: { kind, ...best } }
  }
  return toModule(module.id, module.id === left[0]?.id ? 'order' : 'free')
}

type Need = { from: string; to: string; band: Band }

const place = (band: Band) => BANDS.indexOf(band)

function toModule(moduleId: string | null, kind: 'continue' | 'first' | 'order' | 'free'): Next {
  return { moduleId, conceptKey: null, why: { kind } }
}

/** What a module's concepts need from other modules, in teaching order of those that need. */
function needsOf(module: Module, { concepts }: Course, known: Map<string, Known>): Need[] {
  const byId = new Map(concepts.map((concept) => [concept.id, concept]))
  return concepts
    .filter(({ moduleId }) => moduleId === module.id)
    .flatMap((concept) =>
      concept.needs
        .map(({ conceptId }) => byId.get(conceptId))
        .filter((need): need is Concept => need !== undefined && need.moduleId !== module.id)
        .map((need) => ({
          from: need.title,
          to: concept.title,
          band: known.get(need.id)?.band ?? 'new',
        })),
    )
}

/** How well the least known prerequisite is known; above firm nothing is gained. */
function weakest(needs: Need[]): number {
  return Math.min(FIRM, ...needs.map(({ band }) => place(band)))
}

function practice({ concepts, pool }: Course, known: Map<string, Known>): Next {
  const weak = concepts
    .filter(({ id }) => (pool.get(id)?.length ?? 0) > 0 && known.get(id)?.band !== 'mastered')
    .map((concept) => {
      const { band = 'new' as const, mastery = 0 } = known.get(concept.id) ?? {}
      return { concept, band, mastery }
    })
    .sort((a, b) => place(a.band) - place(b.band) || a.mastery - b.mastery)[0]
  if (!weak) return { moduleId: null, conceptKey: null, why: { kind: 'done' } }
  const { concept, band } = weak
  return {
    moduleId: null,
    conceptKey: concept.key,
    why: { kind: 'practise', concept: concept.title, band },
  }
}
