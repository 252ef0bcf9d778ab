import { Gunzip } from 'fflate'
import { safeName } from './archive'
import { Allowance, ARCHIVE } from './inflating'
import { Unreadable } from './unreadable'

const BLOCK = 512 // bytes

/** Whether bytes begin like something packed with gzip. */
export const isGzip = (bytes: Uint8Array): boolean => bytes[0] === 0x1f && bytes[1] === 0x8b

/**
 * The files of a tar archive packed with gzip, by their paths with `/`.
 *
 * @throws Unreadable as `unzipped` does.
 */
export function untarred(bytes: Uint8Array): Map<string, Uint8Array> {
  const gunzipped = new Allowance().file('the archive', bytes.length, ARCHIVE.bytes)
  try {
    gunzipped.pour(new Gunzip(), bytes)
  } catch (error) {
    if (error instanceof Unreadable) throw error
    throw new Unreadable('the archive is broken')
  }
  const tar = gunzipped.whole()
  const files = new Map<string, Uint8Array>()
  const allowance = new Allowance()
  for (let at = 0; at + BLOCK <= tar.length; ) {
    const header = tar.subarray(at, at + BLOCK)
    if (header.every((byte) => byte === 0)) break
    if (textAt(header, 257, 5) !== 'ustar') throw new Unreadable('the archive is broken')
    allowance.enter()
    const size = Number.parseInt(textAt(header, 124, 12).trim() || '0', 8)
    if (!(size >= 0)) throw new Unreadable('the archive is broken')
    const [prefix, short] = [textAt(header, 345, 155), textAt(header, 0, 100)]
    const name = safeName(prefix ? `${prefix}/${short}` : short)
    const file = tar.subarray(at + BLOCK, at + BLOCK + size)
    if (file.length < size) throw new Unreadable('the archive is cut short')
    if (size > ARCHIVE.file) throw new Unreadable(`${name} is larger than ${ARCHIVE.file / 1e6} MB`)
    const plain = header[156] === 0 || header[156] === 0x30
    if (plain && !name.endsWith('/')) files.set(name, file)
    at += BLOCK + Math.ceil(size / BLOCK) * BLOCK
  }
  return files
}

/** A field of a header up to its first zero. */
function textAt(header: Uint8Array, at: number, length: number): string {
  const field = header.subarray(at, at + length)
  const end = field.indexOf(0)
  return new TextDecoder('latin1').decode(end < 0 ? field : field.subarray(0, end))
}
