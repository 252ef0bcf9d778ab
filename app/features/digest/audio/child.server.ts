import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createRequire } from 'node:module'
import { constants, setPriority } from 'node:os'
import { join } from 'node:path'
import type { Readable, Writable } from 'node:stream'
import { pathToFileURL } from 'node:url'
import { apart, projectFolder } from '~/apart.server'
import { Unable } from './child-work.server'
import { type Frame, frame, framesOf } from './frames.server'

const FOLDER = 'app/features/digest/audio'

/** A child process that did not answer: it took too long, or too much memory, or it broke. */
export class ChildDied extends Error {
  constructor(
    readonly why: 'slow' | 'died' | 'bug',
    detail = '',
  ) {
    super(`${why} ${detail}`.trim())
    this.name = 'ChildDied'
  }
}

type Limits = {
  /** MB that the process may take. */
  megabytes: number
  /** Its environment: nothing, unless it has to know the settings. */
  env?: NodeJS.ProcessEnv
  /** Somebody waits for its answer: it gives way to nothing. */
  waited?: boolean
}

/** What Node is told to run a file, from this folder. */
function runs(root: string, file: string): string[] {
  const { path, source } = apart(join(FOLDER, file))
  if (!source) return [path]
  const loader = createRequire(join(root, 'package.json')).resolve('tsx')
  return ['--import', pathToFileURL(loader).href, path]
}

/**
 * A process that runs one file of this folder, below normal priority unless somebody waits for it.
 * It starts when first asked and again after it died, and ends with {@link Child.end}.
 */
export class Child {
  /** s of computing that its process has taken so far, as of its last answer. */
  cpuSeconds = 0
  private running: { child: ChildProcess; frames: AsyncGenerator<Frame> } | null = null

  constructor(
    private readonly file: string,
    private readonly limits: Limits,
  ) {}

  private start() {
    const root = projectFolder()
    const heap = `--max-old-space-size=${this.limits.megabytes}`
    const child = spawn(
      process.execPath,
      [heap, ...runs(root, this.file), String(this.limits.megabytes)],
      {
        cwd: root,
        env: this.limits.env ?? ({} as NodeJS.ProcessEnv),
        stdio: ['pipe', 'pipe', 'inherit'],
      },
    )
    child.on('error', () => {})
    child.stdin.on('error', () => {})
    try {
      if (child.pid && !this.limits.waited)
        setPriority(child.pid, constants.priority.PRIORITY_BELOW_NORMAL)
    } catch {
      // It ended already, or priorities are not ours to set.
    }
    this.running = { child, frames: framesOf(child.stdout as Readable) }
    return this.running
  }

  /**
   * Asks one thing; not another one before the answer.
   *
   * @param ms after which the process is ended
   * @throws Unable what the child says it can't
   * @throws ChildDied
   */
  async ask(
    head: object,
    body: Uint8Array | undefined,
    how: { ms: number; signal?: AbortSignal; hear?: (told: Record<string, unknown>) => void },
  ): Promise<Frame> {
    how.signal?.throwIfAborted()
    const { child, frames } = this.running ?? this.start()
    let slow = false
    const timer = setTimeout(() => {
      slow = true
      this.end()
    }, how.ms)
    const stop = () => this.end()
    how.signal?.addEventListener('abort', stop)
    try {
      const pipe = child.stdin as Writable
      if (!pipe.write(frame(head, body)))
        await Promise.race([once(pipe, 'drain'), once(pipe, 'close')])
      for (;;) {
        const { value, done } = await frames.next().catch(() => ({ value: undefined, done: true }))
        if (done || !value) {
          how.signal?.throwIfAborted()
          throw new ChildDied(slow ? 'slow' : 'died')
        }
        const { told, unable, detail, bug, cpu } = value.head
        if (told) how.hear?.(told as Record<string, unknown>)
        else if (unable) throw new Unable(String(unable), detail)
        else if (bug) throw new ChildDied('bug', String(bug))
        else {
          this.cpuSeconds = Number(cpu)
          return { head: value.head.done as Frame['head'], body: value.body }
        }
      }
    } catch (error) {
      if (!(error instanceof Unable)) this.end()
      throw error
    } finally {
      clearTimeout(timer)
      how.signal?.removeEventListener('abort', stop)
    }
  }

  /** Ends the process at once. */
  end(): void {
    this.running?.child.kill('SIGKILL')
    this.running = null
  }
}
