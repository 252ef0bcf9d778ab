import { randomUUID } from 'node:crypto'
import { hash, verify } from '@node-rs/argon2'
import { eq } from 'drizzle-orm'
import { now } from '~/clock.server'
import { isTaken, reader, type Tx, transaction } from '~/db/db.server'
import { accounts, learners } from '~/db/schema'
import { nameKey, type Role } from './account'
import { countTry, ownPasswordLimit, signUpLimits } from './limits.server'
import { beginSession, endSessions, type Learner, newSessionId } from './session.server'

/** OWASP's second choice for argon2id: 19 MiB, two passes. */
const ARGON = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

/** Of nobody's password: verified where there is no account, so that both take as long. */
let nobodys: Promise<string> | undefined

/** argon2id; never inside a transaction, it takes some 30 ms. */
export const hashPassword = (password: string) => hash(password.normalize('NFKC'), ARGON)

/** The account's learner if name and password belong together, else null. */
export async function learnerBy(name: string, password: string): Promise<string | null> {
  const [account] = await reader()
    .select({ learnerId: accounts.learnerId, passwordHash: accounts.passwordHash })
    .from(accounts)
    .where(eq(accounts.nameKey, nameKey(name)))
  nobodys ??= hashPassword(randomUUID())
  const right = await verify(account?.passwordHash ?? (await nobodys), password.normalize('NFKC'))
  return account && right ? account.learnerId : null
}

type NewAccount = { name: string; password: string; role: Role; language: string | null }

/**
 * Inserts an account for the guest, or else for a learner of its own, and does
 * what `andThen` says in the same transaction; null when the name is taken.
 */
async function insertAccount<T>(
  { name, password, role, language }: NewAccount,
  guestId: string | null,
  andThen: (tx: Tx, learnerId: string) => Promise<T>,
): Promise<T | null> {
  const passwordHash = await hashPassword(password)
  const learnerId = guestId ?? randomUUID()
  const createdAt = now()
  const account = { name: name.trim(), nameKey: nameKey(name), passwordHash, role, createdAt }
  try {
    return await transaction(async (tx) => {
      if (!guestId) {
        await tx.insert(learners).values({ id: learnerId, language, zone: null, createdAt })
      }
      const [own] = guestId
        ? await tx.select().from(accounts).where(eq(accounts.learnerId, guestId))
        : []
      // The same form twice, by a double press: the second finds what the first has made.
      if (own?.nameKey !== account.nameKey) {
        await tx.insert(accounts).values({ learnerId, ...account })
      }
      return andThen(tx, learnerId)
    })
  } catch (error) {
    if (isTaken(error)) return null
    throw error
  }
}

/** An account with a learner of its own; its learner's id, or null when the name is taken. */
export async function createAccount(account: NewAccount): Promise<string | null> {
  return insertAccount(account, null, async (_, learnerId) => learnerId)
}

/**
 * Makes an account for whoever sends the request and signs them in: a guest's
 * own learner gets it, so that all their work stays theirs. The answer is the new
 * session's cookie; null when the name is taken.
 *
 * @throws Refusal `too-many-tries`
 */
export async function signUp({
  address,
  before,
  ...account
}: Omit<NewAccount, 'role'> & { address: string; before: Learner | null }): Promise<string | null> {
  await countTry(signUpLimits(address))
  const guestId = before && before.name === null ? before.id : null
  const sessionId = newSessionId()
  return insertAccount({ ...account, role: 'learner' }, guestId, async (tx, learnerId) => {
    await endSessions(tx, learnerId)
    return beginSession(tx, learnerId, sessionId)
  })
}

/**
 * Whether this is the account's password.
 *
 * @throws Refusal `too-many-tries`
 */
export async function checkPassword(
  { id, name }: { id: string; name: string },
  password: string,
): Promise<boolean> {
  await countTry([ownPasswordLimit(id)])
  return (await learnerBy(name, password)) === id
}

/**
 * Gives an account another password and ends all its sessions but a new one,
 * whose cookie is the answer; null when `current` is not its password.
 *
 * @throws Refusal `too-many-tries`
 */
export async function changePassword(
  person: { id: string; name: string },
  { current, password }: { current: string; password: string },
): Promise<string | null> {
  if (!(await checkPassword(person, current))) return null
  const passwordHash = await hashPassword(password)
  const sessionId = newSessionId()
  return transaction(async (tx) => {
    await tx.update(accounts).set({ passwordHash }).where(eq(accounts.learnerId, person.id))
    await endSessions(tx, person.id)
    return beginSession(tx, person.id, sessionId)
  })
}

/** The account with this name, or null. */
export async function accountBy(name: string) {
  const [account] = await reader()
    .select({ learnerId: accounts.learnerId, name: accounts.name, role: accounts.role })
    .from(accounts)
    .where(eq(accounts.nameKey, nameKey(name)))
  return account ?? null
}
