import type pg from 'pg'
import {
  type Counts,
  checkWhole,
  compareCounts,
  countsIn,
  migrateFile,
  tablesIn,
} from './backup-file.server'
import {
  type Column,
  checkVersion,
  connected,
  quoted,
  type Table,
  tableOf,
} from './postgres-tables.server'
import type { Copied } from './sqlite-backup.server'
import { Sqlite } from './sqlite-driver.server'

const ROWS = 500 // at a time
const TRIES = 10

/** PostgreSQL's value as SQLite keeps it: a moment in ms, a yes as 1, JSON as it is written. */
const AS_SQLITE: Record<string, (column: string) => string> = {
  'timestamp with time zone': (column) => `round(extract(epoch from ${column}) * 1000)::float8`,
  boolean: (column) => `${column}::int`,
  json: (column) => `${column}::text`,
  bigint: (column) => `${column}::float8`,
}

/**
 * Copies a PostgreSQL database, in use or not, into a new file of SQLite. Whatever was acknowledged
 * before `moment`, at which the copying ends, is in it.
 *
 * First all rows are copied as they were at the beginning. In the end writers wait for as long as
 * it takes to copy the rows that were written since.
 */
export async function copyPostgres(url: string, part: string): Promise<Copied> {
  const copy = new Sqlite(part)
  try {
    migrateFile(copy)
    copy.pragma('foreign_keys = OFF')
    copy.pragma('synchronous = OFF')
    return await connected(url, async (client) => {
      await checkVersion(client)
      const tables: Table[] = []
      for (const name of tablesIn(copy)) tables.push(await tableOf(client, name))
      await client.query('begin isolation level repeatable read read only')
      const since = await client.query(
        'select pg_snapshot_xmin(pg_current_snapshot())::xid::text as first',
      )
      for (const table of tables) await copyRows(client, copy, table, 'true')
      await client.query('commit')
      await stopWriters(client, tables)
      const later = `age(xmin) <= age('${Number(since.rows[0].first)}'::xid)`
      const counts: Counts = {}
      for (const table of tables) {
        await copyRows(client, copy, table, later)
        counts[table.name] = await dropGone(client, copy, table)
      }
      const moment = new Date()
      await client.query('commit')
      checkWhole(copy)
      compareCounts(counts, countsIn(copy))
      return { moment, counts }
    })
  } finally {
    copy.close()
  }
}

/** Begins a transaction in which nobody else writes; whoever meets it the wrong way round is run again. */
async function stopWriters(client: pg.Client, tables: Table[]): Promise<void> {
  const all = tables.map(({ name }) => `"${name}"`).join(', ')
  for (let tries = 1; ; tries++) {
    try {
      await client.query('begin')
      await client.query(`lock table ${all} in share mode`)
      return
    } catch (error) {
      await client.query('rollback')
      if ((error as { code?: string }).code !== '40P01' || tries === TRIES) throw error
    }
  }
}

/** Reads columns of the rows of a table, as SQLite keeps them, a part at a time. */
async function* readRows(client: pg.Client, name: string, columns: Column[], where: string) {
  const read = columns.map((one) => AS_SQLITE[one.type]?.(`"${one.name}"`) ?? `"${one.name}"`)
  await client.query(
    `declare rows cursor for select ${read.join(', ')} from "${name}" where ${where}`,
  )
  for (;;) {
    const text = `fetch ${ROWS} from rows`
    const { rows } = await client.query<unknown[]>({ text, rowMode: 'array' })
    if (rows.length === 0) break
    yield rows
  }
  await client.query('close rows')
}

/** Copies the rows of a table for which `where` holds over those that are there. */
async function copyRows(
  client: pg.Client,
  copy: Sqlite,
  { name, columns }: Table,
  where: string,
): Promise<void> {
  const names = quoted(columns.map((column) => column.name))
  const places = names.map(() => '?').join(', ')
  const insert = copy.prepare(`replace into "${name}" (${names.join(', ')}) values (${places})`)
  const keep = copy.transaction((rows: unknown[][]) => {
    for (const row of rows) insert.run(row)
  })
  for await (const rows of readRows(client, name, columns, where)) keep(rows)
}

/** Drops rows of the copy that the table no longer has; the answer is how many it has. */
async function dropGone(
  client: pg.Client,
  copy: Sqlite,
  { name, columns, key }: Table,
): Promise<number> {
  const { rows } = await client.query(`select count(*)::int as count from "${name}"`)
  const { count } = rows[0]
  if (copy.prepare(`select count(*) from "${name}"`).pluck().get() === count) return count
  const names = quoted(key)
  const own = columns.filter((column) => key.includes(column.name))
  const places = own.map(() => '?').join(', ')
  copy.exec(`create temp table there as select ${names.join(', ')} from "${name}" where false`)
  const insert = copy.prepare(
    `insert into there (${quoted(own.map((one) => one.name)).join(', ')}) values (${places})`,
  )
  for await (const part of readRows(client, name, own, 'true')) {
    for (const row of part) insert.run(row)
  }
  const same = names.map((one) => `there.${one} = "${name}".${one}`).join(' and ')
  copy.exec(
    `create index temp.by_key on there (${names.join(', ')});
     delete from "${name}" where not exists (select 1 from there where ${same});
     drop table there`,
  )
  return count
}
