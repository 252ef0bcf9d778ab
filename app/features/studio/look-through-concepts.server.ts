import { circleAfter } from './circle'
import { type ConceptsAsked, conceptChanges } from './concept-changes'
import { changeDraft } from './draft.server'
import type { Editor } from './draft-access.server'
import type { About } from './draft-steps.server'

const ABOUT: Record<ConceptsAsked['what'], About> = {
  accept: 'accepted',
  'accept-all': 'accepted',
  'keep-asked': 'accepted',
  drop: 'removed',
  rename: 'typed',
  merge: 'merged',
  flip: 'typed',
  unneed: 'removed',
}

/** What became of something done with concepts; `part` is the one it was done with, `typed` its new title. */
export type LookedThrough = { part: string | null; typed?: string } & (
  | { kind: 'changed' | 'stale' }
  /** Concepts would come to need themselves, by way of these, by title: nothing is done. */
  | { kind: 'circle'; circle: string[] }
  /** A title is missing: nothing is done. */
  | { kind: 'untitled' }
)

/**
 * Accepts, drops, renames or merges concepts, or turns or takes away what one needs: in one step.
 *
 * @throws Refusal `not-found`
 */
export async function lookThroughConcepts(
  editor: Editor,
  draftId: string,
  asked: ConceptsAsked,
): Promise<LookedThrough> {
  const part = 'part' in asked ? asked.part : null
  const typed = asked.what === 'rename' ? asked.title : undefined
  if (typed === '') return { kind: 'untitled', part, typed }
  let circle: string[] | null = null
  let gone = false
  const outcome = await changeDraft(
    editor,
    draftId,
    (parts) => {
      const changes = conceptChanges(parts, asked)
      const binds = asked.what === 'merge' || asked.what === 'flip'
      circle = changes && binds ? circleAfter(parts, changes) : null
      gone = changes === null
      return circle ? [] : (changes ?? [])
    },
    { about: ABOUT[asked.what] },
  )
  if (circle) return { kind: 'circle', part, circle }
  return { kind: outcome.kind === 'changed' && !gone ? 'changed' : 'stale', part, typed }
}
