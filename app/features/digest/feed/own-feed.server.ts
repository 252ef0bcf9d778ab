import { eq, getTableColumns } from 'drizzle-orm'
import { now } from '~/clock.server'
import { type ReadDb, reader, transaction } from '~/db/db.server'
import { hotEach } from '~/db/hot-each'
import { feeds } from '~/db/schema'
import { hashOf, newToken } from '~/features/digest/token.server'
import { Refusal } from '~/features/refusal'

const HOUR = 3_600_000 // ms that a use is not written down anew

type Row = typeof feeds.$inferSelect

const feedByHash = hotEach<'hash', Row, ReadDb>(
  'feed-by-hash',
  ['hash'],
  (db, { table, at, hash }) =>
    db
      .select({ at, ...getTableColumns(feeds) })
      .from(table)
      .innerJoin(feeds, eq(feeds.tokenHash, hash)),
  setImmediate,
)

/** A learner's feed, without its address, which nobody knows any more; or null. */
export async function ownFeed(learnerId: string): Promise<Row | null> {
  const [feed] = await reader().select().from(feeds).where(eq(feeds.learnerId, learnerId))
  return feed ?? null
}

/** Makes a learner's feed, or gives it another address and ends the one before. The answer is its token. */
export async function makeFeed(learnerId: string): Promise<string> {
  const token = newToken()
  const feed = { tokenHash: hashOf(token) ?? '', createdAt: now(), lastUsedAt: null }
  await transaction(async (tx) => {
    await tx
      .insert(feeds)
      .values({ learnerId, ...feed })
      .onConflictDoUpdate({ target: feeds.learnerId, set: feed })
  })
  return token
}

/** Ends a learner's feed: its address leads nowhere from now on. */
export async function endFeed(learnerId: string): Promise<void> {
  await transaction(async (tx) => {
    await tx.delete(feeds).where(eq(feeds.learnerId, learnerId))
  })
}

/**
 * The learner whose feed has this token. That it was used is written down, at most once an hour.
 *
 * @throws Refusal `not-found`
 */
export async function learnerByToken(token: string): Promise<string> {
  const hash = hashOf(token)
  const [feed] = hash ? await feedByHash(reader(), { hash }) : []
  if (!feed) throw new Refusal('not-found')
  const at = now()
  if (at.getTime() - (feed.lastUsedAt?.getTime() ?? 0) >= HOUR) {
    await transaction(async (tx) => {
      await tx.update(feeds).set({ lastUsedAt: at }).where(eq(feeds.tokenHash, feed.tokenHash))
    })
  }
  return feed.learnerId
}
