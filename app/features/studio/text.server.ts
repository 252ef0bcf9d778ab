import type { z } from 'zod'
import type { Tx } from '~/db/db.server'
import { renderEach } from '~/features/course/markdown.server'
import { cutsAfter } from './cuts'
import type { Contents, Part } from './draft'
import { changeDraft, partAsItStands } from './draft.server'
import type { Editor } from './draft-access.server'
import type { Change, NewPart } from './draft-change'
import { isSame } from './draft-equal'
import { inWorker } from './in-worker.server'
import { proposalsAsked } from './proposals.server'
import { PATIENCE } from './take-document.server'
import type { CutsForm } from './text-forms'
import { SHOWN } from './text-shown'
import { type BroughtText, type CutView, cutModules, cutViews } from './text-view'

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

/** Whether a text was brought into a draft and is not made modules of yet. */
export const hasText = async (editor: Editor, draftId: string) =>
  (await found(editor, draftId)) !== null

/**
 * The text of a draft with the modules that its cuts make; null where none was brought in.
 *
 * @param module one of those that are shown whole, from 1
 * @throws Refusal `not-found`
 */
export async function textOf(editor: Editor, draftId: string, module = 1) {
  const one = await found(editor, draftId)
  if (!one) return null
  const { name, language, dropped = [], foreign = false } = one.brought
  const count = one.at.length + 1
  const first = SHOWN * Math.floor((Math.min(Math.max(1, module || 1), count) - 1) / SHOWN)
  const modules = await withFormulas(await looked('cutViews', one, first), one.brought)
  return { name, language, revision: one.cuts.revision, first, modules, dropped, foreign }
}

const PICTURE = /!\[[^\]\n]{0,500}\]\([^()\n]{0,2000}\)/g

/** Renders the sentences that have formulas. */
async function withFormulas(modules: CutView[], { units }: BroughtText): Promise<CutView[]> {
  const paras = modules.flatMap((module) => module.paras)
  const shown = paras.flatMap((para) => (para.kind === 'code' ? [] : para.units))
  const having = shown.filter(({ at }) => /\$[^$]+\$/.test(units[at]?.markdown ?? ''))
  const html = await renderEach(
    having.map(({ at }) => units[at]?.markdown.replace(PICTURE, '') ?? ''),
  )
  having.forEach((unit, at) => {
    const own = html[at]
    if (own?.includes('<math')) unit.html = own
  })
  return modules
}

/** Up to how many units a text is looked at beside other requests: some 30 ms. */
const SHORT = 1_500

/** What a function of text-view.ts makes of a text; of a long one in a thread of its own. */
async function looked<T>(
  name: 'cutViews' | 'cutModules',
  { brought, at }: Pick<Found, 'brought' | 'at'>,
  first = 0,
): Promise<T> {
  if (brought.units.length <= SHORT) return LOOKS[name](brought, at, first) as T
  const outcome = await inWorker<T>('text-view.ts', name, [brought, at, first], PATIENCE)
  if (outcome.kind !== 'done') throw new Error(`looking at a text is too ${outcome.kind}`)
  return outcome.value
}

const LOOKS = { cutViews, cutModules }

/** A text as it was read, with the cuts that are proposed. */
type ReadText = BroughtText & { cuts: number[] }

/** The parts that a text is in a draft. */
export function textParts({ name, language, units, cuts, dropped, foreign }: ReadText): NewPart[] {
  return [
    { kind: 'material', id: TEXT, content: { name, language, units, dropped, foreign } },
    { kind: 'material', id: CUTS, content: { name, at: cuts } },
  ]
}

/**
 * Puts a text with its proposed cuts into a draft, in place of the one it has: one step that undo
 * takes back.
 *
 * @param also what else is done in the same transaction
 * @throws Refusal `not-found`, and Error where the cuts are moved meanwhile
 */
export async function putText(
  editor: Editor,
  draftId: string,
  read: ReadText,
  also?: (tx: Tx) => Promise<void>,
): Promise<void> {
  const before = await found(editor, draftId)
  if (before && isSame(before.brought, textParts(read)[0]?.content)) return
  const changes = textParts(read).map((part): Change => {
    const old = before && (part.id === TEXT ? before.text : before.cuts)
    return old
      ? { do: 'write', id: old.id, base: old.revision, content: part.content }
      : { do: 'insert', part }
  })
  const outcome = await changeDraft(editor, draftId, changes, { about: 'imported', also })
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
        ? [...(await modulesOf(one)), ...away]
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

async function modulesOf(one: Found): Promise<Change[]> {
  const modules = await looked<Contents['module'][]>('cutModules', one)
  return modules.map((content) => ({ do: 'insert', part: { kind: 'module', content } }))
}
