import { createHash } from 'node:crypto'
import { eq, lt } from 'drizzle-orm'
import { type Adapter, generateIdFromEntropySize, Lucia, TimeSpan } from 'lucia'
import { now } from '~/clock.server'
import { type ReadDb, reader, type Tx, transaction } from '~/db/db.server'
import { sessions } from '~/db/schema'
import { unlessDiskFull } from '~/disk.server'
import type { Args, RequestContext } from '~/door.server'
import { Refusal } from '~/features/refusal'
import { settings } from '~/settings.server'
import type { Role } from './account'
import { sessionById } from './session-rows.server'

/** Whoever sends a request: a guest (`name` and `role` null) or the person behind an account. */
export type Learner = {
  id: string
  name: string | null
  role: Role | null
  language: string | null
  zone: string | null
}

type Attributes = Omit<Learner, 'id'>

declare module 'lucia' {
  interface Register {
    Lucia: Lucia<Record<never, never>, Attributes>
    DatabaseUserAttributes: Attributes
  }
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

/** Lucia's seven methods; of a session's id only the SHA-256 is stored. */
function adapter(read: () => ReadDb, write: (body: (tx: Tx) => Promise<void>) => Promise<void>) {
  return {
    async getSessionAndUser(id) {
      const [row] = await sessionById(read(), { id: sha256(id) })
      if (!row) return [null, null]
      const { learnerId, expiresAt, ...attributes } = row
      return [
        { id, userId: learnerId, expiresAt, attributes: {} },
        { id: learnerId, attributes },
      ]
    },
    async getUserSessions(learnerId) {
      const rows = await read().select().from(sessions).where(eq(sessions.learnerId, learnerId))
      return rows.map((row) => ({ ...row, userId: row.learnerId, attributes: {} }))
    },
    setSession: ({ id, userId, expiresAt }) =>
      write(async (tx) => {
        await tx.insert(sessions).values({ id: sha256(id), learnerId: userId, expiresAt })
      }),
    updateSessionExpiration: (id, expiresAt) =>
      write(async (tx) => {
        await tx
          .update(sessions)
          .set({ expiresAt })
          .where(eq(sessions.id, sha256(id)))
        // Pages are read on a full disk, too; the next request tries again.
      }).catch(unlessDiskFull),
    deleteSession: (id) =>
      write(async (tx) => {
        await tx.delete(sessions).where(eq(sessions.id, sha256(id)))
      }),
    deleteUserSessions: (learnerId) =>
      write(async (tx) => {
        await tx.delete(sessions).where(eq(sessions.learnerId, learnerId))
      }),
    deleteExpiredSessions: () =>
      write(async (tx) => {
        await tx.delete(sessions).where(lt(sessions.expiresAt, now()))
      }),
  } satisfies Adapter
}

function luciaWith(with_: Adapter) {
  const secure = settings().ORIGIN?.startsWith('https:') ?? false
  return new Lucia<Record<never, never>, Attributes>(with_, {
    sessionExpiresIn: new TimeSpan(180, 'd'),
    sessionCookie: {
      name: secure ? '__Host-fifteen' : 'fifteen',
      attributes: { secure, sameSite: 'lax', path: '/' },
    },
    getUserAttributes: ({ name, role, language, zone }) => ({ name, role, language, zone }),
  })
}

let kept: ReturnType<typeof luciaWith> | undefined

function lucia() {
  kept ??= luciaWith(adapter(reader, transaction))
  return kept
}

type Found = { learner: Learner; sessionId: string } | null
const found = new WeakMap<object, Promise<Found>>()

async function find({ request, context }: Args): Promise<Found> {
  const sessionId = lucia().readSessionCookie(request.headers.get('cookie') ?? '')
  if (!sessionId) return null
  const { user, session } = await lucia().validateSession(sessionId)
  if (!user) return null
  if (session.fresh) {
    const cookie = lucia().createSessionCookie(sessionId).serialize()
    ;(context as RequestContext).prolonged = cookie
  }
  return { learner: user, sessionId }
}

function findOnce(args: Args): Promise<Found> {
  let finding = found.get(args.context)
  if (!finding) {
    finding = find(args)
    found.set(args.context, finding)
  }
  return finding
}

/** Whether the request names a session, be it one that there is or not. */
export function namesSession({ headers }: Request): boolean {
  return !!lucia().readSessionCookie(headers.get('cookie') ?? '')
}

/** Whoever sends the request, or null for a stranger. Looked up once a request. */
export async function learnerOf(args: Args): Promise<Learner | null> {
  return (await findOnce(args))?.learner ?? null
}

/** @throws Refusal `not-found` for a stranger: what is asked for can't be theirs. */
export async function requireLearner(args: Args): Promise<Learner> {
  const learner = await learnerOf(args)
  if (!learner) throw new Refusal('not-found')
  return learner
}

/** @throws Refusal `sign-in-needed` for anyone without an account. */
export async function requireAccount(args: Args): Promise<Learner & { name: string; role: Role }> {
  const learner = await learnerOf(args)
  if (!learner?.name || !learner.role) throw new Refusal('sign-in-needed')
  return { ...learner, name: learner.name, role: learner.role }
}

/** @throws Refusal `sign-in-needed` without an account, `forbidden` for a learner. */
export async function requireInstructor(args: Args) {
  const person = await requireAccount(args)
  if (person.role === 'learner') throw new Refusal('forbidden')
  return person
}

/** @throws Refusal `sign-in-needed` without an account, `forbidden` for anyone but an admin. */
export async function requireAdmin(args: Args) {
  const person = await requireAccount(args)
  if (person.role !== 'admin') throw new Refusal('forbidden')
  return person
}

/** A new session's id, drawn before the transaction that stores it. */
export const newSessionId = () => generateIdFromEntropySize(25)

/** Stores a session inside the deed's own transaction; the answer is its cookie. */
export async function beginSession(tx: Tx, learnerId: string, sessionId: string) {
  const inTx = luciaWith(
    adapter(
      () => tx,
      (body) => body(tx),
    ),
  )
  await inTx.createSession(learnerId, {}, { sessionId })
  return inTx.createSessionCookie(sessionId).serialize()
}

/** Ends the session of the request; the answer is the cookie that clears it. */
export async function endSession(args: Args): Promise<string> {
  const session = await findOnce(args)
  if (session) await lucia().invalidateSession(session.sessionId)
  return lucia().createBlankSessionCookie().serialize()
}

/** Ends every session of a learner inside the deed's transaction. */
export async function endSessions(tx: Tx, learnerId: string): Promise<void> {
  await tx.delete(sessions).where(eq(sessions.learnerId, learnerId))
}

/** Drops what has run out. */
export const dropExpiredSessions = () => lucia().deleteExpiredSessions()
