import { getTableColumns, is, Table } from 'drizzle-orm'
import { getTableConfig as postgresConfig } from 'drizzle-orm/pg-core'
import { type SQLiteTable, getTableConfig as sqliteConfig } from 'drizzle-orm/sqlite-core'
import type { ReadDb } from '~/db/db.server'
import * as schema from '~/db/schema'
import { dialect } from '~/db/words'

/** Every table of the schema, by name. */
export const allTables: Record<string, SQLiteTable> = Object.fromEntries(
  Object.entries(schema).filter(([, value]) => is(value, Table)),
) as Record<string, SQLiteTable>

/** The whole database as text, a line a row. */
export async function everything(read: ReadDb): Promise<string[]> {
  const lines: string[] = []
  for (const [name, table] of Object.entries(allTables)) {
    for (const row of await read.select().from(table)) lines.push(`${name} ${JSON.stringify(row)}`)
  }
  return lines
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
