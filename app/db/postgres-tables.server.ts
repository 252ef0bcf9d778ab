import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import pg from 'pg'

export type Column = { name: string; type: string }

/** Connects for as long as `body` takes. */
export async function connected<T>(
  url: string,
  body: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return await body(client)
  } finally {
    await client.end()
  }
}

/** @throws Error with one line where the tables are not those of this version. */
export async function checkVersion(client: pg.Client): Promise<void> {
  const { entries } = JSON.parse(
    readFileSync(resolve('drizzle/postgres/meta/_journal.json'), 'utf8'),
  )
  const last = await client
    .query('select max(created_at) as last from drizzle.__drizzle_migrations')
    .then(
      ({ rows }) => Number(rows[0].last),
      () => Number.NaN,
    )
  if (last === entries.at(-1).when) return
  throw new Error(
    'the tables of this database are another version’s: use that, or db:migrate first',
  )
}

/** The columns of a table in their order. */
export async function columnsOf(client: pg.Client, table: string): Promise<Column[]> {
  const { rows } = await client.query(
    `select column_name as name, data_type as type from information_schema.columns
     where table_schema = 'public' and table_name = $1 order by ordinal_position`,
    [table],
  )
  return rows
}

/** A table with its columns, and those of its primary key. */
export type Table = { name: string; columns: Column[]; key: string[] }

export async function tableOf(client: pg.Client, name: string): Promise<Table> {
  const { rows } = await client.query(
    `select attname as name from pg_index
     join pg_attribute on attrelid = indrelid and attnum = any(indkey)
     where indrelid = $1::regclass and indisprimary`,
    [`"${name}"`],
  )
  return { name, columns: await columnsOf(client, name), key: rows.map((row) => row.name) }
}

export const quoted = (names: string[]) => names.map((name) => `"${name}"`)
