import { Refusal } from '~/features/refusal'
import { circleAfter } from './circle'
import type { Content, PartKind } from './draft'
import { changeDraft, type Outcome, partAsItStands, wholeDraft } from './draft.server'
import type { Editor } from './draft-access.server'
import type { Kept } from './kept'
import { fieldsBetween } from './words-between'

/** What a form sends of a part: its content whole, and the revision it rests on. */
export type Typed = { id: string; kind: PartKind; base: number; content: Content }

/**
 * Keeps what somebody has typed into a part of a draft.
 *
 * @throws Refusal `not-found`, also for a part that never was, or is of another kind
 */
export async function keepPart(editor: Editor, draftId: string, typed: Typed): Promise<Kept> {
  const { id, kind, base, content } = typed
  const part = await partAsItStands(editor, draftId, id)
  if (part && part.kind !== kind) throw new Refusal('not-found')
  const changes = [{ do: 'write', id, base, content } as const]
  const outcome = await changeDraft(editor, draftId, changes, { about: 'typed', typing: true })
  return keptOf(outcome, typed)
}

/**
 * Keeps what somebody has typed into a concept, unless it would come to need itself.
 *
 * @throws Refusal `not-found`
 */
export async function keepConcept(editor: Editor, draftId: string, typed: Typed): Promise<Kept> {
  const { id, base, content } = typed
  const { parts } = await wholeDraft(editor, draftId)
  const circle = circleAfter(parts, [{ do: 'write', id, base, content }])
  if (circle) return { kind: 'circle', typed: content, circle }
  return keepPart(editor, draftId, typed)
}

function keptOf(outcome: Outcome, { base, content }: Typed): Kept {
  if (outcome.kind === 'changed') {
    const revision = outcome.parts[0]?.revision ?? base
    return { kind: 'kept', revision, savedAt: outcome.at.toISOString() }
  }
  if (outcome.kind === 'stale' && !outcome.part && !outcome.at) throw new Refusal('not-found')
  const { part, by, at } = outcome.kind === 'stale' ? outcome : { part: null, by: null, at: null }
  return {
    kind: 'stale',
    typed: content,
    content: part?.content ?? null,
    revision: part?.revision ?? base,
    difference: part ? fieldsBetween(part.content, content) : [],
    by,
    at: at?.toISOString() ?? null,
  }
}
