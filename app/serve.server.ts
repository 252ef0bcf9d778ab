import cluster from 'node:cluster'
import { createServer, type Server } from 'node:http'
import { availableParallelism, networkInterfaces } from 'node:os'
import type { ServerBuild } from '@remix-run/node'
import { type Database, openDatabase, reader } from '~/db/db.server'
import { freeBytes } from '~/disk.server'
import { startRecurringJobs } from '~/features/studio/recurring.server'
import { prepareSite } from '~/features/studio/site.server'
import { countJobs } from '~/jobs/jobs.server'
import { workOnJobs } from '~/jobs/work.server'
import { listener } from '~/listener.server'
import { measure } from '~/metrics.server'
import { tellMetrics } from '~/metrics-port.server'
import { BAD_SETTING, checkedSettings, GRACE, giveUp, onStop } from '~/process.server'
import type { Settings } from '~/settings.server'

function addresses(host: string, port: number): string[] {
  const everywhere = host === '0.0.0.0' || host === '::'
  const found = [`http://${everywhere ? 'localhost' : host}:${port}`]
  if (!everywhere) return found
  for (const net of Object.values(networkInterfaces()).flat()) {
    if (net?.family === 'IPv4' && !net.internal) found.push(`http://${net.address}:${port}`)
  }
  return found
}

/** Told before anything else can go wrong: the password is made once. */
function tellPassword(opened: Awaited<ReturnType<typeof prepareSite>>): void {
  if (!opened) return
  const lines = [`Instructor: ${opened.name}`, `Password: ${opened.password}`, 'It is shown once.']
  process.stdout.write(`${lines.join('\n')}\n\n`)
}

function greet({ HOST, ORIGIN, DATA_DIR }: Settings, port: number): void {
  const lines = addresses(HOST, port).map((address) => `Fifteen is at ${address}`)
  lines.push(`Data folder: ${DATA_DIR}`)
  if (!ORIGIN?.startsWith('https:') && HOST !== 'localhost') {
    lines.push('Over plain http passwords travel unprotected: this is for a trial at home.')
  }
  process.stdout.write(`${lines.join('\n')}\n`)
}

async function listen(server: Server, { HOST, PORT }: Settings): Promise<number> {
  await new Promise<void>((done, failed) => {
    server.once('error', failed)
    server.listen(PORT, HOST, done)
  }).catch((error: NodeJS.ErrnoException) => {
    giveUp(new Error(`${HOST}:${PORT} can't be listened on: ${error.code}`), BAD_SETTING)
  })
  const bound = server.address()
  return typeof bound === 'object' && bound ? bound.port : PORT
}

async function closed(server: Server): Promise<void> {
  const done = new Promise((resolve) => server.close(resolve))
  server.closeIdleConnections()
  setTimeout(() => server.closeAllConnections(), GRACE / 2).unref()
  await done
}

/** Of the processes of one server the first alone does long jobs, so that cores are left to answer. */
const FIRST = 'FIFTEEN_FIRST'
const doesLongJobs = () => cluster.isPrimary || process.env[FIRST] === '1'

/** One process that answers; all there is on SQLite. */
async function answer(build: ServerBuild, settings: Settings): Promise<void> {
  let database: Database
  try {
    database = await openDatabase(settings, { serve: true })
    if (cluster.isPrimary) tellPassword(await prepareSite())
    database.watchSlow()
    if (settings.JOBS === 'here') await startRecurringJobs()
  } catch (error) {
    return giveUp(error, 1)
  }
  if (settings.METRICS_PORT !== undefined) measure(() => countJobs(reader()), freeBytes)
  if (cluster.isPrimary) tellMetrics(settings)
  const stopJobs = settings.JOBS === 'here' ? workOnJobs({ long: doesLongJobs() }) : async () => {}
  const server = createServer(listener(build, settings))
  server.keepAliveTimeout = 65_000
  const port = await listen(server, settings)
  if (cluster.isPrimary) greet(settings, port)
  onStop(async () => {
    await Promise.all([closed(server), stopJobs()])
    await database.close()
  })
}

/** On PostgreSQL: prepares the site, then keeps a process a core. */
async function lead(settings: Settings): Promise<void> {
  try {
    const database = await openDatabase(settings)
    tellPassword(await prepareSite())
    await database.close()
  } catch (error) {
    return giveUp(error, 1)
  }
  tellMetrics(settings)
  let stopping = false
  const fork = (first: boolean) => {
    cluster.fork({ [FIRST]: first ? '1' : '' }).once('exit', (code) => {
      if (stopping) return
      if (code === BAD_SETTING) process.exit(code)
      setTimeout(() => fork(first), 1000)
    })
  }
  for (let i = 0; i < availableParallelism(); i++) fork(i === 0)
  cluster.once('listening', (_, { port }) => greet(settings, port))
  onStop(async () => {
    stopping = true
    const workers = Object.values(cluster.workers ?? {}).flatMap((worker) => worker ?? [])
    await Promise.all(
      workers.map((worker) => {
        const gone = new Promise((resolve) => worker.once('exit', resolve))
        worker.process.kill('SIGTERM')
        return gone
      }),
    )
  })
}

/**
 * Opens the site and answers until SIGTERM or SIGINT; then finishes what was
 * taken on, within ten seconds. A bad setting ends the process with 78.
 */
export async function serve(build: ServerBuild): Promise<void> {
  const settings = checkedSettings()
  // The log may lie on a disk that is full.
  process.stdout.on('error', () => {})
  const many = settings.DATABASE_URL !== undefined && availableParallelism() > 1
  if (many && cluster.isPrimary) await lead(settings)
  else await answer(build, settings)
}

const home = globalThis as { fifteenInDev?: Promise<void> }

/** What {@link serve} does before it answers, for Vite's server; once, however often it reloads. */
export function openInDev(): Promise<void> {
  home.fifteenInDev ??= (async () => {
    const database = await openDatabase(checkedSettings(), { serve: true })
    await prepareSite()
    database.watchSlow()
    await startRecurringJobs()
    workOnJobs()
  })()
  return home.fifteenInDev
}
