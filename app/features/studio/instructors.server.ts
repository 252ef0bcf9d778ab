import { randomUUID } from 'node:crypto'
import { and, asc, eq, gt, or } from 'drizzle-orm'
import { now } from '~/clock.server'
import { reader, transaction } from '~/db/db.server'
import { accounts, draftInstructors, draftInvitations, drafts } from '~/db/schema'
import { momentOf, type Telling } from '~/features/account/moment'
import { hashOf, newToken } from '~/features/digest/token.server'
import { Refusal } from '~/features/refusal'
import type { Draft } from './draft.server'
import { draftRow, type Editor } from './draft-access.server'

const DAY = 86_400_000 // ms

/** How long an invitation can be followed, in milliseconds. */
export const STANDS = 14 * DAY

/** Who works on a draft, its owner first, and the invitations that stand. */
export async function instructorsView({ id, ownerId }: Draft, editor: Editor, telling: Telling) {
  const db = reader()
  const [owner] = await db
    .select({ name: accounts.name })
    .from(accounts)
    .where(eq(accounts.learnerId, ownerId ?? ''))
  const others = await db
    .select({ id: accounts.learnerId, name: accounts.name })
    .from(draftInstructors)
    .innerJoin(accounts, eq(accounts.learnerId, draftInstructors.learnerId))
    .where(eq(draftInstructors.draftId, id))
    .orderBy(asc(draftInstructors.joinedAt))
  const standing = await db
    .select({
      id: draftInvitations.id,
      expiresAt: draftInvitations.expiresAt,
      declinedAt: draftInvitations.declinedAt,
      name: accounts.name,
    })
    .from(draftInvitations)
    .leftJoin(accounts, eq(accounts.learnerId, draftInvitations.learnerId))
    .where(and(eq(draftInvitations.draftId, id), gt(draftInvitations.expiresAt, now())))
    .orderBy(asc(draftInvitations.createdAt))
  /** Only who owns a draft, and an admin, invites others and lets them go. */
  const leads = ownerId === editor.id || editor.role === 'admin'
  return {
    owner: owner?.name ?? null,
    others: others.map((one) => ({ ...one, self: one.id === editor.id })),
    /** Shown to who leads; `name`: of who is named in it, and may have declined. */
    invitations: (leads ? standing : []).map(({ expiresAt, declinedAt, ...one }) => ({
      ...one,
      declined: declinedAt !== null,
      until: momentOf(expiresAt, telling),
    })),
    leads,
  }
}

export type InstructorsView = Awaited<ReturnType<typeof instructorsView>>

/**
 * The row of a draft for who invites others to it.
 *
 * @throws Refusal `not-found`, `forbidden` for who only works on it
 */
export async function requireLead(
  db: Parameters<typeof draftRow>[0],
  editor: Editor,
  draftId: string,
) {
  const row = await draftRow(db, editor, draftId)
  if (row.ownerId !== editor.id && editor.role !== 'admin') throw new Refusal('forbidden')
  return row
}

/**
 * Makes an invitation that any instructor may follow for two weeks, once. The token stands in its
 * address, and is told here and nowhere else.
 *
 * @throws Refusal `not-found`, `forbidden` for who doesn't own the draft
 */
export async function invite(editor: Editor, draftId: string): Promise<string> {
  const [id, token, createdAt] = [randomUUID(), newToken(), now()]
  const expiresAt = new Date(createdAt.getTime() + STANDS)
  await transaction(async (tx) => {
    await requireLead(tx, editor, draftId)
    const tokenHash = hashOf(token) ?? ''
    const row = { id, draftId, tokenHash, byId: editor.id, createdAt, expiresAt }
    await tx.insert(draftInvitations).values(row)
  })
  return token
}

/**
 * Takes an invitation back.
 *
 * @throws Refusal `not-found`, `forbidden`
 */
export async function takeBack(editor: Editor, draftId: string, id: string): Promise<void> {
  await transaction(async (tx) => {
    await requireLead(tx, editor, draftId)
    const one = and(eq(draftInvitations.id, id), eq(draftInvitations.draftId, draftId))
    await tx.delete(draftInvitations).where(one)
  })
}

/**
 * Ends that somebody works on a draft: its owner ends it for others, and everybody for themselves.
 *
 * @throws Refusal `not-found`, `forbidden`
 */
export async function letGo(editor: Editor, draftId: string, learnerId: string): Promise<void> {
  await transaction(async (tx) => {
    if (learnerId === editor.id) await draftRow(tx, editor, draftId)
    else await requireLead(tx, editor, draftId)
    await tx
      .delete(draftInstructors)
      .where(and(eq(draftInstructors.draftId, draftId), eq(draftInstructors.learnerId, learnerId)))
  })
}

/**
 * What an invitation is to.
 *
 * @throws Refusal `not-found` once it is used, taken back or over
 */
export async function invitedTo(token: string) {
  const [found] = await reader()
    .select({ id: drafts.id, title: drafts.title, language: drafts.language, by: accounts.name })
    .from(draftInvitations)
    .innerJoin(drafts, eq(drafts.id, draftInvitations.draftId))
    .leftJoin(accounts, eq(accounts.learnerId, draftInvitations.byId))
    .where(
      and(
        eq(draftInvitations.tokenHash, hashOf(token) ?? ''),
        gt(draftInvitations.expiresAt, now()),
      ),
    )
  if (!found) throw new Refusal('not-found')
  return found
}

/**
 * Follows an invitation: from now on this instructor works on the draft, too.
 *
 * @returns the draft's id
 * @throws Refusal `not-found` once it is used, taken back or over
 */
export async function followInvitation(editor: Editor, token: string): Promise<string> {
  const joinedAt = now()
  return transaction(async (tx) => {
    const [found] = await tx
      .select()
      .from(draftInvitations)
      .where(eq(draftInvitations.tokenHash, hashOf(token) ?? ''))
    if (!found || found.expiresAt <= joinedAt) throw new Refusal('not-found')
    const { id, draftId } = found
    const [own] = await tx
      .select({ ownerId: drafts.ownerId })
      .from(drafts)
      .where(eq(drafts.id, draftId))
    if (own?.ownerId === editor.id) return draftId
    const row = { draftId, learnerId: editor.id, joinedAt }
    await tx.insert(draftInstructors).values(row).onConflictDoNothing()
    const named = and(
      eq(draftInvitations.draftId, draftId),
      eq(draftInvitations.learnerId, editor.id),
    )
    await tx.delete(draftInvitations).where(or(eq(draftInvitations.id, id), named))
    return draftId
  })
}
