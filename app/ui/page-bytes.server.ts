import { constants, crc32, deflateRawSync, gzipSync } from 'node:zlib'
import base from '~/ui/base.css?inline'
import more from '~/ui/more.css?inline'
import tokens from '~/ui/tokens.css?inline'

/** The styles that stand in every page. */
export const STYLES = tokens + base + more

/** A third of the default's computing for 7 % more bytes of a page. */
const GZIP = { level: 3 }
/** The head of GZIP: no name, no time, from whatever system. */
export const HEADER = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff])
const STORED_LIMIT = 0xffff // bytes

const styles = Buffer.from(STYLES)
const packedStyles = deflateRawSync(styles, { level: 9, finishFlush: constants.Z_SYNC_FLUSH })

/** A block of DEFLATE that holds bytes as they are: RFC 1951, 3.2.4. */
export function stored(bytes: Buffer): Buffer {
  const head = Buffer.alloc(5)
  head.writeUInt16LE(bytes.length, 1)
  head.writeUInt16LE(~bytes.length & 0xffff, 3)
  return Buffer.concat([head, bytes])
}

/**
 * A body, compressed: RFC 1952. Of a page, {@link STYLES} are two thirds and the same every time, so
 * they are compressed once, better than there is time for at each request, and what stands before
 * them is short and left as it is.
 */
export function gzipped(body: Buffer): Buffer {
  const at = body.indexOf(styles)
  if (at === -1 || at > STORED_LIMIT) return gzipSync(body, GZIP)
  const rest = deflateRawSync(body.subarray(at + styles.length), GZIP)
  return Buffer.concat([HEADER, stored(body.subarray(0, at)), packedStyles, rest, endOf(body)])
}

/** The end of GZIP: what it is checked by. */
export function endOf(body: Buffer): Buffer {
  const end = Buffer.alloc(8)
  end.writeUInt32LE(crc32(body), 0)
  end.writeUInt32LE(body.length, 4)
  return end
}

/** A page whose bytes are at hand: to read them out of a Response costs half of what rendering it did. */
export class PageResponse extends Response {
  constructor(
    readonly whole: Buffer<ArrayBuffer>,
    init: ResponseInit,
  ) {
    super(whole, init)
  }
}
