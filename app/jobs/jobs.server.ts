import { randomUUID } from 'node:crypto'
import { and, count, eq, inArray, lt } from 'drizzle-orm'
import { now } from '~/clock.server'
import { type ReadDb, type Tx, transaction } from '~/db/db.server'
import { jobs } from '~/db/schema'
import { type Job, recurringKinds } from './kinds.server'

const KEPT = 30 * 86_400_000 // ms that a job which failed or was cancelled can be looked at

/** ms that a job waits at most, be it asked for or tried again; of a kind that recurs, its `every`. */
export const LONGEST_WAIT = 256_000

type Asked = Pick<Job, 'id' | 'kind' | 'key' | 'payload' | 'runAt'>

/** What can be told of a job. Null for one that is done, or that nobody has asked for. */
export type Told = Pick<Job, 'state' | 'progress' | 'step' | 'error' | 'attempts' | 'runAt'> & {
  /** Somebody asked for it to stop; it may take a moment. */
  stopping: boolean
}

const named = (kind: string, key: string) => and(eq(jobs.kind, kind), eq(jobs.key, key))

/** What a job holds of an earlier run, taken away. */
export const FRESH = {
  state: 'waiting',
  attempts: 0,
  leaseEndsAt: null,
  holder: null,
  progress: null,
  step: null,
  cancelled: false,
  error: null,
} as const

/** A new job's id, drawn before the transaction that asks for it. */
export const newJobId = () => randomUUID()

/**
 * Asks for a job inside the deed's own transaction. While one of the same kind
 * and key waits, it stands for both; one that runs is done once more; one that
 * has failed or was asked to stop begins anew.
 *
 * @param job.runAt not before this; at most {@link LONGEST_WAIT} ahead, or it is taken for a
 *   time that was written before the clock was set back
 */
export async function askFor(tx: Tx, job: Asked): Promise<void> {
  const same = named(job.kind, job.key)
  const [found] = await tx.select().from(jobs).where(same)
  if (!found) {
    await tx
      .insert(jobs)
      .values({ ...job, ...FRESH })
      .onConflictDoNothing()
  } else if (found.state === 'running' && !found.cancelled) {
    const runAt = new Date(Math.max(job.runAt.getTime(), found.runAt.getTime() + 1))
    await tx.update(jobs).set({ runAt, payload: job.payload }).where(same)
  } else if (found.state !== 'waiting') {
    await tx
      .update(jobs)
      .set({ ...job, ...FRESH })
      .where(same)
  }
}

/**
 * Asks for a job to stop, inside the deed's own transaction. One that waits is cancelled at once;
 * one that runs within some two seconds, if its work heeds the signal. False when there is none.
 */
export async function cancelJob(tx: Tx, kind: string, key: string): Promise<boolean> {
  const same = named(kind, key)
  const [found] = await tx.select().from(jobs).where(same)
  if (found?.state === 'waiting') {
    await tx.update(jobs).set({ state: 'cancelled', cancelled: true }).where(same)
  } else if (found?.state === 'running') {
    await tx.update(jobs).set({ cancelled: true }).where(same)
  } else return false
  return true
}

/** How a job stands, for a page; null when it is done or was never asked for. */
export async function jobOf(db: ReadDb, kind: string, key: string): Promise<Told | null> {
  const [found] = await db
    .select({
      state: jobs.state,
      progress: jobs.progress,
      step: jobs.step,
      error: jobs.error,
      attempts: jobs.attempts,
      runAt: jobs.runAt,
      cancelled: jobs.cancelled,
    })
    .from(jobs)
    .where(named(kind, key))
  if (!found) return null
  const { cancelled, ...told } = found
  return { ...told, stopping: cancelled && told.state === 'running' }
}

/** How many jobs there are of each kind in each state. */
export function countJobs(db: ReadDb) {
  return db
    .select({ kind: jobs.kind, state: jobs.state, count: count() })
    .from(jobs)
    .groupBy(jobs.kind, jobs.state)
}

/** Asks for every kind that recurs; those that wait or run already go on. */
export async function askForRecurring(): Promise<void> {
  const runAt = now()
  const asked = recurringKinds().map(([kind]) => ({
    id: newJobId(),
    kind,
    key: 'all',
    payload: {},
    runAt,
    ...FRESH,
  }))
  await transaction((tx) => tx.insert(jobs).values(asked).onConflictDoNothing())
}

/** Forgets the jobs that failed or were cancelled a month ago. */
export async function dropOldJobs(): Promise<void> {
  const before = new Date(now().getTime() - KEPT)
  await transaction(async (tx) => {
    await tx
      .delete(jobs)
      .where(and(inArray(jobs.state, ['failed', 'cancelled']), lt(jobs.runAt, before)))
  })
}
