import { constants, deflateRawSync } from 'node:zlib'
import { endOf, HEADER, stored } from './page-bytes.server'

const { Z_FINISH, Z_SYNC_FLUSH } = constants
const LEVEL = 7 // half of the computing of 9 for 2 % more bytes
const WINDOW = 32 * 1024 // bytes that DEFLATE looks back

/** Bytes with gaps in them, each as long as a nonce. */
type Gapped = { bytes: Buffer; gaps: number[] }

function filled({ bytes, gaps }: Gapped, nonce: string): Buffer {
  const all = Buffer.from(bytes)
  for (const gap of gaps) all.write(nonce, gap, 'latin1')
  return all
}

function gapsOf(bytes: Buffer, nonce: string): number[] {
  const gaps: number[] = []
  for (let at = bytes.indexOf(nonce); at !== -1; at = bytes.indexOf(nonce, at + nonce.length)) {
    gaps.push(at)
  }
  return gaps
}

/**
 * GZIP without its end. A nonce stands in a block of its own, as it is: nothing before or behind it
 * depends on what it says, for what is looked back at has NULs there, which no page has.
 */
function packed({ bytes, gaps }: Gapped, length: number): Gapped {
  const parts: Buffer[] = [HEADER]
  const packedGaps: number[] = []
  const blank = Buffer.from(bytes)
  for (const gap of gaps) blank.fill(0, gap, gap + length)
  let from = 0
  for (const gap of [...gaps, bytes.length]) {
    const last = gap === bytes.length
    const dictionary = from > 0 ? blank.subarray(Math.max(0, from - WINDOW), from) : undefined
    const finishFlush = last ? Z_FINISH : Z_SYNC_FLUSH
    parts.push(deflateRawSync(bytes.subarray(from, gap), { level: LEVEL, dictionary, finishFlush }))
    if (last) break
    const block = stored(Buffer.alloc(length))
    parts.push(block)
    packedGaps.push(parts.reduce((sum, part) => sum + part.length, 0) - length)
    from = gap + length
  }
  return { bytes: Buffer.concat(parts), gaps: packedGaps }
}

/** A page rendered once and sent many times, each time with a nonce of its own. */
export class KeptPage {
  /** What it takes of the memory. */
  readonly bytes: number
  private readonly plain: Gapped
  private readonly packed: Gapped

  /** @param nonce what it was rendered with, random; it stands nowhere but where a nonce is to stand */
  constructor(
    body: Buffer,
    private readonly headers: Headers,
    private readonly nonce: string,
  ) {
    this.plain = { bytes: body, gaps: gapsOf(body, nonce) }
    this.packed = packed(this.plain, nonce.length)
    this.bytes = body.length + this.packed.bytes.length
  }

  /** @param nonce as long as the one it was rendered with */
  *headersWith(nonce: string): Generator<[string, string]> {
    for (const [name, value] of this.headers) yield [name, value.replaceAll(this.nonce, nonce)]
  }

  /** @param nonce as long as the one it was rendered with */
  bodyWith(nonce: string, gzip: boolean): Buffer {
    const plain = filled(this.plain, nonce)
    return gzip ? Buffer.concat([filled(this.packed, nonce), endOf(plain)]) : plain
  }
}
