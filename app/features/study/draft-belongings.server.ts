import { and, eq, ne } from 'drizzle-orm'
import type { ReadDb, Tx } from '~/db/db.server'
import { draftInstructors, type draftInvitations, draftParts, drafts } from '~/db/schema'

/** The drafts someone owns, with all that is written in them. */
export async function exportedDrafts(db: ReadDb, learnerId: string): Promise<object[]> {
  const own = await db.select().from(drafts).where(eq(drafts.ownerId, learnerId))
  return Promise.all(
    own.map(async ({ id, courseId, title, language, createdAt, changedAt }) => {
      const parts = await db
        .select({ kind: draftParts.kind, content: draftParts.content })
        .from(draftParts)
        .where(eq(draftParts.draftId, id))
      return { course: courseId, title, language, createdAt, changedAt, parts }
    }),
  )
}

type Invitation = typeof draftInvitations.$inferSelect

/** An invitation to somebody’s draft: its title is not theirs. */
export const exportedInvitation = ({ draftId, createdAt, expiresAt }: Invitation) => ({
  draft: draftId,
  createdAt,
  expiresAt,
})

/**
 * A draft goes to an instructor who works on it, too; one of a published course stays without an
 * owner, as its course does; any other goes with who wrote it.
 */
export async function forgetDrafts(tx: Tx, learnerId: string): Promise<void> {
  const own = await tx.select().from(drafts).where(eq(drafts.ownerId, learnerId))
  for (const { id, courseId } of own) {
    const [heir] = await tx
      .select({ id: draftInstructors.learnerId })
      .from(draftInstructors)
      .where(and(eq(draftInstructors.draftId, id), ne(draftInstructors.learnerId, learnerId)))
      .orderBy(draftInstructors.joinedAt)
      .limit(1)
    const one = eq(drafts.id, id)
    if (!heir && courseId === null) await tx.delete(drafts).where(one)
    else
      await tx
        .update(drafts)
        .set({ ownerId: heir?.id ?? null })
        .where(one)
  }
}
