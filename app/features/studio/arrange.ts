import { type Part, type PartOf, partOf, partsOf, siblings } from './draft'
import type { Change } from './draft-change'
import type { Arranging } from './part-forms'

/**
 * The changes that something done to parts comes to; none where it leads nowhere, as the first part
 * that goes up. Null when a part it names is not there.
 */
export function arranged(parts: readonly Part[], asked: Arranging): Change[] | null {
  if (asked.what === 'add-module') {
    return [{ do: 'insert', part: { kind: 'module', content: { title: asked.title, body: '' } } }]
  }
  if (asked.what === 'add-concept') {
    const content = { title: asked.title, summary: '', needs: [] }
    return [{ do: 'insert', part: { kind: 'concept', parentId: asked.parent, content } }]
  }
  const part = parts.find(({ id }) => id === asked.part)
  if (!part) return null
  if (asked.what === 'remove') return [{ do: 'remove', id: part.id, base: asked.base }]
  if (asked.what === 'put') return [{ do: 'move', id: part.id, after: asked.after || null }]
  if (asked.what === 'teach') {
    const last = partsOf(parts, 'concept', { parentId: asked.parent }).at(-1)
    return [{ do: 'move', id: part.id, parentId: asked.parent, after: last?.id ?? null }]
  }
  if (asked.what === 'merge') {
    const [from, into] = [partOf(parts, 'concept', part.id), partOf(parts, 'concept', asked.into)]
    return from && into && from !== into ? mergedConcepts(parts, from, into) : null
  }
  const all = siblings(parts, part)
  const at = all.findIndex(({ id }) => id === part.id)
  if (asked.what === 'down') {
    const next = all[at + 1]
    return next ? [{ do: 'move', id: part.id, after: next.id }] : []
  }
  return at === 0 ? [] : [{ do: 'move', id: part.id, after: all[at - 2]?.id ?? null }]
}

/** One concept goes into another: what tests it, what needs it and what it needs go over. */
export function mergedConcepts(
  parts: readonly Part[],
  from: PartOf<'concept'>,
  into: PartOf<'concept'>,
): Change[] {
  const asked = partsOf(parts, 'question')
    .filter(({ content }) => content.concept === from.id)
    .map(
      ({ id, revision, content, seen }): Change => ({
        do: 'write',
        id,
        base: revision,
        content: { ...content, concept: into.id },
        seen,
      }),
    )
  const needing = partsOf(parts, 'concept')
    .filter(({ id, content }) => id !== from.id && id !== into.id && needs(content, from.id))
    .map(({ id, revision, content, seen }): Change => {
      const others = content.needs.filter((need) => need.id !== from.id)
      const moved = content.needs.find((need) => need.id === from.id)
      const both =
        needs(content, into.id) || !moved ? others : [...others, { ...moved, id: into.id }]
      return { do: 'write', id, base: revision, content: { ...content, needs: both }, seen }
    })
  const taken = from.content.needs.filter(
    (need) => need.id !== into.id && !needs(into.content, need.id),
  )
  const own = [...into.content.needs.filter((need) => need.id !== from.id), ...taken]
  const content = { ...into.content, needs: own }
  return [
    ...asked,
    ...needing,
    { do: 'write', id: into.id, base: into.revision, content },
    { do: 'remove', id: from.id, base: from.revision },
  ]
}

const needs = (content: PartOf<'concept'>['content'], id: string) =>
  content.needs.some((need) => need.id === id)
