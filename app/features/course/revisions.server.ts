import { eq, inArray } from 'drizzle-orm'
import type { ReadDb } from '~/db/db.server'
import { moduleRevisions, questionRevisions } from '~/db/schema'

/** The Markdown of a module as published, or null. */
export async function moduleBody(db: ReadDb, revisionId: string): Promise<string | null> {
  const [row] = await db
    .select({ source: moduleRevisions.source })
    .from(moduleRevisions)
    .where(eq(moduleRevisions.id, revisionId))
  return row?.source ?? null
}

/** Question revisions by id, for versions no longer kept whole. */
export function questionsBy(db: ReadDb, revisionIds: string[]) {
  return db.select().from(questionRevisions).where(inArray(questionRevisions.id, revisionIds))
}
