import { copyFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Settings } from '~/settings.server'
import { type Backup, migrateFile } from './backup-file.server'
import { type Copied, copySqlite, putSqlite } from './sqlite-backup.server'
import { Sqlite } from './sqlite-driver.server'

type Where = Pick<Settings, 'DATABASE_URL' | 'DATA_DIR'>

/**
 * Copies the database of the settings, in use or not, into a new file of SQLite, and checks it.
 *
 * @throws Error with one line when that can't be done
 */
export async function copyDatabase(
  { DATABASE_URL, DATA_DIR }: Where,
  part: string,
): Promise<Copied> {
  if (!DATABASE_URL) return copySqlite(DATA_DIR, part)
  const { copyPostgres } = await import('./postgres-backup.server')
  return copyPostgres(DATABASE_URL, part)
}

/**
 * Puts a backup in place as the database of the settings.
 *
 * @param options.force replace the site that is there
 * @throws Error with one line when there is one, or when it can't be done; nothing is changed then
 */
export async function putDatabase(
  { DATABASE_URL, DATA_DIR }: Where,
  backup: Backup,
  options: { force: boolean },
): Promise<void> {
  if (!DATABASE_URL) return putSqlite(DATA_DIR, backup, options)
  const { putPostgres } = await import('./postgres-restore.server')
  if (!backup.older) return putPostgres(DATABASE_URL, backup.raw, options)
  const folder = await mkdtemp(join(tmpdir(), 'fifteen-restore-'))
  const file = join(folder, 'newer.sqlite')
  copyFileSync(backup.raw.name, file)
  const raw = new Sqlite(file)
  try {
    migrateFile(raw)
    await putPostgres(DATABASE_URL, raw, options)
  } finally {
    raw.close()
    await rm(folder, { recursive: true })
  }
}
