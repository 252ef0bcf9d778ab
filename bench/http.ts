// What the server can take: npm run -s bench:http. Linux; the machine should do nothing else.
// One JSON line for each database and unit. The units take turns within a round, so that all meet
// the same noise; every figure is the median of ROUNDS rounds of SECONDS each.
//   lesson-view  GET of a module's page, signed in
//   answer       one POST that grades and keeps one answer, each a new learner–question pair
//   card         the three answers of a lesson, one after another
//   bare-page, bare-action   what bench/serve.mjs says, with the same headers
// perSecond and cpuMs come from a closed loop over 64 connections, p50Ms and p99Ms from an open loop
// at half of that rate. cpuMs is user and system time of all server processes, without PostgreSQL's.
// Headers are a browser's, so pages come compressed; this very process makes the load, on the same
// cores. DATABASES, ROUNDS, SECONDS and LEARNERS make it shorter.

import { build } from '#/cli/prepare.mjs'
import { startPostgres } from '#/tests/support/postgres'
import { Load, type Source, type Unit } from './load'
import { type Seeded, seed, startServer, temporaryFolder } from './site'
import { answersOf, BLOCK, cardsOf, formOf, get, post } from './units'

const CONNECTIONS = 64
const WARM_UP = 2 // seconds
const ROUNDS = Number(process.env.ROUNDS || 5)
const SECONDS = Number(process.env.SECONDS || 2)
const LEARNERS = Number(process.env.LEARNERS || 4096) // a multiple of 2 × BLOCK
const DATABASES = (process.env.DATABASES || 'sqlite,postgres').split(',')

const unitsFrom =
  (units: Generator<Unit>): Source =>
  () =>
    units.next().value ?? null

/** The same requests again and again. */
function repeat(requests: string[]): Source {
  let n = 0
  return () => [requests[n++ % requests.length] ?? '']
}

function sourcesOf({ paths, cards, learners }: Seeded): Record<string, Source> {
  const half = Math.floor(learners.length / 2)
  const visitors = learners.slice(0, BLOCK)
  const form = formOf(cards[0]?.[0] ?? { question: '', response: [] })
  return {
    'bare-page': repeat(visitors.map(({ cookie }) => get('/bare-page', cookie))),
    'lesson-view': repeat(
      visitors.map(({ cookie }, n) => get(paths[n % paths.length] ?? '', cookie)),
    ),
    'bare-action': repeat(
      visitors.map(({ cookie }) => post('/bare-action?_data=bare-action', cookie, form)),
    ),
    answer: unitsFrom(answersOf(learners.slice(0, half), cards)),
    card: unitsFrom(cardsOf(learners.slice(half), cards)),
  }
}

const median = (numbers: number[]) =>
  numbers.sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN
const round = (n: number) => Math.round(n * 100) / 100
const at = (sorted: number[], share: number) =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN

async function measure(database: string, env: Record<string, string | undefined>) {
  const sources = Object.entries(sourcesOf(await seed({ ...env, LEARNERS: String(LEARNERS) })))
  const server = await startServer(env)
  const load = await Load.open(server.port, CONNECTIONS)
  const found = sources.map(([unit, next]) => ({
    unit,
    next,
    rates: [] as number[],
    cpus: [] as number[],
    p50s: [] as number[],
    p99s: [] as number[],
  }))
  try {
    for (const { next } of found) await load.closed(next, WARM_UP)
    for (let n = 0; n < ROUNDS; n++) {
      for (const { next, rates, cpus } of found) {
        const before = server.cpuMs()
        const { units, seconds } = await load.closed(next, SECONDS)
        rates.push(units / seconds)
        cpus.push((server.cpuMs() - before) / units)
      }
    }
    for (let n = 0; n < ROUNDS; n++) {
      for (const { next, rates, p50s, p99s } of found) {
        const took = await load.open(next, median(rates) / 2, SECONDS)
        p50s.push(at(took, 0.5))
        p99s.push(at(took, 0.99))
      }
    }
    for (const { unit, rates, cpus, p50s, p99s } of found) {
      const figures = {
        database,
        unit,
        perSecond: Math.round(median(rates)),
        p50Ms: round(median(p50s)),
        p99Ms: round(median(p99s)),
        cpuMs: round(median(cpus)),
      }
      process.stdout.write(`${JSON.stringify(figures)}\n`)
    }
  } finally {
    load.close()
    await server.stop()
  }
}

await build()
if (DATABASES.includes('sqlite')) {
  const folder = temporaryFolder()
  await measure('sqlite', { DATA_DIR: folder.path, DATABASE_URL: undefined }).finally(folder.stop)
}
if (DATABASES.includes('postgres')) {
  const postgres = await startPostgres({ durable: true })
  await measure('postgres', { DATABASE_URL: postgres.url }).finally(postgres.stop)
}
