import { createHash } from 'node:crypto'

/** The namespace of `podcast:guid`. */
const PODCAST = 'ead4c236-bf58-58c6-a2c6-a6b28d128cb6'

/** The UUID of a name within a namespace, which is one itself. @see RFC 9562, version 5 */
export function uuidOf(namespace: string, name: string): string {
  const within = Buffer.from(namespace.replaceAll('-', ''), 'hex')
  const bytes = createHash('sha1').update(within).update(name).digest().subarray(0, 16)
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x50
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
}

/** The `podcast:guid` of a feed: of its address without scheme and closing slashes. */
export const feedGuid = (address: string): string =>
  uuidOf(PODCAST, address.replace(/^[a-z]+:\/\//i, '').replace(/\/+$/, ''))
