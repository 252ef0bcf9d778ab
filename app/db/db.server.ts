import type { Settings } from '~/settings.server'
import type { Body, Database, Isolation, ReadDb } from './types'

export type { Database, ReadDb, Tx } from './types'

const home = globalThis as { fifteenDatabase?: Database }

/**
 * Opens the database of the settings and makes it this process's own.
 *
 * @throws Error with one plain line when it can't be opened.
 */
export async function openDatabase(
  settings: Pick<Settings, 'DATABASE_URL' | 'DATA_DIR'>,
  { serve = false } = {},
): Promise<Database> {
  if (settings.DATABASE_URL) {
    const { openPostgres } = await import('./postgres.server')
    home.fifteenDatabase = await openPostgres(settings.DATABASE_URL)
  } else {
    const { openSqlite } = await import('./sqlite.server')
    home.fifteenDatabase = await openSqlite(settings.DATA_DIR, { serve })
  }
  return home.fifteenDatabase
}

/** The open database of this process. */
export function database(): Database {
  if (!home.fifteenDatabase) throw new Error('the database is not open')
  return home.fifteenDatabase
}

/** For reads outside a transaction. */
export function reader(): ReadDb {
  return database().read
}

/** The only door for writes; see {@link Database.transaction}. */
export function transaction<T>(body: Body<T>, isolation?: Isolation): Promise<T> {
  return database().transaction(body, isolation)
}

const TAKEN = ['SQLITE_CONSTRAINT_UNIQUE', 'SQLITE_CONSTRAINT_PRIMARYKEY', '23505']

/** Whether the error is a broken unique rule, on either database. */
export function isTaken(error: unknown): boolean {
  const { code, cause } = error as { code?: string; cause?: { code?: string } }
  return [code, cause?.code].some((c) => c !== undefined && TAKEN.includes(c))
}
