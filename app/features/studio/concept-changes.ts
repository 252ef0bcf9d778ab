import { z } from 'zod'
import { mergedConcepts } from './arrange'
import { type Contents, type Part, type PartOf, partOf, partsOf } from './draft'
import type { Change } from './draft-change'

const part = z.string().min(1)
const base = z.coerce.number().int().min(0)
const title = z.string().transform((typed) => typed.replace(/[\r\n]+/g, ' ').trim())

/** What is done with concepts as they are looked through. `base` of all: the draft's revision as it was shown. */
export const ConceptsForm = z.discriminatedUnion('what', [
  z.strictObject({ what: z.literal('accept'), part }),
  z.strictObject({ what: z.literal('drop'), part, base }),
  z.strictObject({ what: z.literal('rename'), part, base, title }),
  z.strictObject({ what: z.literal('merge'), part, into: part }),
  z.strictObject({ what: z.enum(['flip', 'unneed']), part, need: part }),
  z.strictObject({ what: z.enum(['accept-all', 'keep-asked']), base }),
])

export type ConceptsAsked = z.infer<typeof ConceptsForm>

type Concept = PartOf<'concept'>

/**
 * The changes that something done with concepts comes to; null when what it names is not there.
 * Proposals that came in since `base` are left out of what is done with all.
 */
export function conceptChanges(parts: readonly Part[], asked: ConceptsAsked): Change[] | null {
  if (!('part' in asked)) {
    const tested = new Set(partsOf(parts, 'question').map(({ content }) => content.concept))
    return partsOf(parts, 'concept')
      .filter(({ seen, revision }) => !seen && revision <= asked.base)
      .map(({ id, revision }) =>
        asked.what === 'accept-all' || tested.has(id)
          ? { do: 'see', id }
          : { do: 'remove', id, base: revision },
      )
  }
  const concept = partOf(parts, 'concept', asked.part)
  if (!concept) return null
  const { id } = concept
  if ('need' in asked) return without(concept, asked.need, asked.what === 'flip' ? parts : null)
  switch (asked.what) {
    case 'accept':
      return [{ do: 'see', id }]
    case 'drop':
      return [{ do: 'remove', id, base: asked.base }]
    case 'rename':
      return [
        { do: 'write', id, base: asked.base, content: { ...concept.content, title: asked.title } },
      ]
    case 'merge': {
      const into = partOf(parts, 'concept', asked.into)
      return into && into.id !== id ? mergedConcepts(parts, concept, into) : null
    }
  }
}

/** A prerequisite taken away or, with the parts to look in, turned around. Who looked at it is not changed. */
function without(
  concept: Concept,
  needed: string,
  flipIn: readonly Part[] | null,
): Change[] | null {
  const need = concept.content.needs.find(({ id }) => id === needed)
  const other = flipIn && partOf(flipIn, 'concept', needed)
  if (!need || (flipIn && !other)) return null
  const written = ({ id, revision, seen, content }: Concept, needs: Contents['concept']['needs']) =>
    ({ do: 'write', id, base: revision, content: { ...content, needs }, seen }) as const
  const left = written(
    concept,
    concept.content.needs.filter((one) => one !== need),
  )
  if (!other) return [left]
  const others = other.content.needs.filter(({ id }) => id !== concept.id)
  return [left, written(other, [...others, { id: concept.id, because: need.because }])]
}
