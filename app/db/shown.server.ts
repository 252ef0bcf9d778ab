import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { type ReadDb, reader, transaction } from './db.server'
import { given, hot } from './hot'
import { shown } from './schema'

const ONE = 'strangers'

const stampNow = hot<{ id: string }, { stamp: string }[], ReadDb>('shown', (db) =>
  db
    .select({ stamp: shown.stamp })
    .from(shown)
    .where(eq(shown.id, given('id'))),
)

let asking: Promise<string | null> | undefined

async function ask(): Promise<string | null> {
  await new Promise(setImmediate)
  asking = undefined
  const [row] = await stampNow(reader(), { id: ONE })
  return row?.stamp ?? null
}

/**
 * A text that stays as it is while nothing changes that strangers are shown: courses, digests,
 * audios, shares. It changes in the transaction that changes any of them, whoever writes, and never
 * comes back. Null before {@link beginShown}. All who ask in one turn of the event loop are answered
 * by one statement, sent after they asked.
 */
export function shownNow(): Promise<string | null> {
  asking ??= ask()
  return asking
}

/** Begins to tell changes, once a site. */
export async function beginShown(): Promise<void> {
  if ((await stampNow(reader(), { id: ONE })).length > 0) return
  await transaction(async (tx) => {
    await tx.insert(shown).values({ id: ONE, stamp: randomUUID() }).onConflictDoNothing()
  })
}
