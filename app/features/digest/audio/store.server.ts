import { settings } from '~/settings.server'
import { fileStore } from './file-store.server'
import type { Range } from './range'
import { s3Store } from './s3-store.server'

/**
 * Where audio lies: files below the data folder, or an object storage. A key is a generated name
 * such as a hash with an ending, never a text of a person.
 */
export type Store = {
  /** Keeps a file, whole or not at all; the same key again replaces it. */
  writeFile: (key: string, bytes: Uint8Array) => Promise<void>
  /** The bytes of a file or of a part of it; null without such a file. */
  readFile: (key: string, range?: Range) => Promise<Uint8Array<ArrayBuffer> | null>
  /** Bytes; null without such a file. */
  sizeOf: (key: string) => Promise<number | null>
  /** Takes a file away; nothing happens where there is none. */
  deleteFile: (key: string) => Promise<void>
  /** The keys of all files. */
  listFiles: () => Promise<string[]>
  /** Takes away what a process that was killed while it wrote a file left of it more than an hour ago. */
  dropOldParts: () => Promise<void>
}

const KEY = /^[\w-]{1,100}(\.[a-z0-9]{1,5})?$/

/** The name of a file, checked. @throws RangeError: a bug, for keys are generated. */
function checked(key: string): string {
  if (!KEY.test(key)) throw new RangeError('a key of the store is no generated name')
  return key
}

let kept: Store | undefined
function store(): Store {
  const set = settings()
  kept ??= set.S3_BUCKET ? s3Store({ ...set, S3_BUCKET: set.S3_BUCKET }) : fileStore(set.DATA_DIR)
  return kept
}

export const writeFile: Store['writeFile'] = async (key, bytes) =>
  store().writeFile(checked(key), bytes)
export const readFile: Store['readFile'] = async (key, range) =>
  store().readFile(checked(key), range)
export const sizeOf: Store['sizeOf'] = async (key) => store().sizeOf(checked(key))
export const deleteFile: Store['deleteFile'] = async (key) => store().deleteFile(checked(key))
export const listFiles: Store['listFiles'] = async () =>
  (await store().listFiles()).filter((key) => KEY.test(key))
export const dropOldParts: Store['dropOldParts'] = () => store().dropOldParts()
