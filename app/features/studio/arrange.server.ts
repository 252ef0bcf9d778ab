import { Refusal } from '~/features/refusal'
import { arranged } from './arrange'
import { circleAfter } from './circle'
import { changeDraft, type Outcome, wholeDraft } from './draft.server'
import type { Editor } from './draft-access.server'
import type { About } from './draft-steps.server'
import type { Arranging } from './part-forms'

const ABOUT: Record<Arranging['what'], About> = {
  'add-module': 'added',
  'add-concept': 'added',
  up: 'moved',
  down: 'moved',
  put: 'moved',
  teach: 'moved',
  remove: 'removed',
  merge: 'merged',
}

/** Two concepts that became one would need themselves: nothing is done. */
type Circle = { kind: 'circle'; circle: string[] }

/**
 * Adds, moves, merges or removes parts of a draft.
 *
 * @throws Refusal `not-found`, also for a part that is not there
 */
export async function arrangeDraft(
  editor: Editor,
  draftId: string,
  asked: Arranging,
): Promise<Outcome | Circle> {
  const { parts } = await wholeDraft(editor, draftId)
  const changes = arranged(parts, asked)
  if (!changes) throw new Refusal('not-found')
  const circle = asked.what === 'merge' ? circleAfter(parts, changes) : null
  if (circle) return { kind: 'circle', circle }
  return changeDraft(editor, draftId, changes, { about: ABOUT[asked.what] })
}
