import { z } from 'zod'
import { fitOf, type Draft as Script } from '~/features/digest/draft/draft'
import type { Kept } from '~/features/digest/draft/draft.server'
import type { DraftPosted } from '~/features/digest/draft/draft-form'
import { edited, scriptFaults } from '~/features/digest/draft/edited'
import { stepped } from '~/features/digest/draft/stepped'
import { moduleIn, scriptOf } from './digest-script.server'
import type { Contents } from './draft'
import { changeDraft, newPartId, type Outcome, wholeDraft } from './draft.server'
import type { Editor } from './draft-access.server'
import type { Change } from './draft-change'
import { digestPart, doneBetween, markOf, takenBack } from './draft-digest'
import { isSame } from './draft-equal'
import type { About } from './draft-steps.server'

/** What is done with all that an instructor has written: taken over to a new text, or given up. */
export const WrittenForm = z.strictObject({
  what: z.enum(['take-back', 'propose-anew']),
  base: z.coerce.number().int().min(0),
})

/**
 * Keeps what somebody has typed into the script of a module's digest, after the step that a form
 * asks for. As long as it is what is proposed, nothing is written down.
 *
 * @throws Refusal `not-found`
 */
export async function keepDigest(
  editor: Editor,
  draftId: string,
  moduleId: string,
  { edit, revision, step, own }: DraftPosted,
): Promise<Exclude<Kept, { kind: 'closed' }>> {
  const draft = await wholeDraft(editor, draftId)
  const found = moduleIn(draft, moduleId)
  const { language } = draft
  const reading = { language, read: false }
  const before = await scriptOf(found)
  const after = stepped(edited(before, edit, reading), before, { step, own, reading })
  const { draft: typed, rest } = after
  const { lines, removed } = typed
  const stands = found.written?.revision ?? 0
  if (revision !== stands) return { kind: 'changed', typed, draft: before, revision: stands, rest }
  const kept = (at: Date, revision: number) =>
    ({
      kind: 'kept',
      draft: { ...typed, title: before.title },
      revision,
      savedAt: at.toISOString(),
      faults: scriptFaults(lines, language, false),
      fit: fitOf(lines, language),
      rest,
    }) as const
  if (!found.written && isSame(lines, before.lines)) return kept(draft.changedAt, 0)
  const content = { lines, removed, of: markOf(found.module) }
  const about = doneBetween(before.lines, lines)
  const as = { about, typing: about === 'typed' && step !== 'make' }
  const base = found.part?.revision ?? 0
  const outcome = await writeDigest(editor, draftId, moduleId, base, content, as)
  if (outcome.kind === 'changed') return kept(outcome.at, outcome.parts[0]?.revision ?? stands)
  const now = moduleIn(await wholeDraft(editor, draftId), moduleId)
  const newer: Script = await scriptOf(now)
  return { kind: 'changed', typed, draft: newer, revision: now.written?.revision ?? 0, rest }
}

/** Writes what a digest says, unless somebody has done so since `base`. */
function writeDigest(
  editor: Editor,
  draftId: string,
  moduleId: string,
  base: number,
  content: Contents['digest'],
  as: { about: About; typing?: boolean },
): Promise<Outcome> {
  const id = newPartId()
  return changeDraft(
    editor,
    draftId,
    (parts): Change[] => {
      const part = digestPart(parts, moduleId)
      if (part) return [{ do: 'write', id: part.id, base, content }]
      return [{ do: 'insert', part: { kind: 'digest', id, parentId: moduleId, content } }]
    },
    as,
  )
}

/**
 * Takes the words that were written about an earlier text over to the module as it stands, or gives
 * up what is written for what is proposed. Both can be undone.
 *
 * @returns `stale` where somebody has changed it since
 * @throws Refusal `not-found`
 */
export async function settleDigest(
  editor: Editor,
  draftId: string,
  moduleId: string,
  { what, base }: z.infer<typeof WrittenForm>,
): Promise<Outcome> {
  const draft = await wholeDraft(editor, draftId)
  const { course, module, part } = moduleIn(draft, moduleId)
  if (!part) return { kind: 'nothing' }
  if (what === 'propose-anew') {
    return changeDraft(editor, draftId, [{ do: 'remove', id: part.id, base }], { about: 'removed' })
  }
  const { content } = part
  const lines = takenBack(content.lines, course, module)
  const again = { ...content, lines, of: markOf(module) }
  return writeDigest(editor, draftId, moduleId, base, again, { about: 'restored' })
}
