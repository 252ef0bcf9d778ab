import { setTimeout as pause } from 'node:timers/promises'
import { hasRoom } from '~/disk.server'
import { log } from '~/log.server'
import { countJobRun } from '~/metrics.server'
import { claim, look, prolong } from './claim.server'
import { end, endCancelled, fail, giveBack } from './end.server'

import { type Handle, type Job, kindOf, type Lane } from './kinds.server'

const PAUSE = 1_000 // ms between two looks for work
const BEAT = 2_000 // ms between two looks whether to go on
const REPORT = 500 // ms between two reports that are written
const STOP = 8_000 // ms that work has to end once this process is to stop

type Why = 'cancelled' | 'lost' | 'stopping'

/** What work that is aborted is told, and throws if it asks `throwIfAborted()`. */
class Aborted extends Error {
  constructor(readonly why: Why) {
    super(why)
    this.name = 'AbortError'
  }
}

/** One job under way in this process. */
class Run {
  private readonly abort = new AbortController()
  private readonly beat: NodeJS.Timeout
  private writing: Promise<void> | null = null
  private reported: { step: string; progress: number | null } | null = null
  private timer: NodeJS.Timeout | undefined
  private over = false
  readonly handle: Handle

  constructor(private readonly job: Job) {
    this.handle = {
      signal: this.abort.signal,
      report: (step, progress = null) => this.report(step, progress),
    }
    this.beat = setInterval(() => this.write(), BEAT)
  }

  get why(): Why | null {
    return this.abort.signal.aborted ? (this.abort.signal.reason as Aborted).why : null
  }

  stop(why: Why): void {
    this.abort.abort(new Aborted(why))
  }

  private report(step: string, progress: number | null): void {
    this.reported = {
      step,
      progress: progress === null ? null : Math.min(1, Math.max(0, progress)),
    }
    this.timer ??= setTimeout(() => this.write(), REPORT)
  }

  /** Writes what was reported, and looks whether to go on. */
  private write(): void {
    if (this.over) return
    this.writing ??= this.look()
      .catch((error: Error) => log.warn({ job: this.job.kind, err: error.name }, 'job not kept'))
      .finally(() => {
        this.writing = null
      })
  }

  private async look(): Promise<void> {
    clearTimeout(this.timer)
    this.timer = undefined
    const { held, cancelled, due } = await look(this.job)
    if (!held) return this.stop('lost')
    if (cancelled) this.stop('cancelled')
    const { reported } = this
    this.reported = null
    if (due || reported) await prolong(this.job, reported ?? {})
  }

  /** Nothing more is written; resolves when what was begun is. */
  async close(): Promise<void> {
    this.over = true
    clearInterval(this.beat)
    clearTimeout(this.timer)
    await this.writing
  }
}

/** Does the work, and resolves with what it threw. */
async function attempt(job: Job, { handle }: Run): Promise<{ thrown: unknown } | null> {
  try {
    await kindOf(job.kind)?.work(job, handle)
    return null
  } catch (thrown) {
    return { thrown }
  }
}

/** Signals of a process that is to stop: `soon` asks work to end, `now` lets go of what did not. */
type Stopping = { soon: AbortSignal; now: AbortSignal }

const NEVER = new AbortController().signal

/** Does one due job of a lane; false when there was none. */
export async function workOnce(
  lane: Lane = 'quick',
  stopping: Stopping = { soon: NEVER, now: NEVER },
): Promise<boolean> {
  const job = await claim(lane)
  if (!job) return false
  const run = new Run(job)
  const ended = new AbortController()
  whenAborted(stopping.soon, ended.signal, () => run.stop('stopping'))
  const letGo = new Promise<{ thrown: unknown }>((resolve) => {
    whenAborted(stopping.now, ended.signal, () => resolve({ thrown: null }))
  })
  const failed = await Promise.race([attempt(job, run), letGo])
  ended.abort()
  await run.close()
  countJobRun(job.kind, await ending(job, run.why, failed))
  return true
}

/** Writes down how a job ended, and tells it in a word. */
async function ending(job: Job, why: Why | null, failed: { thrown: unknown } | null) {
  if (failed && !why) return fail(job, failed.thrown)
  if (!failed) await end(job)
  else if (why === 'stopping') await giveBack(job)
  else if (why === 'cancelled') await endCancelled(job)
  return failed && why ? WORDS[why] : 'done'
}

const WORDS = { cancelled: 'cancelled', lost: 'lost', stopping: 'given back' } as const

function whenAborted(signal: AbortSignal, until: AbortSignal, call: () => void): void {
  if (signal.aborted) call()
  else signal.addEventListener('abort', call, { signal: until })
}

/** Long work writes much: it waits while the disk is nearly full. */
const mayBegin = async (lane: Lane) => lane !== 'long' || hasRoom()

/** One job after another, until it is told to stop. */
async function workIn(lane: Lane, stopping: Stopping): Promise<void> {
  while (!stopping.soon.aborted) {
    try {
      while (!stopping.soon.aborted && (await mayBegin(lane)) && (await workOnce(lane, stopping)));
    } catch (error) {
      log.warn({ err: (error as Error).name }, 'jobs wait')
    }
    await pause(PAUSE, null, { signal: stopping.soon }).catch(() => {})
  }
}

/**
 * Works on jobs until the answer is called, one at a time in each lane. The answer aborts what is
 * under way and resolves when it is ended or given back, within eight seconds.
 *
 * @param options.long false to leave the long ones to others
 */
export function workOnJobs({ long = true } = {}): () => Promise<void> {
  const soon = new AbortController()
  const patience = new AbortController()
  const stopping = { soon: soon.signal, now: patience.signal }
  const own: Lane[] = ['quick', 'awaited', ...(long ? (['long'] as const) : [])]
  const lanes = own.map((lane) => workIn(lane, stopping))
  return async () => {
    soon.abort()
    const timer = setTimeout(() => patience.abort(), STOP)
    await Promise.all(lanes)
    clearTimeout(timer)
  }
}
