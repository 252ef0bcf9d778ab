import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import { apart } from '~/apart.server'

/** How long one text may take, in milliseconds of computing. */
export type Bounds = { milliseconds: number }

export const BOUNDS: Bounds = { milliseconds: 250 }

export type Task = {
  markdown: string
  starts: number[]
  inline: boolean
  /** To tell what stands in it, instead of rendering it. */
  facts?: true
}

/** What a thread makes of a text. */
export type Rendered = {
  ideas: { at: number; html: string; heading: string | null }[]
  blocks: { id: string; idea: number; text: string }[]
}

type Refused = { refused: string }

type Waiting = { task: Task; bounds: Bounds; settle: (done: unknown) => void }
type Thread = { worker: Worker; ready: boolean; job: (Waiting & { timer?: NodeJS.Timeout }) | null }

const MOST = Math.min(4, Math.max(1, availableParallelism() - 1))
const PATH = 'app/features/course/markdown-worker.mjs'

const threads: Thread[] = []
const queue: Waiting[] = []

/**
 * Renders one text in a thread, or tells with `facts` what stands in it. Threads start when needed, warm up before their first text, and
 * keep no process alive. One that takes too long is ended and its text refused.
 */
export function inThread<Done = Rendered>(
  task: Task,
  bounds: Bounds = BOUNDS,
): Promise<Done | Refused> {
  return new Promise((settle) => {
    queue.push({ task, bounds, settle: settle as (done: unknown) => void })
    assign()
  })
}

function assign(): void {
  for (const thread of threads) {
    if (!thread.ready || thread.job) continue
    const job = queue.shift()
    if (!job) return
    thread.job = job
    thread.worker.ref()
    thread.worker.postMessage(job.task)
    watch(thread, process.cpuUsage(), performance.now())
  }
  const starting = threads.filter(({ ready }) => !ready).length
  if (queue.length > starting && threads.length < MOST) start()
}

/**
 * Ends the thread when its time is over. Time in which the whole process got less of the
 * processor than the bound doesn't count, up to ten times the bound: then the machine is busy
 * and not the text at fault.
 */
function watch(thread: Thread, cpu: NodeJS.CpuUsage, began: number): void {
  const job = thread.job
  if (!job) return
  const { milliseconds } = job.bounds
  const look = () => {
    const { user, system } = process.cpuUsage(cpu)
    const left = milliseconds - (user + system) / 1000
    if (left > 0 && performance.now() - began < 10 * milliseconds) {
      job.timer = setTimeout(look, Math.max(5, left))
    } else end(thread, `took longer than ${milliseconds} ms to render`)
  }
  job.timer = setTimeout(look, milliseconds)
}

function start(): void {
  const worker = new Worker(apart(PATH).path, {
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: 256, stackSizeMb: 4 },
  })
  const thread: Thread = { worker, ready: false, job: null }
  threads.push(thread)
  worker.on('message', (message: object) => {
    if ('ready' in message) thread.ready = true
    else finish(thread, message)
    if (!thread.job) worker.unref()
    assign()
  })
  worker.on('error', () => end(thread, 'can’t be rendered'))
  worker.on('exit', () => end(thread, 'can’t be rendered'))
}

function finish(thread: Thread, done: unknown): void {
  const { job } = thread
  thread.job = null
  clearTimeout(job?.timer)
  job?.settle(done)
}

function end(thread: Thread, refused: string): void {
  const at = threads.indexOf(thread)
  if (at < 0) return
  threads.splice(at, 1)
  void thread.worker.terminate()
  finish(thread, { refused })
  if (thread.ready) assign()
  // A thread that can't even start will not start a second time either.
  else for (const { settle } of queue.splice(0)) settle({ refused: 'the renderer does not start' })
}
