import type pg from 'pg'
import { type Counts, compareCounts, countsIn, tablesIn } from './backup-file.server'
import { migrateAlone } from './postgres.server'
import { type Column, columnsOf, connected } from './postgres-tables.server'
import type { Sqlite } from './sqlite-driver.server'

const ROWS = 500 // at a time

/** SQLite's value as text that PostgreSQL reads. */
function asPostgres(type: string, value: unknown): string | null {
  if (value === null) return null
  if (type === 'timestamp with time zone') return new Date(value as number).toISOString()
  return type === 'boolean' ? String(Boolean(value)) : String(value)
}

/** The tables in an order in which each comes after those it refers to. */
async function inOrder(client: pg.Client, tables: string[]): Promise<string[]> {
  const { rows } = await client.query(
    `select conrelid::regclass::text as of, confrelid::regclass::text as to
     from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace`,
  )
  const ordered = new Set<string>()
  const visit = (table: string) => {
    if (ordered.has(table)) return
    for (const { of, to } of rows) if (of === table && to !== table) visit(to)
    ordered.add(table)
  }
  tables.forEach(visit)
  return [...ordered]
}

/**
 * Fills a PostgreSQL database from a file of SQLite that has the tables of this version, in one
 * transaction.
 *
 * @param options.force replace what is there
 * @throws Error with one line where there is a site already
 */
export async function putPostgres(
  url: string,
  raw: Sqlite,
  { force }: { force: boolean },
): Promise<void> {
  await migrateAlone(url)
  await connected(url, async (client) => {
    const tables = await inOrder(client, tablesIn(raw))
    const all = tables.map((table) => `"${table}"`).join(', ')
    await client.query('begin')
    await client.query(`lock table ${all} in access exclusive mode`)
    for (const table of tables) {
      const { rows } = await client.query(`select 1 from "${table}" limit 1`)
      if (rows[0] && !force) throw new Error('a site lives in this database; --force replaces it')
    }
    await client.query(`truncate ${all}`)
    const counts: Counts = {}
    for (const table of tables) counts[table] = await fillTable(client, raw, table)
    compareCounts(countsIn(raw), counts)
    await client.query('commit')
  })
}

async function fillTable(client: pg.Client, raw: Sqlite, table: string): Promise<number> {
  const columns = await columnsOf(client, table)
  const names = columns.map(({ name }) => `"${name}"`).join(', ')
  const given = columns.map((_, i) => `$${i + 1}::text[]`).join(', ')
  const cast = columns.map(({ name, type }) => `given."${name}"::${type}`).join(', ')
  const text = `insert into "${table}" (${names}) select ${cast} from unnest(${given}) as given (${names})`
  const put = (rows: unknown[][]) =>
    client.query(
      text,
      columns.map(({ type }, i) => rows.map((row) => asPostgres(type, row[i]))),
    )
  let rows: unknown[][] = []
  for (const row of raw.prepare(`select ${names} from "${table}"`).raw().iterate()) {
    if (rows.push(row as unknown[]) < ROWS) continue
    await put(rows)
    rows = []
  }
  if (rows.length > 0) await put(rows)
  await goOnCounting(client, table, columns)
  const found = await client.query(`select count(*)::int as count from "${table}"`)
  return found.rows[0].count
}

/** A number that rises with each row goes on after the highest one. */
async function goOnCounting(client: pg.Client, table: string, columns: Column[]): Promise<void> {
  for (const { name, type } of columns) {
    if (type !== 'bigint') continue
    const named = await client.query('select pg_get_serial_sequence($1, $2) as name', [table, name])
    if (!named.rows[0].name) continue
    await client.query(
      `select setval($1, coalesce(max("${name}"), 1), max("${name}") is not null) from "${table}"`,
      [named.rows[0].name],
    )
  }
}
