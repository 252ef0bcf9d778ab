import { and, asc, eq, gt, inArray, isNotNull, lte, or } from 'drizzle-orm'
import { now } from '~/clock.server'
import { reader, transaction } from '~/db/db.server'
import { jobs } from '~/db/schema'
import { isGone, ownHolder } from './holder.server'
import { LONGEST_WAIT } from './jobs.server'
import { type Job, kindOf, kindsOf, type Lane } from './kinds.server'

const LEASE = 60_000 // ms
const TRIES = 8

const later = (at: Date, ms: number) => new Date(at.getTime() + ms)

/** Whether a waiting job of the kind is due; one that waits longer than any does was written before the clock was set back. */
function isDue(kind: string, at: Date) {
  const longest = Math.max(LONGEST_WAIT, kindOf(kind)?.every ?? 0)
  return and(eq(jobs.kind, kind), or(lte(jobs.runAt, at), gt(jobs.runAt, later(at, longest))))
}

/** The jobs under way of a process that is no more: nobody has to wait for the end of their leases. */
async function orphans(kinds: string[]) {
  const held = await reader()
    .select({ id: jobs.id, attempts: jobs.attempts, holder: jobs.holder })
    .from(jobs)
    .where(and(eq(jobs.state, 'running'), inArray(jobs.kind, kinds), isNotNull(jobs.holder)))
  return held.filter(({ holder }) => holder !== null && isGone(holder)).map(stillHeld)
}

/** What may be claimed: what is due, and what its worker has let go of. */
function free(kinds: string[], at: Date, orphaned: Awaited<ReturnType<typeof orphans>>) {
  const due = or(...kinds.map((kind) => isDue(kind, at)))
  const lapsed = or(lte(jobs.leaseEndsAt, at), gt(jobs.leaseEndsAt, later(at, 2 * LEASE)))
  const lost = or(lapsed, ...orphaned)
  return or(
    and(eq(jobs.state, 'waiting'), due),
    and(eq(jobs.state, 'running'), lost, inArray(jobs.kind, kinds)),
  )
}

/** The next job among some kinds that may be claimed, with a lease so that nobody else does it meanwhile. */
async function claimOne(kinds: string[]): Promise<Job | 'dropped' | null> {
  const at = now()
  const claimable = free(kinds, at, await orphans(kinds))
  const [found] = await reader().select({ id: jobs.id }).from(jobs).where(claimable).limit(1)
  if (!found) return null
  return transaction(async (tx) => {
    const order = asc(jobs.runAt)
    const [job] = await tx.select().from(jobs).where(claimable).orderBy(order).limit(1)
    if (!job) return null
    const own = eq(jobs.id, job.id)
    if (job.cancelled) {
      await tx.update(jobs).set({ state: 'cancelled', leaseEndsAt: null }).where(own)
      return 'dropped'
    }
    const kind = kindOf(job.kind)
    if (job.attempts >= TRIES && kind?.every === null) {
      const failed = { state: 'failed', error: 'died', leaseEndsAt: null } as const
      await tx.update(jobs).set(failed).where(own)
      await kind.onFailed?.(tx, job, 'died')
      return 'dropped'
    }
    const claimed = {
      state: 'running',
      attempts: job.attempts + 1,
      leaseEndsAt: later(at, LEASE),
      holder: ownHolder(),
      runAt: job.runAt > at ? at : job.runAt,
    } as const
    await tx.update(jobs).set(claimed).where(own)
    return { ...job, ...claimed }
  })
}

/** The next job to do in a lane. Only kinds that this process knows. */
export async function claim(lane: Lane): Promise<Job | null> {
  const kinds = kindsOf(lane)
  if (kinds.length === 0) return null
  for (;;) {
    const claimed = await claimOne(kinds)
    if (claimed !== 'dropped') return claimed
  }
}

/** The job, unless its lease ended and somebody else has claimed it since. */
export const stillHeld = ({ id, attempts }: Pick<Job, 'id' | 'attempts'>) =>
  and(eq(jobs.id, id), eq(jobs.attempts, attempts), eq(jobs.state, 'running'))

/** Whether the job is still this worker's, whether somebody asked for it to stop, and whether its lease is due to be prolonged. */
export async function look(job: Job): Promise<{ held: boolean; cancelled: boolean; due: boolean }> {
  const [row] = await reader()
    .select({ cancelled: jobs.cancelled, leaseEndsAt: jobs.leaseEndsAt })
    .from(jobs)
    .where(stillHeld(job))
  const left = (row?.leaseEndsAt?.getTime() ?? 0) - now().getTime()
  const due = left <= (LEASE * 2) / 3 || left > LEASE
  return { held: !!row, cancelled: row?.cancelled ?? false, due }
}

/** Prolongs the lease, and writes how far the job is. */
export async function prolong(
  job: Job,
  reported: Partial<Pick<Job, 'step' | 'progress'>> = {},
): Promise<void> {
  const leaseEndsAt = later(now(), LEASE)
  await transaction(async (tx) => {
    await tx
      .update(jobs)
      .set({ ...reported, leaseEndsAt })
      .where(stillHeld(job))
  })
}

/** Whether a job that failed may be tried again. */
export const mayTryAgain = ({ attempts, kind }: Job): boolean =>
  attempts < TRIES || (kindOf(kind)?.every ?? null) !== null
