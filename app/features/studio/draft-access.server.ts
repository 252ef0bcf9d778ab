import { and, eq, inArray, or } from 'drizzle-orm'
import type { ReadDb } from '~/db/db.server'
import { draftInstructors, drafts } from '~/db/schema'
import { Refusal } from '~/features/refusal'

/** Who works in the studio: an instructor, or an admin, who may work on every draft. */
export type Editor = { id: string; role: string }

export type DraftRow = typeof drafts.$inferSelect

/** What holds for the drafts that someone may work on. */
export function editable(db: ReadDb, editor: Editor) {
  if (editor.role === 'admin') return undefined
  const invited = db
    .select({ id: draftInstructors.draftId })
    .from(draftInstructors)
    .where(eq(draftInstructors.learnerId, editor.id))
  return or(eq(drafts.ownerId, editor.id), inArray(drafts.id, invited))
}

/**
 * The row of a draft for someone who works on it.
 *
 * @throws Refusal `not-found`, also where it is somebody else's
 */
export async function draftRow(db: ReadDb, editor: Editor, draftId: string): Promise<DraftRow> {
  const [row] = await db
    .select()
    .from(drafts)
    .where(and(eq(drafts.id, draftId), editable(db, editor)))
  if (!row) throw new Refusal('not-found')
  return row
}
