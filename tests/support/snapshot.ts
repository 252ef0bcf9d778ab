import { eq } from 'drizzle-orm'
import type { ReadDb } from '~/db/db.server'
import { learnerStates, lessons, memories, practices, rewards, sprints } from '~/db/schema'

const PROJECTIONS = { learnerStates, memories, sprints, rewards, lessons, practices }

/** Everything that follows from a learner's log, in an order of its own. */
export async function projectionsOf(read: ReadDb, learnerId: string) {
  const found: Record<string, unknown[]> = {}
  for (const [name, table] of Object.entries(PROJECTIONS)) {
    const rows: unknown[] = await read.select().from(table).where(eq(table.learnerId, learnerId))
    found[name] = rows.sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))
  }
  return found
}
