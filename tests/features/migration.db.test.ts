import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, statSync } from 'node:fs'
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { publishTiny, type TestDatabase, testDatabase } from '#/tests/support/database'
import { everything } from '#/tests/support/everything'
import { newLearner, study } from '#/tests/support/study'
import { openDatabase, reader } from '~/db/db.server'
import { dialect } from '~/db/words'

const SPILT = 10 * 2 ** 20 // bytes in the write-ahead log, of a transaction that is not at its end

/** What the next version does before it is killed: it takes a table away, and then takes long. */
const LONG = {
  sqlite: `create table long as with recursive n(i) as
    (select 1 union all select i + 1 from n where i < 100000000)
    select i, hex(randomblob(100)) as text from n`,
  postgres: 'select pg_sleep(6)',
}

let database: TestDatabase
let folder: string

/** The project's migrations and one more, in a folder of its own. */
async function nextVersion(): Promise<void> {
  await cp('drizzle', join(folder, 'drizzle'), { recursive: true })
  const path = join(folder, 'drizzle', dialect)
  const journal = JSON.parse(await readFile(join(path, 'meta/_journal.json'), 'utf8'))
  const last = journal.entries.at(-1)
  journal.entries.push({ ...last, idx: last.idx + 1, when: last.when + 1, tag: '9999_next' })
  await writeFile(join(path, 'meta/_journal.json'), JSON.stringify(journal))
  const statements = [
    'drop table marks',
    'alter table learners add column more text',
    LONG[dialect],
  ]
  await writeFile(join(path, '9999_next.sql'), statements.join('\n--> statement-breakpoint\n'))
}

function migrating(): ChildProcess {
  const { DATA_DIR, DATABASE_URL = '' } = database
  const tsx = resolve('node_modules/tsx/dist/esm/index.mjs')
  return spawn(process.execPath, ['--import', tsx, resolve('tests/support/migrating.ts')], {
    cwd: folder,
    env: {
      ...process.env,
      DATA_DIR,
      DATABASE_URL,
      TSX_TSCONFIG_PATH: resolve('tsconfig.json'),
    },
    stdio: 'inherit',
  })
}

/** Whether the migration is in its last statement, with the others behind it. */
async function isAtIt(): Promise<boolean> {
  if (!database.DATABASE_URL) {
    const log = join(database.DATA_DIR, 'fifteen.sqlite-wal')
    return existsSync(log) && statSync(log).size > SPILT
  }
  const client = new pg.Client({ connectionString: database.DATABASE_URL })
  await client.connect()
  const { rows } = await client
    .query(
      `select 1 from pg_stat_activity where datname = current_database()
       and pid <> pg_backend_pid() and query like '%pg_sleep(6)%'`,
    )
    .finally(() => client.end())
  return rows.length > 0
}

beforeAll(async () => {
  database = await testDatabase()
  folder = await mkdtemp(join(tmpdir(), 'fifteen-next-'))
  const { courseId } = await publishTiny(database)
  await study(await newLearner(), courseId, 'm1')
  await nextVersion()
})
afterAll(async () => {
  await database.drop()
  await rm(folder, { recursive: true, force: true })
})

describe('a migration that is killed', () => {
  it('leaves the old version whole, to be opened and written', async () => {
    const before = (await everything(reader())).sort()
    // The file is then nobody's but the next version's.
    if (dialect === 'sqlite') await database.close()
    const next = migrating()
    await expect.poll(isAtIt, { timeout: 20_000, interval: 50 }).toBe(true)
    next.kill('SIGKILL')
    await once(next, 'exit')
    const again = await openDatabase(database)
    expect((await everything(again.read)).sort()).toEqual(before)
    await study(await newLearner(), 'tiny', 'm2')
    expect(await everything(again.read)).not.toHaveLength(before.length)
    await again.close()
  })
})
