import { randomUUID } from 'node:crypto'
import { and, asc, eq, gt, lte } from 'drizzle-orm'
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
    await tx.delete(draftInvitations).where(and(own, lte(draftInvitations.expiresAt, createdAt)))
    const [standing] = await tx.select().from(draftInvitations).where(own)
    if (standing) return 'invited-already'
    const row = { id, draftId, tokenHash, learnerId: named.id, createdAt, expiresAt }
    await tx.insert(draftInvitations).values(row)
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
    .leftJoin(accounts, eq(accounts.learnerId, drafts.ownerId))
    .where(and(eq(draftInvitations.learnerId, id), gt(draftInvitations.expiresAt, now())))
    .orderBy(asc(draftInvitations.createdAt), asc(draftInvitations.id))
}

/**
 * Accepts an invitation, and works on the draft from now on, or declines it.
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
    if (!found || found.expiresAt <= joinedAt) throw new Refusal('not-found')
    await tx.delete(draftInvitations).where(own)
    if (answer === 'decline') return null
    const row = { draftId: found.draftId, learnerId: editor.id, joinedAt }
    await tx.insert(draftInstructors).values(row).onConflictDoNothing()
    return found.draftId
  })
}
