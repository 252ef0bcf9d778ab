import { Inflate } from 'fflate'
import { Allowance } from './inflating'
import { Unreadable } from './unreadable'

const END = 0x06054b50
const CENTRAL = 0x02014b50
const LOCAL = 0x04034b50
const LONGEST_END = 22 + 0xffff // bytes

/** Whether bytes begin like a zip archive. */
export const isZip = (bytes: Uint8Array): boolean =>
  bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] === 3 || bytes[2] === 5)

type Entry = { name: string; method: number; crc: number; packed: number; at: number }

/** A zip archive whose files are inflated when they are wanted. */
export type Archive = {
  /** The wanted files by their paths with `/`, in the archive's order. */
  files: Map<string, Uint8Array>
  /**
   * Any other file of it, by its path; undefined where there is none. All that is inflated counts
   * together.
   *
   * @throws Unreadable for a file that is damaged, or over the limits
   */
  more: (name: string) => Uint8Array | undefined
}

/**
 * Opens a zip archive. Nothing is written anywhere, and a path is a name and never a place.
 *
 * @param wanted which files to inflate at once
 * @throws Unreadable for a broken archive, one over the limits of `ARCHIVE`, and one with a path
 *   that leads out of it.
 */
export function opened(bytes: Uint8Array, wanted: (name: string) => boolean): Archive {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const files = new Map<string, Uint8Array>()
  const others = new Map<string, Entry>()
  const allowance = new Allowance()
  const fileOf = (entry: Entry) =>
    readable(() => {
      const file = inflated(bytes, view, entry, allowance)
      if (crcOf(file) !== entry.crc) throw new Unreadable(`${entry.name} is damaged`)
      return file
    })
  readable(() => {
    for (const entry of entriesOf(bytes, view)) {
      allowance.enter()
      if (entry.name.endsWith('/')) continue
      if (wanted(entry.name)) files.set(entry.name, fileOf(entry))
      else others.set(entry.name, entry)
    }
  })
  const more = (name: string) => {
    const entry = others.get(name)
    return entry && fileOf(entry)
  }
  return { files, more }
}

function readable<T>(read: () => T): T {
  try {
    return read()
  } catch (error) {
    if (error instanceof Unreadable) throw error
    throw new Unreadable('the archive is broken')
  }
}

/**
 * The files of a zip archive by their paths, in the archive's order.
 *
 * @param wanted which files to inflate; all by default
 * @throws Unreadable as {@link opened} does.
 */
export const unzipped = (
  bytes: Uint8Array,
  wanted: (name: string) => boolean = () => true,
): Map<string, Uint8Array> => opened(bytes, wanted).files

/**
 * The paths in a zip archive, without inflating anything.
 *
 * @throws Unreadable as `unzipped` does.
 */
export function namesIn(bytes: Uint8Array): string[] {
  const names: string[] = []
  unzipped(bytes, (name) => {
    names.push(name)
    return false
  })
  return names
}

function* entriesOf(bytes: Uint8Array, view: DataView): Generator<Entry> {
  let end = bytes.length - 22
  const least = Math.max(0, bytes.length - LONGEST_END)
  while (end >= least && view.getUint32(end, true) !== END) end -= 1
  if (end < least) throw new Unreadable('the archive is cut short')
  const count = view.getUint16(end + 10, true)
  let at = view.getUint32(end + 16, true)
  if (at === 0xffffffff || count === 0xffff) throw new Unreadable('the archive is too large')
  for (let index = 0; index < count; index += 1) {
    if (view.getUint32(at, true) !== CENTRAL) throw new Unreadable('the archive is broken')
    const flags = view.getUint16(at + 8, true)
    const nameLength = view.getUint16(at + 28, true)
    const raw = bytes.subarray(at + 46, at + 46 + nameLength)
    const name = safeName(new TextDecoder(flags & 0x800 ? 'utf-8' : 'latin1').decode(raw))
    if (flags & 1) throw new Unreadable('the archive is encrypted')
    yield {
      name,
      method: view.getUint16(at + 10, true),
      crc: view.getUint32(at + 16, true),
      packed: view.getUint32(at + 20, true),
      at: view.getUint32(at + 42, true),
    }
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
}

/** @throws Unreadable for a path that leads out of the archive, or is none. */
export function safeName(raw: string): string {
  const name = raw.replaceAll('\\', '/').replace(/^(?:\.\/)+/, '')
  const parts = name.split('/')
  if (/^\/|^[a-z]:|[\p{Cc}\uFFFD]/iu.test(name) || parts.includes('..') || name.length > 1_000) {
    throw new Unreadable('the archive holds a path that leads out of it')
  }
  return name
}

function inflated(
  bytes: Uint8Array,
  view: DataView,
  { name, method, packed, at }: Entry,
  allowance: Allowance,
): Uint8Array {
  if (view.getUint32(at, true) !== LOCAL) throw new Unreadable('the archive is broken')
  const start = at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true)
  const own = bytes.subarray(start, start + packed)
  if (own.length < packed) throw new Unreadable('the archive is cut short')
  const taking = allowance.file(name, packed)
  if (method === 0) taking.take(own)
  else if (method === 8) taking.pour(new Inflate(), own)
  else throw new Unreadable(`${name} is compressed in a way that is not supported`)
  return taking.whole()
}

const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let crc = byte
  for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1
  return crc
})

function crcOf(bytes: Uint8Array): number {
  let crc = 0xffffffff
  for (const byte of bytes) crc = (crc >>> 8) ^ (TABLE[(crc ^ byte) & 0xff] ?? 0)
  return (crc ^ 0xffffffff) >>> 0
}
