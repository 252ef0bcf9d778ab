import { COURSE, type Contents, type Part, partsOf } from './draft'
import { courseContent } from './draft-course'
import { faultsOf } from './draft-faults'
import { draftMinutes } from './draft-minutes'

/** A module as the course page lists it. */
export type ModuleLine = {
  id: string
  title: string
  revision: number
  /** To study, estimated from its text. */
  minutes: number
  /** Questions of its card, of three. */
  card: number
  pool: number
  concepts: number
  /** Questions that a machine made and nobody has seen. */
  unseen: number
}

export type CourseView = {
  course: Contents['course']
  revision: number
  modules: ModuleLine[]
  /** How much stands in the way of publishing. */
  faults: number
}

/** What the course page of a draft shows. */
export function courseView(parts: readonly Part[]): CourseView {
  const revision = parts.find(({ id }) => id === COURSE)?.revision ?? 0
  const faults = faultsOf(parts).length
  return { course: courseContent(parts), revision, modules: moduleLines(parts), faults }
}

/** The modules of a draft, in order, each with how far it is. */
export function moduleLines(parts: readonly Part[]): ModuleLine[] {
  return partsOf(parts, 'module').map(({ id, content, revision }) => {
    const card = partsOf(parts, 'question', { parentId: id, place: 'card' })
    const pool = partsOf(parts, 'question', { parentId: id, place: 'pool' })
    return {
      id,
      title: content.title,
      revision,
      minutes: draftMinutes(content),
      card: card.length,
      pool: pool.length,
      concepts: partsOf(parts, 'concept', { parentId: id }).length,
      unseen: [...card, ...pool].filter(({ seen }) => !seen).length,
    }
  })
}
