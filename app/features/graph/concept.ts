import type { Version } from '~/features/course/course'
import type { GraphConcept, GraphView } from './graph'

/** Another concept as the panel names it. */
export type Neighbour = Pick<GraphConcept, 'key' | 'title' | 'band' | 'fading'>

/** One concept, whole: what its panel shows. Plain data, free of questions. */
export type ConceptView = GraphConcept & {
  courseId: string
  language: string
  summary: string
  /** The module that teaches it first, then those whose cards ask about it. */
  modules: { key: string; title: string; minutes: number }[]
  needs: (Neighbour & { because: string })[]
  opens: Neighbour[]
  /** Questions there are to practise with. */
  pool: number
}

/** The concept with the key that stands in the URL, or null. */
export function conceptView(version: Version, view: GraphView, key: string): ConceptView | null {
  const drawn = view.concepts.find((concept) => concept.key === key)
  const concept = version.concepts.find(({ id }) => id === drawn?.id)
  if (!drawn || !concept) return null
  const neighbour = (id: string): Neighbour[] =>
    view.concepts
      .filter((other) => other.id === id)
      .map(({ key, title, band, fading }) => ({ key, title, band, fading }))
  const asks = version.modules.filter(({ card }) =>
    card?.questions.some(({ conceptId }) => conceptId === concept.id),
  )
  const teaches = version.modules.filter(({ id }) => id === concept.moduleId)
  return {
    ...drawn,
    courseId: version.courseId,
    language: version.language,
    summary: concept.summary,
    modules: [...new Set([...teaches, ...asks])].map(({ key, title, minutes }) => ({
      key,
      title,
      minutes,
    })),
    needs: concept.needs.flatMap(({ conceptId, because }) =>
      neighbour(conceptId).map((need) => ({ ...need, because })),
    ),
    opens: version.concepts
      .filter(({ needs }) => needs.some(({ conceptId }) => conceptId === concept.id))
      .flatMap(({ id }) => neighbour(id)),
    pool: version.pool.get(concept.id)?.length ?? 0,
  }
}
