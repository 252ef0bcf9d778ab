import { randomBytes } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { now } from '~/clock.server'
import { reader, type Tx, transaction } from '~/db/db.server'
import { draftSteps, drafts } from '~/db/schema'
import type { Part } from './draft'
import { type DraftRow, draftRow, type Editor } from './draft-access.server'
import { applied, type Change } from './draft-change'
import { allParts, extendRecords, namedParts, recordsOf, writeTouched } from './draft-rows.server'
import {
  type About,
  beginStep,
  goingStep,
  type Stale,
  staleAt,
  stepAt,
  stepToTurn,
} from './draft-steps.server'
import { recorded, turned } from './draft-turn'

/** A draft whole, but for the content of its material: that is read by {@link partAsItStands}. */
export type Draft = DraftRow & { parts: Part[] }

export type Outcome =
  | {
      kind: 'changed'
      /** The draft's from now on. */
      revision: number
      at: Date
      /** The parts that were changed or came in, as they are now; gone ones are left out. */
      parts: Part[]
    }
  /** Nothing is done, since this part was changed meanwhile. */
  | Stale
  /** There is nothing to undo or to redo. */
  | { kind: 'nothing' }

/** The id of a new part, unlike any other. */
export const newPartId = () => randomBytes(8).toString('hex')

/**
 * Reads a draft with all its parts but material.
 *
 * @throws Refusal `not-found`, also where it is somebody else's
 */
export async function wholeDraft(editor: Editor, draftId: string): Promise<Draft> {
  const row = await draftRow(reader(), editor, draftId)
  return { ...row, parts: await allParts(reader(), draftId) }
}

/**
 * One part of a draft, material too; null when there is none.
 *
 * @throws Refusal `not-found` for a draft that isn't there or is somebody else's
 */
export async function partAsItStands(
  editor: Editor,
  draftId: string,
  id: string,
): Promise<Part | null> {
  await draftRow(reader(), editor, draftId)
  return (await namedParts(reader(), draftId, [id]))[0] ?? null
}

/** Whether a change looks at other parts than the one it names. */
const looksAround = ({ do: what }: Change) => what !== 'write' && what !== 'see'

const idsIn = (changes: readonly Change[]) =>
  changes.flatMap((change) => (change.do === 'insert' ? (change.part.id ?? []) : change.id))

/** Changes, or what makes them of the draft as it stands; those then name the ids of new parts. */
export type Asked = readonly Change[] | ((parts: readonly Part[]) => readonly Change[])

type Doing = {
  about: About
  /** Whether this goes on with what was typed into the same part just before: then both are one step. */
  typing?: boolean
  /** Ids of material that changes made of the draft look at. */
  material?: string[]
  /** What else is done in the same transaction, once the changes are. */
  also?: (tx: Tx) => Promise<void>
}

/**
 * Does changes to a draft: all of them or, where one rests on what has been changed meanwhile, none.
 * They are one step of undo, in one transaction, however many they are: an import, a cut, the
 * proposals that were accepted. What was undone can no longer be redone after it.
 *
 * @throws Refusal `not-found`
 */
export async function changeDraft(
  editor: Editor,
  draftId: string,
  asked: Asked,
  { about, typing = false, material = [], also }: Doing,
): Promise<Outcome> {
  const at = now()
  const fresh = typeof asked === 'function' ? [] : asked.map(newPartId)
  return transaction(
    async (tx) => {
      const row = await draftRow(tx, editor, draftId)
      const whole = typeof asked === 'function' ? await allParts(tx, draftId, material) : null
      const changes = typeof asked === 'function' ? asked(whole ?? []) : asked
      const ids = idsIn(changes)
      const around = () =>
        changes.some(looksAround) ? allParts(tx, draftId, ids) : namedParts(tx, draftId, ids)
      const parts = whole ?? (await around())
      const revision = row.revision + 1
      let used = 0
      const newId = () => fresh[used++] ?? ''
      const done = applied(parts, changes, { revision, newId })
      if (done.kind === 'stale') return staleAt(tx, draftId, done.id, parts)
      await also?.(tx)
      const records = done.touched.flatMap((one) => recorded(one) ?? [])
      if (records.length === 0) return { kind: 'changed', revision: row.revision, at, parts: [] }
      const step = { draftId, learnerId: editor.id, about, at }
      const going = typing ? await goingStep(tx, step, records) : null
      const touched = done.touched
      if (going === null) {
        await beginStep(tx, revision, step)
        await writeTouched(tx, draftId, revision, touched, records)
      } else {
        await tx.update(draftSteps).set({ at }).where(stepAt(draftId, going))
        await writeTouched(tx, draftId, going, touched, [])
        await extendRecords(tx, draftId, going, records)
      }
      await tx.update(drafts).set({ revision, changedAt: at }).where(eq(drafts.id, draftId))
      return { kind: 'changed', revision, at, parts: touched.flatMap(({ after }) => after ?? []) }
    },
    { guard: draftId },
  )
}

/**
 * Takes back the last step of this person's that still stands, or does again the last one they took
 * back. What somebody else has changed since is left alone, and told as `stale`.
 *
 * @throws Refusal `not-found`
 */
export async function turnDraft(
  editor: Editor,
  draftId: string,
  way: 'undo' | 'redo',
): Promise<Outcome> {
  const at = now()
  return transaction(
    async (tx) => {
      const row = await draftRow(tx, editor, draftId)
      const step = await stepToTurn(tx, draftId, editor.id, way)
      if (step === null) return { kind: 'nothing' }
      const records = await recordsOf(tx, draftId, step)
      const parts = await allParts(
        tx,
        draftId,
        records.map(({ id }) => id),
      )
      const revision = row.revision + 1
      const back = turned(parts, records, way, revision)
      if (back.kind === 'stale') return staleAt(tx, draftId, back.id, parts)
      const { touched } = back
      const about = way === 'undo' ? 'undone' : 'redone'
      const turn = { draftId, number: revision, learnerId: editor.id, about, at }
      await tx.insert(draftSteps).values({ ...turn, beganAt: at, state: 'turned' })
      await writeTouched(
        tx,
        draftId,
        revision,
        touched,
        touched.flatMap((one) => recorded(one) ?? []),
      )
      const state = way === 'undo' ? 'undone' : 'done'
      await tx.update(draftSteps).set({ state }).where(stepAt(draftId, step))
      await tx.update(drafts).set({ revision, changedAt: at }).where(eq(drafts.id, draftId))
      return { kind: 'changed', revision, at, parts: touched.flatMap(({ after }) => after ?? []) }
    },
    { guard: draftId },
  )
}
