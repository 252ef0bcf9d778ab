import { and, desc, eq, gt } from 'drizzle-orm'
import { now } from '~/clock.server'
import { transaction } from '~/db/db.server'
import { draftChanges, drafts } from '~/db/schema'
import { asBefore } from './as-of'
import type { Outcome } from './draft.server'
import { draftRow, type Editor } from './draft-access.server'
import { allParts, writeTouched } from './draft-rows.server'
import { beginStep } from './draft-steps.server'
import { recorded } from './draft-turn'

/**
 * Makes a draft as it was after one of its steps: a step itself, which can be undone.
 *
 * @param step its number; 1 is how the draft began
 * @throws Refusal `not-found`
 */
export async function restoreDraft(
  editor: Editor,
  draftId: string,
  step: number,
): Promise<Outcome> {
  const at = now()
  return transaction(
    async (tx) => {
      const row = await draftRow(tx, editor, draftId)
      const since = await tx
        .select()
        .from(draftChanges)
        .where(and(eq(draftChanges.draftId, draftId), gt(draftChanges.step, step)))
        .orderBy(desc(draftChanges.step))
      const records = since.map(({ partId, before, after }) => ({ id: partId, before, after }))
      const parts = await allParts(tx, draftId, [...new Set(records.map(({ id }) => id))])
      const revision = row.revision + 1
      const touched = asBefore(parts, records, revision)
      if (touched.length === 0) return { kind: 'nothing' }
      await beginStep(tx, revision, { draftId, learnerId: editor.id, about: 'restored', at })
      const kept = touched.flatMap((one) => recorded(one) ?? [])
      await writeTouched(tx, draftId, revision, touched, kept)
      await tx.update(drafts).set({ revision, changedAt: at }).where(eq(drafts.id, draftId))
      return { kind: 'changed', revision, at, parts: touched.flatMap(({ after }) => after ?? []) }
    },
    { guard: draftId },
  )
}
