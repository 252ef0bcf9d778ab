import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import { migrate } from 'drizzle-orm/better-sqlite3/migrator'
import { APPLICATION_ID } from './sqlite.server'
import { Sqlite } from './sqlite-driver.server'

/** Rows by table. */
export type Counts = Record<string, number>

const MIGRATIONS = resolve('drizzle/sqlite')
const FILES = 'backup_files'

/** The site's own tables, in an order that never changes. */
export function tablesIn(raw: Sqlite): string[] {
  const names = raw.prepare("select name from sqlite_master where type = 'table' order by name")
  const all = names.pluck().all() as string[]
  return all.filter((name) => !/^(sqlite_|__)/.test(name) && name !== FILES)
}

/** How many rows each of the site's own tables has. */
export function countsIn(raw: Sqlite): Counts {
  const count = (name: string) => raw.prepare(`select count(*) from "${name}"`).pluck().get()
  return Object.fromEntries(tablesIn(raw).map((name) => [name, count(name) as number]))
}

/** @throws Error with one line where the rows are not as many as they were. */
export function compareCounts(before: Counts, after: Counts): void {
  const names = new Set([...Object.keys(before), ...Object.keys(after)])
  const wrong = [...names].filter((name) => (before[name] ?? 0) !== (after[name] ?? 0))
  if (wrong.length === 0) return
  const told = wrong.map((name) => `${name}: ${before[name] ?? 0} became ${after[name] ?? 0}`)
  throw new Error(`the copy is not whole: ${told.join(', ')}`)
}

/** @throws Error with one line where a page is damaged or a row refers to one that is not there. */
export function checkWhole(raw: Sqlite): void {
  const found = raw.pragma('integrity_check(1)', { simple: true })
  if (found !== 'ok') throw new Error(`${raw.name} is damaged: ${found}`)
  const broken = raw.pragma('foreign_key_check') as { table: string }[]
  if (broken[0])
    throw new Error(`${raw.name} is damaged: ${broken[0].table} refers to what is not there`)
}

/** Brings the tables of a file up to date; a new file gets them. */
export function migrateFile(raw: Sqlite): void {
  raw.pragma(`application_id = ${APPLICATION_ID}`)
  migrate(drizzle(raw), { migrationsFolder: MIGRATIONS })
}

/** Whether a backup has the tables of this version, those of an older one, or of a newer one. */
function versionOf(raw: Sqlite): 'same' | 'older' | 'newer' {
  const { entries } = JSON.parse(readFileSync(`${MIGRATIONS}/meta/_journal.json`, 'utf8'))
  const latest = entries.at(-1).when as number
  const last = Number(raw.prepare('select max(created_at) from __drizzle_migrations').pluck().get())
  return last === latest ? 'same' : last < latest ? 'older' : 'newer'
}

/** A backup that is whole and can be read by this version. The caller closes it. */
export type Backup = { raw: Sqlite; older: boolean }

/** @throws Error with one line where the file is no backup, is damaged, or comes from a newer version. */
export function openBackup(file: string): Backup {
  let raw: Sqlite | undefined
  try {
    raw = new Sqlite(file, { readonly: true, fileMustExist: true })
    const id = raw.pragma('application_id', { simple: true })
    if (id !== APPLICATION_ID) throw new Error('it is a database, but not one of Fifteen')
    checkWhole(raw)
    const version = versionOf(raw)
    if (version === 'newer') throw new Error('it comes from a newer version of Fifteen')
    return { raw, older: version === 'older' }
  } catch (error) {
    raw?.close()
    throw new Error(`${file} can't be restored: ${(error as Error).message}`)
  }
}

/** Adds a file of the audio store to a backup under way. */
export function addFile(raw: Sqlite, key: string, bytes: Uint8Array): void {
  raw.exec(`create table if not exists ${FILES} (key text primary key, bytes blob not null)`)
  raw.prepare(`insert or replace into ${FILES} values (?, ?)`).run(key, bytes)
}

const hasFiles = (raw: Sqlite) =>
  raw.prepare('select 1 from sqlite_master where name = ?').get(FILES) !== undefined

/** The files of the audio store that a backup holds, one after another. */
export function* filesIn(raw: Sqlite): Generator<{ key: string; bytes: Buffer }> {
  if (!hasFiles(raw)) return
  const keys = raw.prepare(`select key from ${FILES}`).pluck().all() as string[]
  const read = raw.prepare(`select key, bytes from ${FILES} where key = ?`)
  for (const key of keys) yield read.get(key) as { key: string; bytes: Buffer }
}

/** Takes the files of the audio store out of a copy of a backup: a site keeps them elsewhere. */
export function dropFiles(raw: Sqlite): void {
  if (hasFiles(raw)) raw.exec(`drop table ${FILES}; vacuum`)
}
