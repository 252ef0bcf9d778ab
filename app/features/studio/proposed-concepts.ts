import { LIMITS } from '~/features/course/course-limits'
import type { Language } from '~/features/course/outline'
import { type ProposedConcept, proposeConcepts } from '~/features/course/propose-concepts'
import { conceptsInOrder, type Part, type PartOf, partsOf } from './draft'
import type { Change } from './draft-change'
import { type DraftConcept, nameKey } from './draft-sentences'

/** The concepts that a draft's modules seem to teach; ids of modules are those of their parts. */
export function proposedFor(parts: readonly Part[], language: Language): ProposedConcept[] {
  const modules = partsOf(parts, 'module').map(({ id, content }) => ({ id, ...content }))
  return proposeConcepts(modules, language)
}

/** What makes two spellings of a concept's title one. */
export const titleKey = (title: string, language: Language): string =>
  nameKey(title, language) || title.trim().toLowerCase()

type Bringing = {
  language: Language
  /** The keys of titles that were proposed before: what was dropped or renamed does not come again. */
  before: ReadonlySet<string>
  /** Ids for the new parts, at least one a proposal. */
  ids: readonly string[]
}

/**
 * The changes that bring proposed concepts into a draft, unseen, each at the end of its module. What
 * is there stays as it is. A new concept needs only what is taught no later than it, so that no
 * circle can come about.
 */
export function bringConcepts(
  parts: readonly Part[],
  proposed: readonly ProposedConcept[],
  { language, before, ids }: Bringing,
): Change[] {
  const place = new Map(partsOf(parts, 'module').map(({ id }, at) => [id, at]))
  const known = new Map<string, { id: string; at: number }>()
  const counts = new Map<string, number>()
  for (const { id, parentId, content } of conceptsInOrder(parts)) {
    known.set(titleKey(content.title, language), { id, at: place.get(parentId ?? '') ?? 0 })
    counts.set(parentId ?? '', (counts.get(parentId ?? '') ?? 0) + 1)
  }
  return proposed.flatMap(({ title, summary, moduleId, needs }, n): Change[] => {
    const key = titleKey(title, language)
    const at = place.get(moduleId)
    const many = counts.get(moduleId) ?? 0
    const id = ids[n]
    if (at === undefined || !id || known.has(key) || before.has(key)) return []
    if (many >= LIMITS.concepts || title.length > LIMITS.title) return []
    const needed = needs.flatMap(({ on, sentence }) => {
      const found = known.get(titleKey(on, language))
      return found && found.at <= at ? { id: found.id, because: sentence } : []
    })
    known.set(key, { id, at })
    counts.set(moduleId, many + 1)
    const content = { title, summary, needs: needed }
    return [
      { do: 'insert', part: { kind: 'concept', id, parentId: moduleId, content, seen: false } },
    ]
  })
}

/** A draft's concepts, as questions are drafted about them. */
export const draftConcepts = (parts: readonly Part[]): DraftConcept[] =>
  conceptsInOrder(parts).map(({ id, parentId, content }: PartOf<'concept'>) => ({
    id,
    title: content.title,
    sentence: content.summary,
    moduleId: parentId ?? '',
  }))
