import { existsSync } from 'node:fs'
import { open, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { copyDatabase, putDatabase } from '~/db/backup.server'
import { addFile, checkWhole, countsIn, filesIn, openBackup } from '~/db/backup-file.server'
import { openDatabase } from '~/db/db.server'
import { Sqlite } from '~/db/sqlite-driver.server'
import { listFiles, readFile, writeFile } from '~/features/digest/audio/store.server'
import type { Settings } from '~/settings.server'

/** What a backup or a restored site holds. */
export type Held = { rows: number; files: number }

const sum = (counts: Record<string, number>) => Object.values(counts).reduce((a, b) => a + b, 0)

/**
 * Writes the site, its database and its audio, into one file while it is in use, and checks it.
 *
 * @param options.force replace a file of that name
 * @returns the moment by which whatever was acknowledged is in the file
 * @throws Error with one line when that can't be done; then there is no file, or the one before
 */
export async function backUp(
  settings: Settings,
  file: string,
  { force }: { force: boolean },
): Promise<Held & { moment: Date }> {
  if (existsSync(file) && !force) throw new Error(`${file} exists; --force replaces it`)
  const part = `${file}.part`
  const clear = () =>
    Promise.all(['', '-wal', '-shm', '-journal'].map((end) => rm(part + end, { force: true })))
  await clear()
  try {
    const { moment, counts } = await copyDatabase(settings, part)
    // Listed after the rows were copied: each file they name is there by now.
    const files = await addFiles(part)
    await sync(part)
    await rename(part, file)
    await sync(dirname(file))
    return { moment, rows: sum(counts), files }
  } finally {
    await clear()
  }
}

async function addFiles(part: string): Promise<number> {
  const raw = new Sqlite(part)
  try {
    let files = 0
    for (const key of await listFiles()) {
      const bytes = await readFile(key)
      if (!bytes) continue
      addFile(raw, key, bytes)
      files += 1
    }
    if (files > 0) checkWhole(raw)
    return files
  } finally {
    raw.close()
  }
}

async function sync(path: string): Promise<void> {
  const opened = await open(path, 'r')
  await opened.sync().finally(() => opened.close())
}

/**
 * Makes a site out of a backup: where there is none, unless `force`d. On either database,
 * whichever the backup was made on.
 *
 * @throws Error with one line when that can't be done
 */
export async function restore(
  settings: Settings,
  file: string,
  options: { force: boolean },
): Promise<Held> {
  const backup = openBackup(file)
  try {
    await putDatabase(settings, backup, options)
    let files = 0
    for (const { key, bytes } of filesIn(backup.raw)) {
      await writeFile(key, bytes)
      files += 1
    }
    // Brings the tables of an older version up to date.
    await (await openDatabase(settings)).close()
    return { rows: sum(countsIn(backup.raw)), files }
  } finally {
    backup.raw.close()
  }
}
