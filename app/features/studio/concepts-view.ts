import { conceptsInOrder, type Part, type PartOf, partsOf } from './draft'

/** A concept as its page lists it. */
export type ConceptLine = Pick<
  PartOf<'concept'>,
  'id' | 'parentId' | 'revision' | 'content' | 'seen'
> & {
  /** Questions that test it. */
  questions: number
  /** What it needs, by title, and whether that is only taught by a later module. */
  needs: { id: string; title: string; because: string; later: boolean }[]
}

/** The concepts of a draft in teaching order, and its modules. */
export function conceptsView(parts: readonly Part[]) {
  const asked = partsOf(parts, 'question').map(({ content }) => content.concept)
  const modules = partsOf(parts, 'module').map(({ id, content }) => ({ id, title: content.title }))
  const places = new Map(modules.map(({ id }, at) => [id, at]))
  const concepts = conceptsInOrder(parts)
  const known = new Map(concepts.map((concept) => [concept.id, concept]))
  const placeOf = (parentId: string | null) => places.get(parentId ?? '') ?? 0
  return {
    modules,
    concepts: concepts.map(
      ({ id, parentId, revision, content, seen }): ConceptLine => ({
        id,
        parentId,
        revision,
        content,
        seen,
        questions: asked.filter((one) => one === id).length,
        needs: content.needs.flatMap((need) => {
          const needed = known.get(need.id)
          if (!needed) return []
          const later = placeOf(needed.parentId) > placeOf(parentId)
          return { ...need, title: needed.content.title, later }
        }),
      }),
    ),
  }
}
