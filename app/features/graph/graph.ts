import type { Concept, Point, Version } from '~/features/course/course'
import { wayThrough } from '~/features/course/prerequisites'
import { BANDS, type Band, type Span } from '~/features/mastery/band'
import type { Known } from './known'
import { COLUMN, MARGIN, WIDTH } from './layout'

/** A concept as drawn, with what may be shown of one learner's mastery. */
export type GraphConcept = {
  id: string
  /** Stands in the URL. */
  key: string
  title: string
  /** The module that teaches it. */
  moduleKey: string
  /** From 1: one more than the longest way of prerequisites below it. */
  step: number
  band: Band
  fading: boolean
  span: Span | null
  value: number | null
  answers: number
  /** On the lit path to the concept that is next. */
  lit: boolean
  /** The concept that is next. */
  aim: boolean
  wide: Point
  tall: Point
}

/** From a prerequisite to the concept that needs it, by key. */
export type GraphEdge = { from: string; to: string; lit: boolean }

type Size = { w: number; h: number }

/** A course's graph with one learner's mastery on it: plain data, free of questions. */
export type GraphView = {
  courseId: string
  language: string
  /** In SVG units; `across` when edges run from left to right. */
  size: { wide: Size & { across: boolean }; tall: Size }
  /** In teaching order. */
  concepts: GraphConcept[]
  edges: GraphEdge[]
}

type Drawn = Pick<Version, 'courseId' | 'language' | 'modules' | 'concepts'>

/**
 * The graph of a version with what is known of a learner (see `knownOf`).
 * `aimModuleId`, the module that is next, gives the aim and the lit path to it.
 */
export function graphView(
  version: Drawn,
  known: Map<string, Known>,
  aimModuleId: string | null = null,
): GraphView {
  const byId = new Map(version.concepts.map((concept) => [concept.id, concept]))
  const needs = version.concepts.map(({ id, needs }) => ({
    id,
    needs: needs.map((need) => ({ id: need.conceptId })),
  }))
  const way = wayThrough(needs)
  const steps = way.kind === 'way' ? way.steps : new Map<string, number>()
  const keys = new Map(version.modules.map(({ id, key }) => [id, key]))
  const aim = aimOf(version.concepts, known, aimModuleId)
  const path = pathTo(aim, version.concepts)
  const concepts = version.concepts.map((concept): GraphConcept => {
    const { band, fading, span, value, answers } = known.get(concept.id) ?? UNKNOWN
    return {
      id: concept.id,
      key: concept.key,
      title: concept.title,
      moduleKey: keys.get(concept.moduleId) ?? '',
      step: (steps.get(concept.id) ?? 0) + 1,
      band,
      fading,
      span,
      value,
      answers,
      lit: path.has(concept.id),
      aim: concept.id === aim?.id,
      wide: concept.wide,
      tall: concept.tall,
    }
  })
  const edges = version.concepts.flatMap(({ id, key, needs }) =>
    [...new Set(needs.map(({ conceptId }) => conceptId))].flatMap((needed): GraphEdge[] => {
      const need = byId.get(needed)
      return need ? [{ from: need.key, to: key, lit: path.get(id) === needed }] : []
    }),
  )
  const { courseId, language } = version
  return { courseId, language, size: sizeOf(concepts, edges), concepts, edges }
}

const UNKNOWN: Known = {
  band: 'new',
  fading: false,
  span: null,
  value: null,
  answers: 0,
  mastery: 0,
}

/** The concept to aim at: the module's first that is not yet firm, else its first. */
function aimOf(
  concepts: Concept[],
  known: Map<string, Known>,
  moduleId: string | null,
): Concept | undefined {
  const taught = concepts.filter((concept) => concept.moduleId === moduleId)
  const weak = taught.find(({ id }) => BANDS.indexOf(known.get(id)?.band ?? 'new') < FIRM)
  return weak ?? taught[0]
}

/** The place among the bands from which a concept can be built on. */
export const FIRM = BANDS.indexOf('firm')

/** One way of prerequisites to a concept, the latest taught each time: each with the one before. */
function pathTo(aim: Concept | undefined, concepts: Concept[]): Map<string, string | null> {
  const path = new Map<string, string | null>()
  for (let at = aim; at && !path.has(at.id); ) {
    const needed = new Set(at.needs.map(({ conceptId }) => conceptId))
    const before = concepts.findLast(({ id }) => needed.has(id))
    path.set(at.id, before?.id ?? null)
    at = before
  }
  return path
}

function sizeOf(concepts: GraphConcept[], edges: GraphEdge[]): GraphView['size'] {
  const lowest = (form: 'wide' | 'tall') => Math.max(0, ...concepts.map((c) => c[form].y))
  const at = new Map(concepts.map(({ key, wide }) => [key, wide]))
  const across = edges.every(({ from, to }) => {
    const [start, end] = [at.get(from), at.get(to)]
    return start && end && end.x - start.x >= COLUMN - 1
  })
  return {
    wide: { w: WIDTH.wide, h: lowest('wide') + MARGIN.bottom, across },
    tall: { w: WIDTH.tall, h: lowest('tall') + MARGIN.bottom },
  }
}

/**
 * The part of the tall graph around the concept that is next, at most `rows`
 * rows of it: for the course page. Without one, the part around the concept
 * answered last in teaching order, else the beginning.
 */
export function partOf(view: GraphView, rows = 4): GraphView {
  const heights = [...new Set(view.concepts.map(({ tall }) => tall.y))].sort((a, b) => a - b)
  const centre =
    view.concepts.find(({ aim }) => aim) ?? view.concepts.findLast(({ answers }) => answers > 0)
  const row = centre ? heights.indexOf(centre.tall.y) : 0
  const first = Math.max(0, Math.min(row - rows + 2, heights.length - rows))
  const shown = new Set(heights.slice(first, first + rows))
  const top = (heights[first] ?? MARGIN.top) - MARGIN.top
  const concepts = view.concepts
    .filter(({ tall }) => shown.has(tall.y))
    .map((concept) => ({ ...concept, tall: { x: concept.tall.x, y: concept.tall.y - top } }))
  const keys = new Set(concepts.map(({ key }) => key))
  const edges = view.edges.filter(({ from, to }) => keys.has(from) && keys.has(to))
  return { ...view, size: sizeOf(concepts, edges), concepts, edges }
}
