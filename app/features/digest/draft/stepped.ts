import { type Draft, moved, restored, withOwn, without } from './draft'
import { type Edited, edited } from './edited'

/**
 * A draft after the step that a form without a script asks for, and what of the sentences of one's
 * own has no room in it.
 *
 * @param first as it was typed
 * @param before as it stood
 */
export function stepped(
  first: Edited,
  before: Draft,
  how: { step: string; own: string; reading: Parameters<typeof edited>[2] },
): Edited & { rest: string } {
  const { step, own, reading } = how
  const [name, id = ''] = step.split(':', 2)
  let { draft } = first
  let rest = ''
  if (own.trim() !== '') ({ draft, rest } = withOwn(draft, own))
  if (name === 'up' || name === 'down') draft = moved(draft, id, name === 'up' ? -1 : 1)
  if (name === 'remove') draft = without(draft, id)
  if (name === 'restore') draft = restored(draft, id)
  if (draft === first.draft) return { ...first, rest }
  const again = edited({ ...before, ...draft }, draft, reading)
  return { ...again, rest, draft: { ...again.draft, removed: draft.removed } }
}
