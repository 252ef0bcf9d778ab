import type { z } from 'zod'
import type { Tx } from '~/db/db.server'
import { spansOf, spansText } from '~/features/course/spans'
import { bodyOf } from '~/features/course/split-body'
import { cutsAfter } from './cuts'
import type { Part } from './draft'
import { changeDraft, partAsItStands } from './draft.server'
import type { Editor } from './draft-access.server'
import type { Change, NewPart } from './draft-change'
import { isSame } from './draft-equal'
import { proposalsAsked } from './proposals.server'
import type { CutsForm } from './text-forms'
import { type BroughtText, cutViews } from './text-view'

/** The parts of a draft that hold a text to cut, and where it is cut. */
const [TEXT, CUTS] = ['text', 'cuts']

type Found = { text: Part; cuts: Part; brought: BroughtText; at: number[] }

async function found(editor: Editor, draftId: string): Promise<Found | null> {
  const [text, cuts] = await Promise.all(
    [TEXT, CUTS].map((id) => partAsItStands(editor, draftId, id)),
  )
  if (text?.kind !== 'material' || cuts?.kind !== 'material') return null
  return { text, cuts, brought: text.content as BroughtText, at: cuts.content.at as number[] }
}

/**
 * The text of a draft with the modules that its cuts make; null where none was brought in.
 *
 * @throws Refusal `not-found`
 */
export async function textOf(editor: Editor, draftId: string) {
  const one = await found(editor, draftId)
  if (!one) return null
  const { name, language } = one.brought
  return { name, language, revision: one.cuts.revision, modules: cutViews(one.brought, one.at) }
}

/** A text as it was read, with the cuts that are proposed. */
type ReadText = BroughtText & { cuts: number[] }

/** The parts that a text is in a draft. */
export function textParts({ name, language, units, cuts }: ReadText): NewPart[] {
  return [
    { kind: 'material', id: TEXT, content: { name, language, units } },
    { kind: 'material', id: CUTS, content: { name, at: cuts } },
  ]
}

/**
 * Puts a text with its proposed cuts into a draft, in place of the one it has: one step that undo
 * takes back.
 *
 * @throws Refusal `not-found`, and Error where the cuts are moved meanwhile
 */
export async function putText(editor: Editor, draftId: string, read: ReadText): Promise<void> {
  const before = await found(editor, draftId)
  if (before && isSame(before.brought, textParts(read)[0]?.content)) return
  const changes = textParts(read).map((part): Change => {
    const old = before && (part.id === TEXT ? before.text : before.cuts)
    return old
      ? { do: 'write', id: old.id, base: old.revision, content: part.content }
      : { do: 'insert', part }
  })
  const outcome = await changeDraft(editor, draftId, changes, { about: 'imported' })
  if (outcome.kind !== 'changed') throw new Error('the cuts were moved meanwhile')
}

/**
 * Moves, makes or takes away a cut, or makes modules of them all, or puts the text away.
 *
 * @returns whether it was done; else the cuts were changed meanwhile, or there is no text
 * @throws Refusal `not-found`
 */
export async function changeCuts(
  editor: Editor,
  draftId: string,
  asked: z.infer<typeof CutsForm>,
): Promise<'changed' | 'stale' | 'nothing'> {
  const one = await found(editor, draftId)
  if (!one) return 'nothing'
  const { brought, at, cuts, text } = one
  const away: Change[] = [
    { do: 'remove', id: TEXT, base: text.revision },
    { do: 'remove', id: CUTS, base: asked.base },
  ]
  const changes: Change[] =
    asked.what === 'drop'
      ? away
      : asked.what === 'apply'
        ? [...modulesOf(brought, at), ...away]
        : [
            {
              do: 'write',
              id: CUTS,
              base: asked.base,
              content: { ...cuts.content, at: cutsAfter(at, asked, brought.units.length) } as never,
            },
          ]
  const about = asked.what === 'drop' ? 'removed' : 'cut'
  const ask = proposalsAsked(editor)
  const also = asked.what === 'apply' ? (tx: Tx) => ask(tx, draftId) : undefined
  const outcome = await changeDraft(editor, draftId, changes, { about, also })
  return outcome.kind === 'changed' ? 'changed' : 'stale'
}

function modulesOf(brought: BroughtText, cuts: number[]): Change[] {
  return cutViews(brought, cuts).map(({ at, title }, place) => {
    const own = brought.units.slice(at, cuts[place] ?? brought.units.length)
    const spans = spansText(spansOf(own))
    const content = { title, body: bodyOf(own), ...(spans && { spans }) }
    return { do: 'insert', part: { kind: 'module', content } }
  })
}
