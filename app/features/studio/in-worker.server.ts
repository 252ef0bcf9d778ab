import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { Worker } from 'node:worker_threads'
import { apart, projectFolder } from '~/apart.server'

const FOLDER = 'app/features/studio'

/** What a task may take. */
export type Bounds = {
  /** ms of the function alone; the start of a thread, about a second, is not counted. */
  milliseconds: number
  /** MB of heap. */
  megabytes: number
}

/** What a stranger's file may take. */
export const BOUNDS: Bounds = { milliseconds: 20_000, megabytes: 512 }

/** What came of a task: its result, or that it took too long or too much memory. */
export type Outcome<T> = { kind: 'done'; value: T } | { kind: 'slow' } | { kind: 'large' }

/** Told how far a task is: a step, and how much is done, 0 to 1. */
export type Report = (step: string, progress: number) => void

type Task = { file: string; name: string; given: unknown[]; bounds: Bounds }
type Settle = {
  report?: Report
  resolve: (outcome: Outcome<unknown>) => void
  reject: (error: Error) => void
}
type Thread = { worker: Worker; busy: (Settle & { timer?: NodeJS.Timeout }) | null; mb: number }

type Message =
  | { begun: number }
  | { step: string; progress: number }
  | { value: unknown }
  | { error: string }

const MOST = 2 // threads at a time
const threads = new Set<Thread>()
const waiting: (Task & Settle)[] = []

/**
 * Runs a function of the studio in a thread, so that a file which stalls or fills it can be given
 * up while the process answers others. A thread does one task at a time and is kept for the next;
 * it keeps no process alive. What goes in and out is copied.
 *
 * @param file that holds the function, from `app/features/studio`, e.g. `formats/read-bank.ts`
 * @param name of the function
 * @param report what the function is given last, where it tells how far it is
 * @throws Error with the function's own message where it throws
 */
export function inWorker<T>(
  file: string,
  name: string,
  given: unknown[],
  bounds: Bounds = BOUNDS,
  report?: Report,
): Promise<Outcome<T>> {
  return new Promise<Outcome<unknown>>((resolve, reject) => {
    waiting.push({ file, name, given, bounds, report, resolve, reject })
    assign()
  }) as Promise<Outcome<T>>
}

function assign(): void {
  const [task] = waiting
  if (!task) return
  const idle = [...threads].filter(({ busy }) => !busy)
  const fit = idle.find(({ mb }) => mb === task.bounds.megabytes)
  if (!fit && threads.size >= MOST) {
    const [other] = idle
    if (!other) return
    threads.delete(other)
    void other.worker.terminate()
  }
  const thread = fit ?? start(task.bounds)
  waiting.shift()
  const { file, name, given, bounds, ...settle } = task
  thread.busy = settle
  thread.worker.ref()
  const reports = settle.report !== undefined
  const { path, source } = apart(join(FOLDER, file))
  const { milliseconds } = bounds
  const { href } = pathToFileURL(path)
  thread.worker.postMessage({ href, source, name, given, reports, milliseconds })
}

function start({ megabytes }: Bounds): Thread {
  const root = projectFolder()
  const worker = new Worker(join(root, FOLDER, 'worker.mjs'), {
    workerData: { tsconfig: join(root, 'tsconfig.json') },
    execArgv: [],
    env: {},
    resourceLimits: { maxOldGenerationSizeMb: megabytes, stackSizeMb: 4 },
  })
  const thread: Thread = { worker, busy: null, mb: megabytes }
  threads.add(thread)
  worker.on('message', (message: Message) => {
    if (!thread.busy) return
    if ('step' in message) return thread.busy.report?.(message.step, message.progress)
    if ('begun' in message) {
      thread.busy.timer = setTimeout(() => {
        settle(thread, ({ resolve }) => resolve({ kind: 'slow' }))
        end(thread)
      }, message.begun)
    } else if ('error' in message) {
      settle(thread, ({ reject }) => reject(new Error(message.error)))
    } else settle(thread, ({ resolve }) => resolve({ kind: 'done', value: message.value }))
    assign()
  })
  worker.on('error', (error: NodeJS.ErrnoException) => {
    const large = error.code === 'ERR_WORKER_OUT_OF_MEMORY'
    settle(thread, ({ resolve, reject }) => (large ? resolve({ kind: 'large' }) : reject(error)))
    end(thread)
  })
  worker.on('exit', () => {
    settle(thread, ({ reject }) => reject(new Error('the thread ended')))
    end(thread)
  })
  return thread
}

function settle(thread: Thread, how: (settle: Settle) => void): void {
  const { busy } = thread
  thread.busy = null
  clearTimeout(busy?.timer)
  thread.worker.unref()
  if (busy) how(busy)
}

function end(thread: Thread): void {
  if (!threads.delete(thread)) return
  void thread.worker.terminate()
  assign()
}
