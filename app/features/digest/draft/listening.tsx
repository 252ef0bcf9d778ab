import type { Piece } from './take'
import type { Kept, TakeStore } from './take-store'

const RATE = 24_000

/** What is kept, as one file to listen to; null where this browser can't read what it recorded. */
export async function soundOf(
  store: TakeStore,
  { types }: Kept,
  pieces: readonly Piece[],
): Promise<Blob | null> {
  const context = new OfflineAudioContext(1, 1, RATE)
  const takes = new Map<string, Float32Array>()
  try {
    for (const id of new Set(pieces.map(({ take }) => take))) {
      const blob = await store.take(id, types[id] ?? '')
      const sound = await context.decodeAudioData(await blob.arrayBuffer())
      takes.set(id, sound.getChannelData(0))
    }
  } catch {
    return null
  }
  const parts = pieces.map(({ take, from, to }) =>
    (takes.get(take) ?? new Float32Array()).subarray(
      from * RATE,
      to === null ? undefined : to * RATE,
    ),
  )
  return wav(parts)
}

function wav(parts: Float32Array[]): Blob {
  const bytes = 2 * parts.reduce((sum, { length }) => sum + length, 0)
  const head = new DataView(new ArrayBuffer(44))
  const words = (at: number, text: string) => {
    for (let i = 0; i < text.length; i += 1) head.setUint8(at + i, text.charCodeAt(i))
  }
  words(0, 'RIFF')
  head.setUint32(4, 36 + bytes, true)
  words(8, 'WAVEfmt ')
  head.setUint32(16, 16, true)
  head.setUint16(20, 1, true)
  head.setUint16(22, 1, true)
  head.setUint32(24, RATE, true)
  head.setUint32(28, RATE * 2, true)
  head.setUint16(32, 2, true)
  head.setUint16(34, 16, true)
  words(36, 'data')
  head.setUint32(40, bytes, true)
  const samples = parts.map((part) =>
    Int16Array.from(part, (sample) => Math.max(-1, Math.min(1, sample)) * 32_767),
  )
  return new Blob([head, ...samples], { type: 'audio/wav' })
}
