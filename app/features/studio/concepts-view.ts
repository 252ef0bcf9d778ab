import { conceptsInOrder, type Part, type PartOf, partsOf } from './draft'

/** A concept as its page lists it. */
export type ConceptLine = Pick<PartOf<'concept'>, 'id' | 'parentId' | 'revision' | 'content'> & {
  /** Questions that test it. */
  questions: number
}

/** The concepts of a draft in teaching order, and its modules. */
export function conceptsView(parts: readonly Part[]) {
  const asked = partsOf(parts, 'question').map(({ content }) => content.concept)
  return {
    modules: partsOf(parts, 'module').map(({ id, content }) => ({ id, title: content.title })),
    concepts: conceptsInOrder(parts).map(
      ({ id, parentId, revision, content }): ConceptLine => ({
        id,
        parentId,
        revision,
        content,
        questions: asked.filter((one) => one === id).length,
      }),
    ),
  }
}
