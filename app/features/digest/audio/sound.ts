/** One channel of samples, −1 to 1, and how many there are in a second. */
export type Sound = { samples: Float32Array<ArrayBuffer>; rate: number }

/** Samples a second of everything that is made here. */
export const RATE = 24_000

/** The rates that come from voices and recorders; a recording with another one is refused. */
export const RATES = [
  8_000, 11_025, 12_000, 16_000, 22_050, 24_000, 32_000, 44_100, 48_000, 88_200, 96_000,
]

const WINDOW = 0.01 // s in which loudness is looked at
const MARGIN = 0.02 // s of silence left around a sentence

export const secondsOf = ({ samples, rate }: Sound): number => samples.length / rate

export const silence = (seconds: number, rate = RATE): Sound => ({
  samples: new Float32Array(Math.round(seconds * rate)),
  rate,
})

const divisor = (a: number, b: number): number => (b === 0 ? a : divisor(b, a % b))

/** A low-pass of windowed sinc (Hann), one row of `2 × reach` factors for each of `rows` phases. */
function sincTable(rows: number, reach: number, cutoff: number): Float32Array[] {
  return Array.from({ length: rows }, (_, row) => {
    const taps = Float32Array.from({ length: 2 * reach }, (_, i) => {
      const x = i - reach + 1 - row / rows
      const sinc = x === 0 ? 1 : Math.sin(Math.PI * cutoff * x) / (Math.PI * cutoff * x)
      return cutoff * sinc * (0.5 + 0.5 * Math.cos((Math.PI * x) / reach))
    })
    const sum = taps.reduce((a, b) => a + b, 0)
    return taps.map((tap) => tap / sum)
  })
}

/**
 * The same sound at another rate.
 *
 * @param crossings of the sinc to each side; more are more exact and slower
 */
export function resample({ samples, rate }: Sound, to: number, crossings = 16): Sound {
  if (rate === to) return { samples, rate }
  const common = divisor(rate, to)
  const [up, down] = [to / common, rate / common]
  const cutoff = Math.min(1, to / rate) * (to < rate ? 0.95 : 1)
  const reach = Math.ceil(crossings / Math.min(1, to / rate))
  const table = sincTable(up, reach, cutoff)
  const resampled = new Float32Array(Math.ceil((samples.length * up) / down))
  for (let n = 0; n < resampled.length; n += 1) {
    const first = Math.floor((n * down) / up) - reach + 1
    const taps = table[(n * down) % up] as Float32Array
    let sum = 0
    const begin = Math.max(0, -first)
    const end = Math.min(taps.length, samples.length - first)
    for (let i = begin; i < end; i += 1) sum += (taps[i] as number) * (samples[first + i] as number)
    resampled[n] = sum
  }
  return { samples: resampled, rate: to }
}

const REACH = 8 // samples to each side that a level between two of them comes from
const [, ...BETWEEN] = sincTable(4, REACH, 1)
const [FIRST, HALF, LAST] = BETWEEN as [Float32Array, Float32Array, Float32Array]
/** How far a level between samples can rise above the samples around. */
const RISE = Math.max(...BETWEEN.map((taps) => taps.reduce((sum, tap) => sum + Math.abs(tap), 0)))

/**
 * For each sample, the highest level on it and on its way to the next one, at four times the rate.
 * What stays below `floor` may be told as lower than it is.
 *
 * @see ITU-R BS.1770-4, annex 2
 */
export function crestsOf({ samples }: Sound, floor: number): Float32Array<ArrayBuffer> {
  const crests = samples.map(Math.abs)
  for (let from = 0; from < samples.length; from += REACH) {
    const around = crests.subarray(Math.max(0, from - REACH), from + 2 * REACH)
    if (around.every((level) => level * RISE <= floor)) continue
    for (let i = from; i < Math.min(from + REACH, samples.length); i += 1) {
      let [a, b, c] = [0, 0, 0]
      for (let tap = 0; tap < 2 * REACH; tap += 1) {
        const sample = samples[i - REACH + 1 + tap] ?? 0
        a += sample * (FIRST[tap] as number)
        b += sample * (HALF[tap] as number)
        c += sample * (LAST[tap] as number)
      }
      crests[i] = Math.max(crests[i] as number, Math.abs(a), Math.abs(b), Math.abs(c))
    }
  }
  return crests
}

/** Several channels of equal length as one, their mean. */
export function mixDown(channels: Float32Array[]): Float32Array<ArrayBuffer> {
  const mixed = new Float32Array(channels[0]?.length ?? 0)
  for (const channel of channels)
    for (let i = 0; i < mixed.length; i += 1)
      mixed[i] = (mixed[i] as number) + (channel[i] ?? 0) / channels.length
  return mixed
}

/** The highest level, 0 to 1, in each of `parts` equal parts. */
export function peaksOf({ samples }: Sound, parts: number): number[] {
  return Array.from({ length: parts }, (_, part) => {
    const from = Math.floor((part * samples.length) / parts)
    const to = Math.floor(((part + 1) * samples.length) / parts)
    let highest = 0
    for (let i = from; i < to; i += 1) highest = Math.max(highest, Math.abs(samples[i] as number))
    return Math.round(Math.min(1, highest) * 1000) / 1000
  })
}

/** The power in each of equal parts as a level, 0 to 1 of the loudest part: a levelled voice has the same peak in all. */
export function waveOf({ samples }: Sound, parts: number): number[] {
  const levels = Array.from({ length: parts }, (_, part) => {
    const from = Math.floor((part * samples.length) / parts)
    const to = Math.floor(((part + 1) * samples.length) / parts)
    let sum = 0
    for (let i = from; i < to; i += 1) sum += (samples[i] as number) ** 2
    return Math.sqrt(sum / Math.max(1, to - from))
  })
  const loudest = Math.max(...levels)
  return levels.map((level) => (loudest === 0 ? 0 : Math.round((level / loudest) * 1000) / 1000))
}

/**
 * The first sample that is heard and the one after the last, with a little silence around; what is
 * 45 dB below the loudest moment is silence. Null when there is nothing else.
 */
export function heardIn({ samples, rate }: Sound): { from: number; to: number } | null {
  const step = Math.round(WINDOW * rate)
  const levels = peaksOf({ samples, rate }, Math.max(1, Math.ceil(samples.length / step)))
  const floor = Math.max(...levels) * 10 ** (-45 / 20)
  const first = levels.findIndex((level) => level > floor)
  if (first < 0) return null
  const last = levels.findLastIndex((level) => level > floor) + 1
  const margin = Math.round(MARGIN * rate)
  const width = samples.length / levels.length
  return {
    from: Math.max(0, Math.floor(first * width) - margin),
    to: Math.min(samples.length, Math.ceil(last * width) + margin),
  }
}

/** Without the silence at both ends. */
export function trimmed(sound: Sound): Sound {
  const heard = heardIn(sound)
  return heard
    ? { ...sound, samples: sound.samples.slice(heard.from, heard.to) }
    : silence(0, sound.rate)
}

/** Sounds of one rate, one after the other. */
export function joined(sounds: Sound[], rate = RATE): Sound {
  const samples = new Float32Array(sounds.reduce((sum, { samples }) => sum + samples.length, 0))
  let at = 0
  for (const sound of sounds) {
    samples.set(sound.samples, at)
    at += sound.samples.length
  }
  return { samples, rate }
}

/** 16-bit samples, as voices give them, as a sound. */
export function fromPcm16(bytes: Uint8Array, rate: number): Sound {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const samples = Float32Array.from(
    { length: bytes.byteLength >> 1 },
    (_, i) => view.getInt16(2 * i, true) / 32_768,
  )
  return { samples, rate }
}
