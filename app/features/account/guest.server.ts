import { randomUUID } from 'node:crypto'
import { now } from '~/clock.server'
import { transaction } from '~/db/db.server'
import { learners } from '~/db/schema'
import { type Args, addressOf } from '~/door.server'
import { languageOf, zoneCookieOf } from '~/i18n/language.server'
import { countTry, guestLimits } from './limits.server'
import { beginSession, type Learner, learnerOf, newSessionId } from './session.server'
import { knownZone } from './zone'

/** The zone to write beside what this person does now. */
export function zoneOf(args: Args, learner: Pick<Learner, 'zone'> | null): string {
  return knownZone(learner?.zone ?? zoneCookieOf(args))
}

/**
 * Whoever sends the request; a stranger becomes a guest. `headers` carry the
 * new session's cookie. Only for writes: no GET makes anything.
 *
 * @throws Refusal `too-many-tries` when more than 600 guests come from one address in a quarter of an hour
 */
export async function learnerOrGuest(
  args: Args,
): Promise<{ learner: Learner; headers: Record<string, string> }> {
  const known = await learnerOf(args)
  if (known) return { learner: known, headers: {} }
  await countTry(guestLimits(addressOf(args)))
  const learner: Learner = {
    id: randomUUID(),
    name: null,
    role: null,
    language: languageOf(args),
    zone: null,
  }
  const sessionId = newSessionId()
  const createdAt = now()
  const cookie = await transaction(async (tx) => {
    const { id, language, zone } = learner
    await tx.insert(learners).values({ id, language, zone, createdAt })
    return beginSession(tx, id, sessionId)
  })
  return { learner, headers: { 'Set-Cookie': cookie } }
}
