import { spawnSync } from 'node:child_process'
import { closeSync, mkdtempSync, openSync, rmdirSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A real file system of a few MB, to be filled. */
export type SmallDisk = {
  path: string
  /** Takes all the room there is left, to the last byte. */
  fill: () => void
  /** Gives back what {@link fill} took. */
  free: () => void
  unmount: () => void
}

/** Mounts a small disk; null where this user may not, as anybody but root. */
export function smallDisk(megabytes: number): SmallDisk | null {
  const path = mkdtempSync(join(tmpdir(), 'fifteen-small-'))
  const mount = ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', path]
  if (spawnSync('mount', mount).status !== 0) {
    rmdirSync(path)
    return null
  }
  const ballast = join(path, 'ballast')
  return {
    path,
    fill() {
      const file = openSync(ballast, 'a')
      for (let size = 2 ** 20; size >= 1; size /= 2) {
        try {
          while (writeSync(file, Buffer.alloc(size)) === size);
        } catch {
          // This much does not fit any more; half of it may.
        }
      }
      closeSync(file)
    },
    free: () => rmSync(ballast),
    unmount() {
      spawnSync('umount', ['-l', path])
      rmdirSync(path)
    },
  }
}
