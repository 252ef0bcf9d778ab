import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import {
  type Backup,
  type Counts,
  checkWhole,
  compareCounts,
  countsIn,
  dropFiles,
} from './backup-file.server'
import { lock, MARKER, namesIn } from './sqlite.server'
import { Sqlite } from './sqlite-driver.server'

const PAGES = 4096 // copied between two looks at what else is to be done
const STAND = 'begin; select 1 from sqlite_master' // reads, and goes on to read what it saw then
const PATIENCE = 60_000 // ms to wait for a moment without a writer

/** What a copy holds: everything that was committed by `moment`, and how many rows that was. */
export type Copied = { moment: Date; counts: Counts }

/**
 * Copies the database of a folder, in use or not, into a new file. Whatever was acknowledged before
 * `moment`, at which the copying ends, is in it.
 *
 * First the pages are copied as they were at the beginning. A reader stays there, so that the
 * write-ahead log grows and is not begun anew: it then holds all that was written meanwhile. In the
 * end writers wait for as long as it takes to copy that log, and SQLite plays it into the copy.
 */
export async function copySqlite(folder: string, part: string): Promise<Copied> {
  const { file } = namesIn(folder)
  if (!existsSync(file)) throw new Error(`${file} is missing: there is nothing to back up`)
  const open = () => new Sqlite(file, { timeout: PATIENCE, fileMustExist: true })
  const [standing, writing, seeing] = [open(), open(), open()]
  let moment: Date
  try {
    standing.exec(STAND)
    await standing.backup(part, { progress: () => PAGES })
    writing.exec('begin immediate')
    seeing.exec(STAND)
    if (existsSync(`${file}-wal`)) copyFileSync(`${file}-wal`, `${part}-wal`)
    moment = new Date()
    writing.exec('rollback')
    standing.exec('rollback')
    const counts = countsIn(seeing)
    seeing.exec('rollback')
    settle(part, counts)
    return { moment, counts }
  } finally {
    for (const one of [standing, writing, seeing]) one.close()
  }
}

/** Plays the copied log into the copy, so that it is one file, and checks it. */
function settle(part: string, counts: Counts): void {
  const copy = new Sqlite(part)
  try {
    copy.pragma('journal_mode = DELETE')
    checkWhole(copy)
    compareCounts(counts, countsIn(copy))
  } finally {
    copy.close()
  }
}

/** @throws Error where a server or a worker has the file open. One that can't be read is nobody's. */
function refuseInUse(file: string): void {
  if (!existsSync(file)) return
  try {
    const old = new Sqlite(file, { timeout: 0 })
    try {
      old.pragma('locking_mode = EXCLUSIVE')
      old.exec('begin exclusive; rollback')
    } finally {
      old.close()
    }
  } catch (error) {
    if ((error as { code?: string }).code !== 'SQLITE_BUSY') return
    throw new Error(`${file} is in use: stop the server and its workers first`)
  }
}

/**
 * Puts a backup in place as the database of a folder.
 *
 * @param options.force replace the site that lives there; its database is kept as `….replaced`
 * @throws Error with one line where there is a site already, or one that runs
 */
export function putSqlite(folder: string, { raw }: Backup, { force }: { force: boolean }): void {
  mkdirSync(folder, { recursive: true })
  const { file, marker, locked } = namesIn(folder)
  const held = lock(locked, `a server runs on ${folder}: stop it first`)
  const part = `${file}.part`
  try {
    if (existsSync(file) && !force)
      throw new Error(`a site lives in ${folder}; --force replaces it`)
    refuseInUse(file)
    copyFileSync(raw.name, part)
    const copy = new Sqlite(part)
    try {
      dropFiles(copy)
      checkWhole(copy)
      compareCounts(countsIn(raw), countsIn(copy))
    } finally {
      copy.close()
    }
    for (const end of ['', '-wal']) {
      if (existsSync(file + end)) renameSync(file + end, `${file}.replaced${end}`)
    }
    rmSync(`${file}-shm`, { force: true })
    renameSync(part, file)
    writeFileSync(marker, MARKER)
  } finally {
    rmSync(part, { force: true })
    held.close()
  }
}
