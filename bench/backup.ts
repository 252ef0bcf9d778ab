// A backup while answers come in: npm run -s bench:backup. Linux; the machine should do nothing else.
// One JSON line a database. Answers begin by the clock, RATE a second for SECONDS, each a new
// learner–question pair; after a few seconds `db:backup` runs beside the server, then the file is
// restored in an empty place, its projections are rebuilt, and that is backed up again.
//   answers      acknowledged over all, and perSecond of those while the command ran
//   held         acknowledged before the moment that the command tells; lost: those not in the file
//   after        acknowledged after that moment
//   seconds      the command took; megabytes: the file
//   p99Ms, slowestMs   of answers without the command and with it
//   rebuilt      rows that the rebuild changed in the restored site
import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { build } from '#/cli/prepare.mjs'
import { startPostgres } from '#/tests/support/postgres'
import { Sqlite } from '~/db/sqlite-driver.server'
import { Load, type Unit } from './load'
import { seed, startServer } from './site'
import { answersOf } from './units'

const CONNECTIONS = 64
const RATE = Number(process.env.RATE || 1000) // answers a second
const SECONDS = Number(process.env.SECONDS || 20)
const LEARNERS = Number(process.env.LEARNERS || 2048)
const DATABASES = (process.env.DATABASES || 'sqlite,postgres').split(',')
const WARM_UP = 5 // seconds of answers that are not counted
const CALM = 4 // seconds of answers before the backup begins

type Env = { DATA_DIR: string; DATABASE_URL: string | undefined }

async function db(env: Env, ...args: string[]): Promise<string> {
  const child = spawn(process.execPath, ['cli/run.mjs', 'cli/db.ts', ...args], {
    env: { ...process.env, ...env, DATABASE_URL: env.DATABASE_URL ?? '' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let said = ''
  child.stdout.on('data', (text) => {
    said += text
  })
  const status = await new Promise((ended) => child.once('close', ended))
  if (status !== 0) throw new Error(`db ${args[0]} ended with ${status}`)
  return said
}

/** The lesson and the question of an answer. */
function named([request = '']: Unit): string {
  const lesson = /^POST \/lessons\/([^/]+)\//.exec(request)?.[1]
  const body = request.slice(request.lastIndexOf('\r\n') + 2)
  return `${lesson} ${new URLSearchParams(body).get('question')}`
}

/** Every row of a backup, a line each. */
function rowsOf(file: string): Set<string> {
  const raw = new Sqlite(file, { readonly: true })
  const names = raw.prepare("select name from sqlite_master where type = 'table'").pluck().all()
  const lines = new Set<string>()
  for (const name of names as string[]) {
    if (/^(sqlite_|__)/.test(name)) continue
    for (const row of raw.prepare(`select * from "${name}"`).raw().iterate()) {
      lines.add(`${name} ${JSON.stringify(row)}`)
    }
  }
  raw.close()
  return lines
}

async function newDatabase(url: string): Promise<string> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query('create database restored').finally(() => client.end())
  return url.replace(/postgres$/, 'restored')
}

const at = (sorted: number[], share: number) =>
  Math.round((sorted[Math.floor((sorted.length - 1) * share)] ?? Number.NaN) * 10) / 10

async function measure(database: string, folder: string, DATABASE_URL: string | undefined) {
  const env = { DATA_DIR: join(folder, 'site'), DATABASE_URL }
  const { learners, cards } = await seed({ ...env, LEARNERS: String(LEARNERS) })
  const server = await startServer(env)
  const load = await Load.open(server.port, CONNECTIONS)
  const answered: { name: string; at: number; took: number }[] = []
  const units = answersOf(learners, cards)
  const next = () => units.next().value ?? null
  await load.closed(next, WARM_UP)
  const going = load.open(next, RATE, SECONDS, (unit, took) =>
    answered.push({ name: named(unit), at: Date.now(), took }),
  )
  await new Promise((later) => setTimeout(later, CALM * 1000))
  const file = join(folder, 'first.backup')
  const began = Date.now()
  const said = await db(env, 'backup', file)
  const ended = Date.now()
  await going
  load.close()
  await server.stop()

  const moment = new Date(/before (\S+Z)\.\s*$/.exec(said)?.[1] ?? '').getTime()
  const backup = new Sqlite(file, { readonly: true })
  const query = "select lesson_id || ' ' || question_id from study_log where kind = 'answered'"
  const kept = new Set(backup.prepare(query).pluck().all())
  backup.close()
  const before = answered.filter((one) => one.at < moment)

  const again = {
    DATA_DIR: join(folder, 'restored'),
    DATABASE_URL: DATABASE_URL && (await newDatabase(DATABASE_URL)),
  }
  await db(again, 'restore', file)
  await db(again, 'rebuild')
  await db(again, 'backup', join(folder, 'second.backup'))
  const [first, second] = [rowsOf(file), rowsOf(join(folder, 'second.backup'))]
  const rebuilt = [...first].filter((row) => !second.has(row)).length + second.size - first.size

  const during = answered.filter((one) => one.at >= began && one.at <= ended)
  const sorted = (list: typeof answered) => list.map(({ took }) => took).sort((a, b) => a - b)
  const [calm, busy] = [sorted(answered.filter((one) => one.at < began)), sorted(during)]
  const figures = {
    database,
    answers: answered.length,
    perSecond: Math.round((during.length / (ended - began)) * 1000),
    held: before.length,
    lost: before.filter(({ name }) => !kept.has(name)).length,
    after: answered.length - before.length,
    seconds: Math.round((ended - began) / 100) / 10,
    megabytes: Math.round((statSync(file).size / 2 ** 20) * 10) / 10,
    p99Ms: [at(calm, 0.99), at(busy, 0.99)],
    slowestMs: [at(calm, 1), at(busy, 1)],
    rebuilt,
  }
  process.stdout.write(`${JSON.stringify(figures)}\n`)
}

await build()
for (const database of DATABASES) {
  const folder = mkdtempSync(join(tmpdir(), 'fifteen-bench-'))
  mkdirSync(join(folder, 'site'))
  const postgres = database === 'postgres' ? await startPostgres({ durable: true }) : null
  try {
    await measure(database, folder, postgres?.url)
  } finally {
    await postgres?.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}
