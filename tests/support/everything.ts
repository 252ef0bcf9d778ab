import { getTableColumns, is, sql, Table } from 'drizzle-orm'
import { getTableConfig as postgresConfig } from 'drizzle-orm/pg-core'
import { type SQLiteTable, getTableConfig as sqliteConfig } from 'drizzle-orm/sqlite-core'
import type { ReadDb } from '~/db/db.server'
import { hot } from '~/db/hot'
import * as schema from '~/db/schema'
import { dialect } from '~/db/words'

/** Every table of the schema, by name. */
export const allTables: Record<string, SQLiteTable> = Object.fromEntries(
  Object.entries(schema).filter(([, value]) => is(value, Table)),
) as Record<string, SQLiteTable>

/** One table's rows as lines: its name and the row as JSON. */
function linesOf(name: string, table: SQLiteTable) {
  const object = sql.raw(dialect === 'postgres' ? 'json_build_object' : 'json_object')
  const fields = Object.entries(getTableColumns(table)).map(
    ([property, column]) => sql`${sql.raw(`'${property}'`)}, ${column}`,
  )
  const row = sql`cast(${object}(${sql.join(fields, sql`, `)}) as text)`
  return sql`select ${sql.raw(`'${name} '`)} || ${row} as line from ${table}`
}

const allLines = hot<Record<string, never>, { line: string }[], ReadDb>('everything', (db) => {
  const parts = Object.entries(allTables).map(([name, table]) => linesOf(name, table))
  const rows = sql`(${sql.join(parts, sql` union all `)}) as rows`
  return db.select({ line: sql<string>`line` }).from(rows)
})

/** The whole database as text, a line a row, read by one statement. */
export async function everything(read: ReadDb): Promise<string[]> {
  return (await allLines(read, {})).map(({ line }) => line)
}

function pointsAtLearner(table: SQLiteTable): Set<string> {
  const config = (dialect === 'postgres' ? postgresConfig : sqliteConfig) as typeof sqliteConfig
  const pointing = config(table).foreignKeys.flatMap((key) => {
    const { columns, foreignTable } = key.reference()
    return foreignTable === schema.learners ? columns : []
  })
  return new Set(pointing.map(({ name }) => name))
}

/** The columns that hold a learner's key, as `table.column`: by their name or by what they point at. */
export function learnerKeys(): string[] {
  return Object.entries(allTables).flatMap(([name, table]) => {
    const pointing = pointsAtLearner(table)
    return Object.entries(getTableColumns(table))
      .filter(
        ([property, column]) =>
          /^(learner|guest|instructor|person|account|user|owner)Id$/.test(property) ||
          pointing.has(column.name),
      )
      .map(([property]) => `${name}.${property}`)
  })
}
