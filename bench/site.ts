import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from '#/tests/support/postgres'

const TICK = 10 // ms, the unit of /proc
const READY = 60_000 // ms

type Env = Record<string, string | undefined>

/** What bench/seed.ts made. */
export type Seeded = {
  /** Of the modules of the demo course. */
  paths: string[]
  /** Of each module, right answers to its card. */
  cards: { question: string; response: string[] }[][]
  /** Signed-in guests with a lesson begun in each module. */
  learners: { cookie: string; lessons: string[] }[]
}

/** A folder that `stop` removes, for the data of a site on SQLite. */
export function temporaryFolder(): { path: string; stop: () => Promise<void> } {
  const path = mkdtempSync(join(tmpdir(), 'fifteen-bench-'))
  return { path, stop: async () => rmSync(path, { recursive: true, force: true }) }
}

function start(args: string[], env: Env): ChildProcess {
  return spawn(process.execPath, args, {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      ...process.env,
      NODE_ENV: 'production',
      LOG_LEVEL: undefined,
      ORIGIN: undefined,
      ...env,
    },
  })
}

/** Runs bench/seed.ts to its end. */
export const seed = (env: Env) => seeded<Seeded>('bench/seed.ts', env)

/** Runs a script that fills a database, to its end; what it tells is JSON. */
export async function seeded<T>(script: string, env: Env): Promise<T> {
  const child = start(['cli/run.mjs', script], env)
  let told = ''
  child.stdout?.setEncoding('utf8').on('data', (text) => {
    told += text
  })
  const [status] = await once(child, 'close')
  if (status !== 0) throw new Error(`${script} ended with ${status}`)
  return JSON.parse(told)
}

/** Starts the production build with its bare routes, and waits until it is ready. */
export async function startServer(env: Env) {
  const port = await freePort()
  const child = start(['bench/serve.mjs'], { ...env, HOST: '127.0.0.1', PORT: String(port) })
  // The log is read, as by whatever keeps it, and let go.
  child.stdout?.resume()
  const origin = `http://127.0.0.1:${port}`
  for (const began = performance.now(); ; ) {
    const ready = await fetch(`${origin}/readyz`).then(
      ({ ok }) => ok,
      () => false,
    )
    if (ready) break
    if (child.exitCode !== null || performance.now() - began > READY) {
      throw new Error('the server does not start')
    }
    await new Promise((later) => setTimeout(later, 100))
  }
  return {
    port,
    origin,
    cpuMs: () => cpuMs(child.pid ?? 0),
    stop: async () => {
      child.kill('SIGTERM')
      if (child.exitCode === null) await once(child, 'exit')
    },
  }
}

/** User and system time so far of a process and all its children; Linux only. */
function cpuMs(root: number): number {
  const processes = readdirSync('/proc').flatMap((name) => {
    if (!/^\d+$/.test(name)) return []
    try {
      const stat = readFileSync(`/proc/${name}/stat`, 'utf8')
      const fields = stat
        .slice(stat.lastIndexOf(')') + 2)
        .split(' ')
        .map(Number)
      const [, parent = 0] = fields
      return [{ pid: Number(name), parent, ticks: (fields[11] ?? 0) + (fields[12] ?? 0) }]
    } catch {
      return [] // it has ended
    }
  })
  const tree = new Set([root])
  for (let size = 0; size < tree.size; ) {
    size = tree.size
    for (const { pid, parent } of processes) if (tree.has(parent)) tree.add(pid)
  }
  return processes.reduce((sum, { pid, ticks }) => (tree.has(pid) ? sum + ticks * TICK : sum), 0)
}
