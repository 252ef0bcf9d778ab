import { and, asc, eq, isNull } from 'drizzle-orm'
import { type ReadDb, reader, type Tx, transaction } from '~/db/db.server'
import { accounts, courses, mentorQuestions } from '~/db/schema'
import { Refusal } from '~/features/refusal'
import type { Role } from './account'

/** Everyone with an account, by name. */
export async function people() {
  return reader()
    .select({ id: accounts.learnerId, name: accounts.name, role: accounts.role })
    .from(accounts)
    .orderBy(asc(accounts.nameKey))
}

export type Person = Awaited<ReturnType<typeof people>>[number]

/** Whether a site would be without an admin if this person weren't one. */
export async function isLastAdmin(db: ReadDb, learnerId: string): Promise<boolean> {
  const admins = await db
    .select({ id: accounts.learnerId })
    .from(accounts)
    .where(eq(accounts.role, 'admin'))
    .limit(2)
  return admins.length === 1 && admins[0]?.id === learnerId
}

/** Whether this person is the only admin now. */
export const lastAdmin = (learnerId: string) => isLastAdmin(reader(), learnerId)

export type GivenRole = { kind: 'given' | 'last-admin'; person: string }

/**
 * Gives a person a role; the last admin stays one.
 *
 * @throws Refusal `not-found`
 */
export async function giveRole(learnerId: string, role: Role): Promise<GivenRole> {
  return transaction(async (tx: Tx): Promise<GivenRole> => {
    const [account] = await tx
      .select({ role: accounts.role })
      .from(accounts)
      .where(eq(accounts.learnerId, learnerId))
    if (!account) throw new Refusal('not-found')
    if (role !== 'admin' && (await isLastAdmin(tx, learnerId))) {
      return { kind: 'last-admin', person: learnerId }
    }
    await tx.update(accounts).set({ role }).where(eq(accounts.learnerId, learnerId))
    if (role === 'learner') await leaveTeaching(tx, learnerId)
    return { kind: 'given', person: learnerId }
  })
}

/** Whoever no longer teaches leaves courses and unanswered questions to the admins. */
async function leaveTeaching(tx: Tx, learnerId: string): Promise<void> {
  const nobody = { instructorId: null }
  await tx.update(courses).set(nobody).where(eq(courses.instructorId, learnerId))
  const unanswered = and(
    eq(mentorQuestions.instructorId, learnerId),
    isNull(mentorQuestions.answeredAt),
  )
  await tx.update(mentorQuestions).set(nobody).where(unanswered)
}
