import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

type Env = Record<string, string>
type Ended = { status: number | null; said: string }

export type Product = {
  origin: string
  /** Where its data lies. */
  folder: string
  /** The demo instructor, who is also the admin. */
  instructor: { name: string; password: string }
  /** Everything it has written to its two outputs, over all starts. */
  said: () => string
  /** SIGTERM; resolves with the exit status once it is gone. */
  stop: () => Promise<number | null>
  /** SIGKILL to every process of it; resolves once they are gone. */
  kill9: () => Promise<void>
  /** Starts it again at the same address, once it is gone. */
  restart: (env?: Env) => Promise<void>
  /** Ends it for good and takes its data away. */
  remove: () => Promise<void>
}

/** A data folder as a first start leaves it, and the instructor it was told of. */
export type Stock = { folder: string; instructor: Product['instructor'] }

type Options = { databaseUrl?: string; env?: Env; folder?: string; stock?: Stock }

/** Names the build that the tests run. */
export const TEST_BUILD = { BUILD_FOLDER: '.cache/test-build', BUILD_CLOCK: '1' }

/** What the tests run, and not what the operator of this machine has set. */
const CLEAN = {
  HOST: '',
  ORIGIN: '',
  TRUST_PROXY: '',
  DATABASE_URL: '',
  JOBS: '',
  DISK_FLOOR_MB: '0',
  METRICS_PORT: '',
  DIGESTS: 'asked',
  NODE_ENV: 'production',
}

const running = new Set<ChildProcess>()
process.once('exit', () => running.forEach(killGroup))

function killGroup({ pid }: ChildProcess): void {
  try {
    if (pid) process.kill(-pid, 'SIGKILL')
  } catch {
    // It is gone already.
  }
}

function spawnProduct(env: Env): { process: ChildProcess; said: () => string } {
  const started = spawn(process.execPath, ['cli/start.mjs'], {
    env: { ...process.env, ...CLEAN, ...TEST_BUILD, ...env } as NodeJS.ProcessEnv,
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  })
  running.add(started)
  started.once('exit', () => running.delete(started))
  const chunks: Buffer[] = []
  started.stdout?.on('data', (chunk) => chunks.push(chunk))
  started.stderr?.on('data', (chunk) => chunks.push(chunk))
  return { process: started, said: () => Buffer.concat(chunks).toString() }
}

/** Resolves with what it said once it serves. */
async function served({ process: started, said }: ReturnType<typeof spawnProduct>) {
  while (!/^Data folder: .*$/m.test(said())) {
    if (started.exitCode !== null) throw new Error(`the product did not start: ${said()}`)
    await Promise.race([once(started.stdout ?? started, 'data'), once(started, 'close')])
  }
  return said()
}

const newFolder = () => mkdtemp(join(tmpdir(), 'fifteen-product-'))

/** Runs the product where it is expected to refuse to start. */
export async function refusedStart(env: Env): Promise<Ended> {
  const { process: started, said } = spawnProduct({ PORT: '0', ...env })
  const [status] = await once(started, 'close')
  return { status, said: said() }
}

/** Starts the test build of the product, on a free port and a data folder of its own. */
export async function startProduct(options: Options = {}): Promise<Product> {
  const { stock } = options
  const folder = options.folder ?? (await newFolder())
  if (stock) await cp(stock.folder, folder, { recursive: true })
  const env = { ...options.env, DATA_DIR: folder, DATABASE_URL: options.databaseUrl ?? '' }
  const before: string[] = []
  let now = spawnProduct({ PORT: '0', ...env })
  const greeting = await served(now)
  const line = (pattern: RegExp) => pattern.exec(greeting)?.[1] ?? ''
  const origin = line(/^Fifteen is at (\S+)/m)
  const gone = async () => {
    if (now.process.exitCode === null && now.process.signalCode === null) {
      await once(now.process, 'close')
    }
    return now.process.exitCode
  }
  const product: Product = {
    origin,
    folder,
    instructor: stock?.instructor ?? {
      name: line(/^Instructor: (.*)$/m),
      password: line(/^Password: (.*)$/m),
    },
    said: () => [...before, now.said()].join(''),
    stop: () => {
      now.process.kill('SIGTERM')
      return gone()
    },
    async kill9() {
      killGroup(now.process)
      await gone()
    },
    async restart(more = {}) {
      before.push(now.said())
      now = spawnProduct({ PORT: new URL(origin).port, ...env, ...more })
      await served(now)
    },
    async remove() {
      await product.kill9()
      await rm(folder, { recursive: true, force: true })
    },
  }
  return product
}
