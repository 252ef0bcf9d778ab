import type { Tx } from '~/db/db.server'
import type { jobs } from '~/db/schema'

export type Job = typeof jobs.$inferSelect

/** What a job's work is given beside the job. */
export type Handle = {
  /**
   * Says how far the job is, for whoever looks at it: a step that the messages know, and how much
   * is done, 0 to 1. Cheap: what comes within half a second is written once.
   */
  report(step: string, progress?: number | null): void
  /**
   * Aborts when somebody asked for the job to stop, when another process has taken it over, or
   * when this one is to stop. Work that takes long hands it on, or asks `throwIfAborted()`.
   */
  signal: AbortSignal
}

export type Work = (job: Job, handle: Handle) => Promise<unknown>

/**
 * What is done one at a time in a process, beside the other lanes: quick work, long work, and what
 * somebody waits for at a page.
 */
export type Lane = 'quick' | 'long' | 'awaited'

export type Kind = {
  work: Work
  /** ms from one time to the next; null for a kind that is done when it is asked for. */
  every: number | null
  lane: Lane
  /** Runs in the transaction that fails the job for good; `error` is a short name. */
  onFailed: ((tx: Tx, job: Job, error: string) => Promise<void>) | null
}

const kinds = new Map<string, Kind>()

/**
 * Says how jobs of a kind are done. A job may be done more than once, so its work
 * begins anew or goes on from what it finds.
 *
 * @param options.every ms from one time to the next for a kind that recurs; it never fails for good
 * @param options.lane `quick` where it is left out; `long` for what takes seconds of a core
 * @param options.onFailed writes down that the job has failed for good, in the same transaction
 */
export function onJob(kind: string, work: Work, options: Partial<Omit<Kind, 'work'>> = {}): void {
  kinds.set(kind, { every: null, lane: 'quick', onFailed: null, ...options, work })
}

/** How the jobs of a kind are done; undefined where this process does not know it. */
export const kindOf = (kind: string): Kind | undefined => kinds.get(kind)

/** The names of all kinds of a lane that this process knows. */
export const kindsOf = (lane: Lane): string[] =>
  [...kinds].flatMap(([name, kind]) => (kind.lane === lane ? name : []))

/** Each kind that recurs, with the ms from one time to the next. */
export const recurringKinds = (): [name: string, every: number][] =>
  [...kinds].flatMap(([name, { every }]) => (every === null ? [] : [[name, every]]))

/** Thrown by work that would not end better another time: the job fails for good at once. */
export class Hopeless extends Error {
  /** @param problem a short name such as `no-voice`; it is stored and may be shown */
  constructor(readonly problem: string) {
    super(problem)
    this.name = 'Hopeless'
  }
}

/** What is stored of an error: a short name and never its text, which may hold a secret. */
export function nameOf(error: unknown): string {
  const { problem, reason, name } = (error ?? {}) as Record<string, unknown>
  const named = [problem, reason, name].find((one) => /^[\w-]{1,60}$/.test(String(one ?? '')))
  return String(named ?? 'Error')
}
