import { randomBytes } from 'node:crypto'
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { now } from '~/clock.server'
import type { Store } from './store.server'

const PART = /\.[0-9a-f]{12}\.part$/
const WRITING = 3_600_000 // ms that nobody is at work on a file any more

/** Null for a file that is not there. */
function missing(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT') return null
  throw error
}

/** Files in `audio` below the data folder. One under way is named `….part` until it is on the disk. */
export function fileStore(dataFolder: string): Store {
  const folder = join(dataFolder, 'audio')
  const pathOf = (key: string) => join(folder, key)
  return {
    async writeFile(key, bytes) {
      await mkdir(folder, { recursive: true })
      const part = `${pathOf(key)}.${randomBytes(6).toString('hex')}.part`
      try {
        const file = await open(part, 'wx')
        try {
          await file.writeFile(bytes)
          await file.sync()
        } finally {
          await file.close()
        }
        await rename(part, pathOf(key))
      } catch (error) {
        await rm(part, { force: true })
        throw error
      }
    },

    async readFile(key, range) {
      const file = await open(pathOf(key)).catch(missing)
      if (!file) return null
      try {
        const { size } = await file.stat()
        const { first, last } = range ?? { first: 0, last: size - 1 }
        const bytes = new Uint8Array(Math.max(0, Math.min(last, size - 1) - first + 1))
        let read = 0
        while (read < bytes.length) {
          const { bytesRead } = await file.read(bytes, read, bytes.length - read, first + read)
          if (bytesRead === 0) break
          read += bytesRead
        }
        return bytes.subarray(0, read)
      } finally {
        await file.close()
      }
    },

    async sizeOf(key) {
      return (await stat(pathOf(key)).catch(missing))?.size ?? null
    },

    async deleteFile(key) {
      await rm(pathOf(key), { force: true })
    },

    async listFiles() {
      const names = (await readdir(folder).catch(missing)) ?? []
      return names.filter((name) => !PART.test(name))
    },

    async dropOldParts() {
      const names = (await readdir(folder).catch(missing)) ?? []
      for (const part of names.filter((name) => PART.test(name))) {
        const kept = await stat(pathOf(part)).catch(missing)
        const old = kept && kept.mtimeMs < now().getTime() - WRITING
        if (old) await rm(pathOf(part), { force: true })
      }
    },
  }
}
