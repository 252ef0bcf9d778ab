import { randomUUID } from 'node:crypto'
import { and, asc, eq, gt, isNotNull, isNull, lte, or } from 'drizzle-orm'
import { now } from '~/clock.server'
import { reader, type Tx, transaction } from '~/db/db.server'
import { accounts, draftInstructors, draftInvitations, drafts } from '~/db/schema'
import { nameKey } from '~/features/account/account'
import { countTry, namingLimits } from '~/features/account/limits.server'
import { hashOf, newToken } from '~/features/digest/token.server'
import { Refusal } from '~/features/refusal'
import type { DraftRow, Editor } from './draft-access.server'
import { requireLead, STANDS } from './instructors.server'

/** Why nobody is invited by a name. It does not tell a learner's name from one that nobody has. */
export type NamingFault = 'no-name' | 'no-instructor' | 'works-already' | 'invited-already'

/**
 * Invites an instructor, who finds it in their studio for two weeks.
 *
 * @param name of their account, in capitals or not
 * @throws Refusal `not-found`, `forbidden` for who doesn't own the draft, `too-many-tries`
 */
export async function inviteByName(
  editor: Editor,
  draftId: string,
  name: string,
): Promise<NamingFault | null> {
  if (name.trim() === '') return 'no-name'
  await countTry(namingLimits(editor.id))
  const [id, tokenHash, createdAt] = [randomUUID(), hashOf(newToken()) ?? '', now()]
  const expiresAt = new Date(createdAt.getTime() + STANDS)
  return transaction(async (tx) => {
    const draft = await requireLead(tx, editor, draftId)
    const [named] = await tx
      .select({ id: accounts.learnerId, role: accounts.role })
      .from(accounts)
      .where(eq(accounts.nameKey, nameKey(name)))
    if (!named || named.role === 'learner') return 'no-instructor'
    if (await works(tx, draft, named.id)) return 'works-already'
    const own = ofPerson(draftId, named.id)
    const over = or(
      lte(draftInvitations.expiresAt, createdAt),
      isNotNull(draftInvitations.declinedAt),
    )
    await tx.delete(draftInvitations).where(and(own, over))
    const [standing] = await tx.select().from(draftInvitations).where(own)
    if (standing) return 'invited-already'
    const times = { createdAt, expiresAt }
    const who = { learnerId: named.id, byId: editor.id }
    await tx.insert(draftInvitations).values({ id, draftId, tokenHash, ...who, ...times })
    return null
  })
}

async function works(tx: Tx, { id, ownerId }: DraftRow, learnerId: string): Promise<boolean> {
  if (ownerId === learnerId) return true
  const own = and(eq(draftInstructors.draftId, id), eq(draftInstructors.learnerId, learnerId))
  return (await tx.select().from(draftInstructors).where(own)).length > 0
}

const ofPerson = (draftId: string, learnerId: string) =>
  and(eq(draftInvitations.draftId, draftId), eq(draftInvitations.learnerId, learnerId))

/**
 * Invites somebody again who declined.
 *
 * @throws Refusal `not-found`, `forbidden` for who doesn't own the draft
 */
export async function inviteAgain(editor: Editor, draftId: string, id: string): Promise<void> {
  const createdAt = now()
  const expiresAt = new Date(createdAt.getTime() + STANDS)
  await transaction(async (tx) => {
    await requireLead(tx, editor, draftId)
    const one = and(
      eq(draftInvitations.id, id),
      eq(draftInvitations.draftId, draftId),
      isNotNull(draftInvitations.declinedAt),
    )
    const set = { byId: editor.id, createdAt, expiresAt, declinedAt: null }
    await tx.update(draftInvitations).set(set).where(one)
  })
}

/** The invitations that wait for somebody's answer. */
const waitingFor = (learnerId: string) =>
  and(
    eq(draftInvitations.learnerId, learnerId),
    gt(draftInvitations.expiresAt, now()),
    isNull(draftInvitations.declinedAt),
  )

/** Whether an invitation waits for somebody's answer. */
export async function isInvited({ id }: Pick<Editor, 'id'>): Promise<boolean> {
  const one = reader().select({ id: draftInvitations.id }).from(draftInvitations)
  return (await one.where(waitingFor(id)).limit(1)).length > 0
}

/** The drafts that somebody is invited to work on by name, and by whom; the oldest first. */
export function invitationsOf({ id }: Pick<Editor, 'id'>) {
  return reader()
    .select({
      id: draftInvitations.id,
      title: drafts.title,
      language: drafts.language,
      by: accounts.name,
    })
    .from(draftInvitations)
    .innerJoin(drafts, eq(drafts.id, draftInvitations.draftId))
    .leftJoin(accounts, eq(accounts.learnerId, draftInvitations.byId))
    .where(waitingFor(id))
    .orderBy(asc(draftInvitations.createdAt), asc(draftInvitations.id))
}

/**
 * Accepts an invitation, and works on the draft from now on, or declines it, which who invited sees.
 *
 * @returns the draft's id; null where it is declined
 * @throws Refusal `not-found` once it is answered, taken back or over, and for somebody else's
 */
export async function answerInvitation(
  editor: Editor,
  id: string,
  answer: 'accept' | 'decline',
): Promise<string | null> {
  const joinedAt = now()
  return transaction(async (tx) => {
    const own = and(eq(draftInvitations.id, id), eq(draftInvitations.learnerId, editor.id))
    const [found] = await tx.select().from(draftInvitations).where(own)
    if (!found || found.declinedAt || found.expiresAt <= joinedAt) throw new Refusal('not-found')
    if (answer === 'decline') {
      await tx.update(draftInvitations).set({ declinedAt: joinedAt }).where(own)
      return null
    }
    await tx.delete(draftInvitations).where(own)
    const row = { draftId: found.draftId, learnerId: editor.id, joinedAt }
    await tx.insert(draftInstructors).values(row).onConflictDoNothing()
    return found.draftId
  })
}
