import { and, eq, ne } from 'drizzle-orm'
import { now } from '~/clock.server'
import { type ReadDb, type Tx, transaction } from '~/db/db.server'
import {
  accounts,
  digests,
  feeds,
  joinings,
  learners,
  lessons,
  mentorQuestions,
  places,
  practices,
  rewards,
  shares,
  studyLog,
} from '~/db/schema'
import { learnerBy } from '~/features/account/account.server'
import {
  clearTries,
  countTry,
  signInLimits,
  signInNameLimit,
} from '~/features/account/limits.server'
import { beginSession, type Learner, newSessionId } from '~/features/account/session.server'
import { writePlace } from './places.server'
import { rebuildLearner } from './rebuild.server'

/** Tables whose rows go over as they are; what else there is follows from them. */
const MOVING = [studyLog, lessons, practices, rewards, mentorQuestions, shares] as const

/** Whether a guest has left anything worth keeping. */
async function hasWork(db: ReadDb, guestId: string): Promise<boolean> {
  for (const table of [studyLog, lessons, practices, places, digests, feeds]) {
    const found = await db
      .select({ learnerId: table.learnerId })
      .from(table)
      .where(eq(table.learnerId, guestId))
      .limit(1)
    if (found.length > 0) return true
  }
  return false
}

/** What was made goes over; a morning's digest is for a day, and for whom it was made. */
async function joinDigests(tx: Tx, guestId: string, learnerId: string): Promise<void> {
  await tx
    .update(digests)
    .set({ learnerId })
    .where(and(eq(digests.learnerId, guestId), ne(digests.kind, 'morning')))
  const [own] = await tx.select().from(feeds).where(eq(feeds.learnerId, learnerId))
  if (!own) await tx.update(feeds).set({ learnerId }).where(eq(feeds.learnerId, guestId))
}

/** Of two places in a module the later one stands. */
async function joinPlaces(tx: Tx, guestId: string, learnerId: string): Promise<void> {
  const read = await tx.select().from(places).where(eq(places.learnerId, guestId))
  if (read.length === 0) return
  const own = await tx.select().from(places).where(eq(places.learnerId, learnerId))
  const later = new Map(own.map(({ moduleId, at }) => [moduleId, at]))
  const moving = read.filter(({ moduleId, at }) => at > (later.get(moduleId) ?? new Date(0)))
  for (const place of moving) await writePlace(tx, { ...place, learnerId })
}

/**
 * Brings a guest's work to an account and ends the guest: a module finished
 * twice counts once, chosen rewards stay. A guest without work just ends.
 */
export async function joinGuest(
  tx: Tx,
  { guestId, learnerId, at }: { guestId: string; learnerId: string; at: Date },
): Promise<void> {
  const works = await hasWork(tx, guestId)
  if (works) {
    await joinPlaces(tx, guestId, learnerId)
    await joinDigests(tx, guestId, learnerId)
    for (const table of MOVING) {
      await tx.update(table).set({ learnerId }).where(eq(table.learnerId, guestId))
    }
    await tx.insert(joinings).values({ guestId, learnerId, at })
  }
  await tx.delete(learners).where(eq(learners.id, guestId))
  if (works) await rebuildLearner(tx, learnerId)
}

/** Whether a learner is a guest still; asked inside the transaction that ends one. */
async function isGuest(tx: Tx, learnerId: string): Promise<boolean> {
  const [row] = await tx
    .select({ account: accounts.learnerId })
    .from(learners)
    .leftJoin(accounts, eq(accounts.learnerId, learners.id))
    .where(eq(learners.id, learnerId))
  return row !== undefined && row.account === null
}

export type SignedIn = { cookie: string; language: string | null }

/**
 * Signs in by name and password with a new session; a guest's work joins the
 * account. Null when the two don't belong together, whether or not there is
 * such an account.
 *
 * @throws Refusal `too-many-tries`
 */
export async function signIn({
  name,
  password,
  address,
  before,
}: {
  name: string
  password: string
  address: string
  /** Whoever sends the request. */
  before: Pick<Learner, 'id'> | null
}): Promise<SignedIn | null> {
  await countTry(signInLimits(name, address))
  const learnerId = await learnerBy(name, password)
  if (!learnerId) return null
  const sessionId = newSessionId()
  const at = now()
  return transaction(async (tx) => {
    const [learner] = await tx.select().from(learners).where(eq(learners.id, learnerId))
    if (!learner) return null
    await clearTries(tx, [signInNameLimit(name)])
    if (before && before.id !== learnerId && (await isGuest(tx, before.id))) {
      await joinGuest(tx, { guestId: before.id, learnerId, at })
    }
    const cookie = await beginSession(tx, learnerId, sessionId)
    return { cookie, language: learner.language }
  })
}
