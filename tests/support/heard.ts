import { MPEGDecoder } from 'mpg123-decoder'

const STEP = 0.01 // s

/** What a listener hears of an MP3: one channel of samples. */
export async function heard(mp3: Uint8Array): Promise<{ samples: Float32Array; rate: number }> {
  const decoder = new MPEGDecoder()
  await decoder.ready
  const { channelData, sampleRate } = decoder.decode(mp3)
  decoder.free()
  return { samples: channelData[0] as Float32Array, rate: sampleRate }
}

/**
 * When something begins to be heard, in seconds: where 200 ms of silence end. Looks at the level
 * of 10 ms at a time and knows nothing of a script.
 */
export function onsets({ samples, rate }: { samples: Float32Array; rate: number }): number[] {
  const width = Math.round(STEP * rate)
  const levels = Array.from({ length: Math.floor(samples.length / width) }, (_, i) =>
    Math.hypot(...samples.subarray(i * width, (i + 1) * width)),
  )
  const floor = Math.max(...levels) * 0.02
  const found: number[] = []
  let quiet = 20
  levels.forEach((level, i) => {
    if (level > floor) {
      if (quiet >= 20) found.push(i * STEP)
      quiet = 0
    } else quiet += 1
  })
  return found
}

/** The frames of an MP3 of MPEG-2 layer III, by their headers alone: bit rate in kbit/s and rate of each. */
export function framesIn(mp3: Uint8Array): { kbits: number; rate: number }[] {
  const KBITS = [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160]
  const RATES = [22_050, 24_000, 16_000]
  const size = mp3.subarray(6, 10).reduce((sum, byte) => sum * 128 + byte, 0)
  let at = String.fromCharCode(...mp3.subarray(0, 3)) === 'ID3' ? 10 + size : 0
  const frames: { kbits: number; rate: number }[] = []
  while (at + 4 <= mp3.length) {
    const [sync = 0, version = 0, rates = 0] = mp3.subarray(at, at + 3)
    if (sync !== 0xff || (version & 0xfe) !== 0xf2) throw new Error(`no frame at ${at}`)
    const kbits = KBITS[rates >> 4] as number
    const rate = RATES[(rates >> 2) & 3] as number
    frames.push({ kbits, rate })
    at += Math.floor((72_000 * kbits) / rate) + ((rates >> 1) & 1)
  }
  return frames
}
