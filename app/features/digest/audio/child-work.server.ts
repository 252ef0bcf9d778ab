import { Worker } from 'node:worker_threads'
import { type Frame, frame, framesOf } from './frames.server'

/** An outcome that the one who asked should hear of by its name; anything else is a bug. */
export class Unable extends Error {
  constructor(
    readonly why: string,
    readonly detail?: unknown,
  ) {
    super(why)
    this.name = 'Unable'
  }
}

type Answer = { head?: Record<string, unknown>; body?: Uint8Array }
export type Tell = (told: Record<string, unknown>) => void

/**
 * A thread that kills this process when it takes too much memory, or when nobody waits for it any
 * more. It looks from outside, since WebAssembly neither yields nor counts as JavaScript's memory.
 */
const WATCH = `
  const { workerData } = require('node:worker_threads')
  const parent = process.ppid
  setInterval(() => {
    const large = process.memoryUsage.rss() > workerData * 1024 * 1024
    if (large || process.ppid !== parent) process.kill(process.pid, 'SIGKILL')
  }, 50)
`

/**
 * Answers what the parent process asks over stdin, one after the other, until it hangs up. The
 * first argument of the process is how many MB it may take.
 *
 * @param work throws {@link Unable} for what is an outcome
 */
export async function answerParent(work: (asked: Frame, tell: Tell) => Promise<Answer>) {
  const watch = new Worker(WATCH, { eval: true, execArgv: [], workerData: Number(process.argv[2]) })
  watch.unref()
  const write = process.stdout.write.bind(process.stdout) as (bytes: Buffer) => boolean
  // Whatever else is printed does not belong into the pipe.
  process.stdout.write = process.stderr.write.bind(process.stderr) as typeof process.stdout.write
  const tell: Tell = (told) => write(frame({ told }))
  for await (const asked of framesOf(process.stdin)) {
    try {
      const { head, body } = await work(asked, tell)
      const { user, system } = process.cpuUsage()
      write(frame({ done: head ?? {}, cpu: (user + system) / 1e6 }, body))
    } catch (error) {
      if (error instanceof Unable) write(frame({ unable: error.why, detail: error.detail }))
      else write(frame({ bug: String((error as Error)?.stack ?? error).slice(0, 2000) }))
    }
  }
  process.exit()
}
