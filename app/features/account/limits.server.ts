import { createHash } from 'node:crypto'
import { inArray, lte } from 'drizzle-orm'
import { now } from '~/clock.server'
import { type Tx, transaction } from '~/db/db.server'
import { limits } from '~/db/schema'
import { Refusal } from '~/features/refusal'
import { nameKey } from './account'

const MINUTE = 60_000 // ms
const DAY = 1440 * MINUTE

/** What may be done `most` times in `span` milliseconds; the count starts with the first time. */
export type Limit = { key: string; most: number; span: number }

/** No name and no address is stored as such. */
function keyOf(what: string, whose: string): string {
  return `${what} ${createHash('sha256').update(whose).digest('base64url')}`
}

/** How often a password may be tried for one name. */
export const signInNameLimit = (name: string): Limit => ({
  key: keyOf('sign-in-name', nameKey(name)),
  most: 10,
  span: 15 * MINUTE,
})

/** How often a password may be tried for one name, and for any from one address. */
export const signInLimits = (name: string, address: string): Limit[] => [
  signInNameLimit(name),
  { key: keyOf('sign-in-address', address), most: 200, span: 15 * MINUTE },
]

/** How often the person who is signed in may try their own password; nobody else counts here. */
export const ownPasswordLimit = (learnerId: string): Limit => ({
  key: keyOf('own-password', learnerId),
  most: 10,
  span: 15 * MINUTE,
})

/** How many accounts may be tried for from one address: a school has one, too. */
export const signUpLimits = (address: string): Limit[] => [
  { key: keyOf('sign-up-address', address), most: 60, span: 60 * MINUTE },
]

/** How many guests may come from one address: a whole school begins at once. */
export const guestLimits = (address: string): Limit[] => [
  { key: keyOf('guest-address', address), most: 600, span: 15 * MINUTE },
]

/** How many names one instructor may try to invite. */
export const namingLimits = (learnerId: string): Limit[] => [
  { key: keyOf('naming', learnerId), most: 30, span: 60 * MINUTE },
]

/** How much one learner may share in a day, and all who come from one address. */
export const shareLimits = (learnerId: string, address: string): Limit[] => [
  { key: keyOf('share', learnerId), most: 20, span: DAY },
  { key: keyOf('share-address', address), most: 200, span: DAY },
]

/** How often something shared may be reported from one address. */
export const reportLimits = (address: string): Limit[] => [
  { key: keyOf('report-address', address), most: 10, span: 60 * MINUTE },
]

/** How often a listening is counted from one address: a class listens at once. */
export const listenLimits = (address: string): Limit[] => [
  { key: keyOf('listen-address', address), most: 400, span: 15 * MINUTE },
]

/**
 * Counts a try against every limit before it is made, so that tries made at once
 * can't pass together.
 *
 * @throws Refusal `too-many-tries`, and counts nothing, once a limit is reached.
 */
export async function countTry(against: Limit[]): Promise<void> {
  const at = now()
  const allowed = await transaction(async (tx) => {
    const keys = against.map(({ key }) => key)
    const counted = await tx.select().from(limits).where(inArray(limits.key, keys))
    const running = new Map(
      counted.filter(({ endsAt }) => endsAt > at).map((row) => [row.key, row]),
    )
    if (against.some(({ key, most }) => (running.get(key)?.count ?? 0) >= most)) return false
    for (const { key, span } of against) {
      const row = running.get(key)
      const count = (row?.count ?? 0) + 1
      const endsAt = row?.endsAt ?? new Date(at.getTime() + span)
      await tx
        .insert(limits)
        .values({ key, count, endsAt })
        .onConflictDoUpdate({ target: limits.key, set: { count, endsAt } })
    }
    return true
  })
  if (!allowed) throw new Refusal('too-many-tries')
}

/** Starts the count of these limits anew. */
export async function clearTries(tx: Tx, of: Limit[]): Promise<void> {
  const keys = of.map(({ key }) => key)
  await tx.delete(limits).where(inArray(limits.key, keys))
}

/** Drops the counts that have run out. */
export async function dropOldLimits(): Promise<void> {
  const at = now()
  await transaction(async (tx) => {
    await tx.delete(limits).where(lte(limits.endsAt, at))
  })
}
