import type { Readable } from 'node:stream'

/** One message over a pipe: what it says, and bytes. */
export type Frame = { head: Record<string, unknown>; body: Uint8Array<ArrayBuffer> }

const LARGEST = 256 * 1024 * 1024 // bytes

/** A message as it goes over the pipe: two lengths, JSON, bytes. */
export function frame(head: object, body: Uint8Array = new Uint8Array()): Buffer {
  const json = Buffer.from(JSON.stringify(head))
  const lengths = Buffer.alloc(8)
  lengths.writeUInt32LE(json.length, 0)
  lengths.writeUInt32LE(body.length, 4)
  return Buffer.concat([lengths, json, body])
}

/**
 * The messages of a pipe, until it ends.
 *
 * @throws RangeError when a length makes no sense
 */
export async function* framesOf(pipe: Readable): AsyncGenerator<Frame> {
  let parts: Buffer[] = []
  let held = 0
  let wanted = 8
  for await (const part of pipe) {
    parts.push(part)
    held += part.length
    while (held >= wanted) {
      const bytes = parts.length === 1 ? (parts[0] as Buffer) : Buffer.concat(parts)
      const json = bytes.readUInt32LE(0)
      const end = 8 + json + bytes.readUInt32LE(4)
      if (end > LARGEST) throw new RangeError('a message is too large')
      parts = [bytes]
      wanted = end
      if (held < end) break
      const head = JSON.parse(bytes.toString('utf8', 8, 8 + json))
      yield { head, body: new Uint8Array(bytes.subarray(8 + json, end)) }
      parts = [bytes.subarray(end)]
      held -= end
      wanted = 8
    }
  }
}
