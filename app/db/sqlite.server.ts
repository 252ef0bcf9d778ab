import { existsSync, mkdirSync, statSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import { migrate } from 'drizzle-orm/better-sqlite3/migrator'
import * as schema from './schema'
import { Sqlite } from './sqlite-driver.server'
import { Writer } from './sqlite-writer.server'
import type { Database, ReadDb } from './types'

/** Written into the file's header, so that a foreign database is known at sight. */
export const APPLICATION_ID = 0x46_31_35_21
const MIGRATING = 60_000 // ms
const CHECKED_WHOLE = 64 * 2 ** 20 // bytes

/** Refuses a file that is not this site's own, and marks a new one. */
function checkFile(file: string, marker: string): void {
  const exists = existsSync(file)
  if (!exists && existsSync(marker)) {
    throw new Error(`${file} is missing, though ${marker} says that a site lives here`)
  }
  if (!exists) return
  if (statSync(file).size === 0) throw new Error(`${file} is empty; restore it from a backup`)
  let found: unknown
  let id: unknown
  try {
    const probe = new Sqlite(file)
    try {
      id = probe.pragma('application_id', { simple: true })
      const check = statSync(file).size <= CHECKED_WHOLE ? 'quick_check(1)' : 'schema_version'
      found = probe.pragma(check, { simple: true })
    } finally {
      probe.close()
    }
  } catch (error) {
    throw new Error(`${file} can't be read as a database: ${(error as Error).message}`)
  }
  if (typeof found === 'string' && found !== 'ok') throw new Error(`${file} is damaged: ${found}`)
  if (id !== APPLICATION_ID) throw new Error(`${file} is a database, but not one of Fifteen`)
}

function checkVersion(): void {
  const probe = new Sqlite(':memory:')
  const version = probe.prepare('select sqlite_version()').pluck().get() as string
  probe.close()
  const [major = 0, minor = 0, patch = 0] = version.split('.').map(Number)
  if (major * 1e6 + minor * 1e3 + patch < 3_051_003) {
    throw new Error(`SQLite ${version} can lose writes in WAL mode; 3.51.3 or later is needed`)
  }
}

function connect(file: string): Sqlite {
  const raw = new Sqlite(file, { timeout: 5000 })
  raw.pragma('journal_mode = WAL')
  raw.pragma('synchronous = FULL')
  raw.pragma('foreign_keys = ON')
  return raw
}

/** Says that a site lives in a folder. */
export const MARKER = 'A Fifteen site lives in this folder.\n'

/** The files of a site's folder: its database, its marker, what a server holds, what an opener holds. */
export const namesIn = (folder: string) => ({
  file: join(folder, 'fifteen.sqlite'),
  marker: join(folder, 'fifteen.site'),
  locked: join(folder, 'fifteen.lock'),
  opening: join(folder, 'fifteen.migration'),
})

/** Held until it is closed, or until the process dies: the operating system lets go of it then. */
export function lock(file: string, taken: string, timeout = 0): Sqlite {
  const held = new Sqlite(file, { timeout })
  try {
    held.exec('BEGIN EXCLUSIVE')
  } catch {
    held.close()
    throw new Error(taken)
  }
  return held
}

/** Opens the file and brings its tables up to date: one process at a time, for a server and a worker may begin together. */
function openAlone(folder: string): { file: string; raw: Sqlite } {
  const { file, marker, opening } = namesIn(folder)
  const taken = 'another process has been opening this data folder for a minute'
  const held = lock(opening, taken, MIGRATING)
  try {
    checkFile(file, marker)
    const raw = connect(file)
    if (!existsSync(marker)) raw.pragma(`application_id = ${APPLICATION_ID}`)
    migrate(drizzle(raw), { migrationsFolder: resolve('drizzle/sqlite') })
    if (!existsSync(marker)) writeFileSync(marker, MARKER)
    return { file, raw }
  } finally {
    held.close()
  }
}

/**
 * Opens and migrates the SQLite database in `folder`. With `serve`, no second
 * server can open it; a command may write beside.
 *
 * @throws Error with one plain line when the file is damaged, empty or foreign.
 */
export async function openSqlite(folder: string, { serve = false } = {}): Promise<Database> {
  checkVersion()
  mkdirSync(folder, { recursive: true })
  const taken = 'another server runs on this data folder; SQLite allows one'
  const held = serve ? lock(namesIn(folder).locked, taken) : undefined
  try {
    const { file, raw } = openAlone(folder)
    const writer = new Writer(raw)
    const reading = new Sqlite(file, { readonly: true, timeout: 5000 })
    const read = drizzle(reading, { schema, casing: 'snake_case' }) as unknown as ReadDb
    return {
      read,
      transaction: (body) => writer.run(body),
      watchSlow: () => {
        writer.watches = true
      },
      ping: async () => void reading.prepare('select 1').get(),
      close: async () => {
        await writer.idle()
        reading.close()
        raw.close()
        held?.close()
      },
    }
  } catch (error) {
    held?.close()
    throw error
  }
}
