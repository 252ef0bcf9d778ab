import type { Gunzip, Inflate } from 'fflate'
import { Unreadable } from './unreadable'

/** How much an archive may hold, counted while it is inflated and not as it says itself. */
export const ARCHIVE = {
  entries: 500,
  /** Bytes of one file. */
  file: 10_000_000,
  /** Bytes of all files. */
  bytes: 50_000_000,
  /** Times the bytes that it took in the archive; asked of files above 100,000 bytes. */
  ratio: 100,
} as const

const SMALL = 100_000 // bytes
const PORTION = 16_384 // bytes of input at a time, so that a bomb is noticed early

/** What is left of the limits of one archive. */
export class Allowance {
  private entries = 0
  private bytes = 0

  /** Counts an entry, whether it is a file, a folder or not wanted. */
  enter(): void {
    this.entries += 1
    if (this.entries > ARCHIVE.entries) {
      throw new Unreadable(`the archive holds more than ${ARCHIVE.entries} files`)
    }
  }

  file(name: string, packed: number, most: number = ARCHIVE.file): Taking {
    return new Taking(name, packed, most, (bytes) => {
      this.bytes += bytes
      if (this.bytes > ARCHIVE.bytes) {
        throw new Unreadable(`the archive holds more than ${ARCHIVE.bytes / 1e6} MB`)
      }
    })
  }
}

/** One file that is being inflated. */
class Taking {
  private readonly parts: Uint8Array[] = []
  private length = 0

  constructor(
    private readonly name: string,
    private readonly packed: number,
    private readonly most: number,
    private readonly count: (bytes: number) => void,
  ) {}

  take(part: Uint8Array): void {
    this.length += part.length
    if (this.length > this.most) {
      throw new Unreadable(`${this.name} is larger than ${this.most / 1e6} MB`)
    }
    if (this.length > SMALL && this.length > this.packed * ARCHIVE.ratio) {
      throw new Unreadable(`${this.name} unfolds to more than ${ARCHIVE.ratio} times its size`)
    }
    this.count(part.length)
    this.parts.push(part)
  }

  /** Sends packed bytes through a stream that unpacks them, a portion at a time. */
  pour(stream: Inflate | Gunzip, packed: Uint8Array): void {
    stream.ondata = (part) => this.take(part)
    for (let at = 0; at < packed.length; at += PORTION) {
      stream.push(packed.subarray(at, at + PORTION), at + PORTION >= packed.length)
    }
  }

  whole(): Uint8Array {
    const whole = new Uint8Array(this.length)
    let at = 0
    for (const part of this.parts) {
      whole.set(part, at)
      at += part.length
    }
    return whole
  }
}
