import { now } from '~/clock.server'
import { type Tx, transaction } from '~/db/db.server'
import { jobs } from '~/db/schema'
import { log } from '~/log.server'
import { mayTryAgain, stillHeld } from './claim.server'
import { FRESH, LONGEST_WAIT, newJobId } from './jobs.server'
import { Hopeless, type Job, kindOf, nameOf } from './kinds.server'

type Row = { runAt: Date; cancelled: boolean }

/** Runs `body` with the job's row, unless somebody else holds it by now. */
async function whileHeld(job: Job, body: (tx: Tx, row: Row) => Promise<unknown>): Promise<void> {
  await transaction(async (tx) => {
    const [row] = await tx
      .select({ runAt: jobs.runAt, cancelled: jobs.cancelled })
      .from(jobs)
      .where(stillHeld(job))
    if (row) await body(tx, row)
  })
}

/** Ends a job that is done: it goes, or waits for the next time. A later `runAt` than the claimed one means that it was asked for again. */
export async function end(job: Job): Promise<void> {
  const id = newJobId()
  const every = kindOf(job.kind)?.every ?? null
  const next = every === null ? null : new Date(now().getTime() + every)
  await whileHeld(job, (tx, row) => {
    const runAt = row.runAt > job.runAt ? row.runAt : next
    const own = stillHeld(job)
    return runAt
      ? tx
          .update(jobs)
          .set({ ...FRESH, id, runAt })
          .where(own)
      : tx.delete(jobs).where(own)
  })
}

/** Ends a job that somebody asked to stop. */
export async function endCancelled(job: Job): Promise<void> {
  await whileHeld(job, (tx) =>
    tx.update(jobs).set({ state: 'cancelled', leaseEndsAt: null }).where(stillHeld(job)),
  )
}

/** Gives a job back that this process has no time for any more: at once due, and no try lost. */
export async function giveBack(job: Job): Promise<void> {
  // A new id: the next worker may make the same number of tries of it.
  const id = newJobId()
  await whileHeld(job, (tx) =>
    tx
      .update(jobs)
      .set({ id, state: 'waiting', attempts: job.attempts - 1, leaseEndsAt: null })
      .where(stillHeld(job)),
  )
}

/** Lets a job that failed wait for its next try, longer each time, or fails it for good. */
export async function fail(job: Job, thrown: unknown): Promise<'failed' | 'to be tried again'> {
  const error = nameOf(thrown)
  const again = mayTryAgain(job) && !(thrown instanceof Hopeless)
  log.warn({ job: job.kind, attempts: job.attempts, err: error, again }, 'job failed')
  const wait = Math.min(LONGEST_WAIT, 1000 * 2 ** job.attempts)
  const runAt = new Date(now().getTime() + wait)
  await whileHeld(job, async (tx, { cancelled }) => {
    const state = cancelled ? 'cancelled' : again ? 'waiting' : 'failed'
    await tx.update(jobs).set({ state, runAt, leaseEndsAt: null, error }).where(stillHeld(job))
    if (state === 'failed') await kindOf(job.kind)?.onFailed?.(tx, job, error)
  })
  return again ? 'to be tried again' : 'failed'
}
