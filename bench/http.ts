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
import type { Source, Unit } from './load'
import { measured, repeat } from './measured'
import { type Seeded, seed, temporaryFolder } from './site'
import { answersOf, BLOCK, cardsOf, formOf, get, post } from './units'

const LEARNERS = Number(process.env.LEARNERS || 4096) // a multiple of 2 × BLOCK
const DATABASES = (process.env.DATABASES || 'sqlite,postgres').split(',')

const unitsFrom =
  (units: Generator<Unit>): Source =>
  () =>
    units.next().value ?? null

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

async function measure(database: string, env: Record<string, string | undefined>) {
  const sources = sourcesOf(await seed({ ...env, LEARNERS: String(LEARNERS) }))
  for (const { name, ...figures } of await measured(env, sources)) {
    process.stdout.write(`${JSON.stringify({ database, unit: name, ...figures })}\n`)
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
