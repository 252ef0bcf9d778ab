// What strangers may ask for: npm run -s bench:strangers. Linux; the machine should do nothing else.
// One JSON line for each database and page: catalogue, course, and share, a digest that was shared.
// Measured as by bench/http.ts, without a session.
import { build } from '#/cli/prepare.mjs'
import { startPostgres } from '#/tests/support/postgres'
import { measured, repeat } from './measured'
import { seeded, temporaryFolder } from './site'
import { get } from './units'

const DATABASES = (process.env.DATABASES || 'sqlite,postgres').split(',')

async function measure(database: string, env: Record<string, string | undefined>) {
  const folder = temporaryFolder()
  const own = { DATA_DIR: folder.path, ...env }
  try {
    const pages = await seeded<Record<string, string>>('bench/seed-strangers.ts', own)
    const sources = Object.entries(pages).map(([page, path]) => [page, repeat([get(path, 'a=b')])])
    for (const { name, ...figures } of await measured(own, Object.fromEntries(sources))) {
      process.stdout.write(`${JSON.stringify({ database, page: name, ...figures })}\n`)
    }
  } finally {
    await folder.stop()
  }
}

await build()
if (DATABASES.includes('sqlite')) await measure('sqlite', { DATABASE_URL: undefined })
if (DATABASES.includes('postgres')) {
  const postgres = await startPostgres({ durable: true })
  await measure('postgres', { DATABASE_URL: postgres.url }).finally(postgres.stop)
}
