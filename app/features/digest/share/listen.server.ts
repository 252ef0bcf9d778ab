import { createHash, randomBytes } from 'node:crypto'
import { and, eq, isNull } from 'drizzle-orm'
import { now } from '~/clock.server'
import { transaction } from '~/db/db.server'
import { listens } from '~/db/schema'
import { countTry, listenLimits } from '~/features/account/limits.server'
import { settings } from '~/settings.server'
import { openShare } from './share.server'

const YEAR = 31_536_000 // s
const FASTEST = 2 // times the pace it was said in
const SLACK = 5_000 // ms that a browser may be ahead

/** The browser's own number, which names nobody; a new one where it has none. */
export function listenerIn(request: Request): { listener: string; cookie: string } {
  const found = /(?:^|;\s*)listener=([\w-]{22})(?:;|$)/.exec(request.headers.get('cookie') ?? '')
  const listener = found?.[1] ?? randomBytes(16).toString('base64url')
  const secure = settings().ORIGIN?.startsWith('https:') ? '; Secure' : ''
  const cookie = `listener=${listener}; Path=/shares; Max-Age=${YEAR}; HttpOnly; SameSite=Lax${secure}`
  return { listener, cookie }
}

/** The same for one browser and one share alone. */
const hashOf = (shareId: string, listener: string) =>
  createHash('sha256').update(`${shareId} ${listener}`).digest('base64url')

/**
 * Counts that a share is being heard, or was heard to its end, once a browser. An end that comes
 * sooner than the fastest pace allows is not one. The maker's own listening does not count.
 *
 * @throws Refusal `not-found`, `share-ended`, `too-many-tries`
 */
export async function countListen(
  token: string,
  what: 'started' | 'ended',
  by: { listener: string; viewerId: string | null; address: string },
): Promise<void> {
  const { share, digest } = await openShare(token)
  if (share.learnerId === by.viewerId) return
  await countTry(listenLimits(by.address))
  const at = now()
  const listener = hashOf(share.id, by.listener)
  const own = and(eq(listens.shareId, share.id), eq(listens.listener, listener))
  const least = ((digest.audio?.seconds ?? 0) * 1000) / FASTEST - SLACK
  await transaction(async (tx) => {
    const [known] = await tx.select().from(listens).where(own)
    if (!known) {
      const endedAt = what === 'ended' ? at : null
      await tx.insert(listens).values({ shareId: share.id, listener, startedAt: at, endedAt })
    } else if (what === 'ended' && at.getTime() - known.startedAt.getTime() >= least) {
      await tx
        .update(listens)
        .set({ endedAt: at })
        .where(and(own, isNull(listens.endedAt)))
    }
  })
}
