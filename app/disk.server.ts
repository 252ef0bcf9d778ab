import { statfs } from 'node:fs/promises'
import { dirname } from 'node:path'
import { Refusal } from '~/features/refusal'
import { settings } from '~/settings.server'

const MB = 2 ** 20

/** What says that there is no room: the system's words, SQLite's, PostgreSQL's. */
const FULL = [
  'ENOSPC',
  'EDQUOT',
  'SQLITE_FULL',
  'SQLITE_IOERR_WRITE',
  'SQLITE_IOERR_SHMSIZE',
  '53100',
]

/** Whether something could not be written for want of room on a disk. */
export function isDiskFull(error: unknown): boolean {
  const { code, cause } = (error ?? {}) as { code?: string; cause?: { code?: string } }
  return [code, cause?.code].some((one) => one !== undefined && FULL.includes(one))
}

/** Lets go of what a full disk threw, where it can be done another time. */
export function unlessDiskFull(error: unknown): void {
  if (!isDiskFull(error)) throw error
}

/** The free bytes of the disk that the site's data lies on, or will once its folder is made. */
export async function freeBytes(folder = settings().DATA_DIR): Promise<number> {
  try {
    const { bavail, bsize } = await statfs(folder)
    return bavail * bsize
  } catch {
    const above = dirname(folder)
    return above === folder ? Number.POSITIVE_INFINITY : freeBytes(above)
  }
}

/** Whether there is more room than the floor below which nothing large is begun. */
export async function hasRoom(): Promise<boolean> {
  return (await freeBytes()) >= settings().DISK_FLOOR_MB * MB
}

/**
 * Asked before something large is written: an upload, a file that takes long to make.
 *
 * @throws Refusal `disk-full`
 */
export async function requireRoom(): Promise<void> {
  if (!(await hasRoom())) throw new Refusal('disk-full')
}
