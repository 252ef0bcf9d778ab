import * as postgres from 'drizzle-orm/pg-core'
import * as sqlite from 'drizzle-orm/sqlite-core'

/** The database in use, decided once when the process starts. */
export const dialect: 'sqlite' | 'postgres' = process.env.DATABASE_URL?.startsWith('postgres')
  ? 'postgres'
  : 'sqlite'

const onSqlite = {
  table: sqlite.sqliteTable,
  text: () => sqlite.text(),
  int: () => sqlite.integer(),
  real: () => sqlite.real(),
  bool: () => sqlite.integer({ mode: 'boolean' }),
  /** Kept as text, so that what is read is what was written, key for key. */
  json: <T>() => sqlite.text({ mode: 'json' }).$type<T>(),
  /** A moment, to the millisecond. */
  time: () => sqlite.integer({ mode: 'timestamp_ms' }),
  /** A number that rises with each row. */
  serial: () => sqlite.integer().primaryKey({ autoIncrement: true }),
  index: sqlite.index,
  uniqueIndex: sqlite.uniqueIndex,
  primaryKey: sqlite.primaryKey,
}

const onPostgres = {
  table: postgres.pgTable,
  text: () => postgres.text(),
  int: () => postgres.integer(),
  real: () => postgres.doublePrecision(),
  bool: () => postgres.boolean(),
  json: <T>() => postgres.json().$type<T>(),
  time: () => postgres.timestamp({ withTimezone: true, precision: 3, mode: 'date' }),
  serial: () => postgres.bigserial({ mode: 'number' }).primaryKey(),
  index: postgres.index,
  uniqueIndex: postgres.uniqueIndex,
  primaryKey: postgres.primaryKey,
}

/**
 * The words a table is written with, for the dialect in use. Drizzle has no
 * dialect-free schema; SQLite's types stand for both.
 */
export const { table, text, int, real, bool, json, time, serial, index, uniqueIndex, primaryKey } =
  dialect === 'postgres' ? (onPostgres as unknown as typeof onSqlite) : onSqlite
