import { wayThrough } from '~/features/course/prerequisites'
import { type Part, partsOf } from './draft'
import type { Change } from './draft-change'

type Needing = { id: string; title: string; needs: { id: string }[] }

/** The titles of concepts that need each other, the first one again at the end; null where none do. */
export function circleIn(concepts: Needing[]): string[] | null {
  const way = wayThrough(concepts)
  if (way.kind === 'way') return null
  const titles = new Map(concepts.map(({ id, title }) => [id, title]))
  const [first = ''] = way.circle
  return [...way.circle, first].map((id) => titles.get(id) ?? '')
}

/** The circle that changes would make of a draft's concepts; null for none. */
export function circleAfter(parts: readonly Part[], changes: readonly Change[]): string[] | null {
  const written = new Map(
    changes.flatMap((change) => (change.do === 'write' ? [[change.id, change.content]] : [])),
  )
  const gone = new Set(changes.flatMap((change) => (change.do === 'remove' ? change.id : [])))
  const concepts = partsOf(parts, 'concept')
    .filter(({ id }) => !gone.has(id))
    .map(({ id, content }) => ({ id, ...content, ...written.get(id) }) as Needing)
  return circleIn(concepts)
}
