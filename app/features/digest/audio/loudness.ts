import { crestsOf, type Sound } from './sound'

type Biquad = { b: [number, number, number]; a: [number, number] }

const BLOCK = 0.4 // s
const STEP = 0.1 // s
const DEEPEST = -70 // LUFS: what is quieter is silence

/** The two filters of K-weighting at a rate: a shelf for the head, and a high-pass. */
function kWeighting(rate: number): Biquad[] {
  const shelf = Math.tan((Math.PI * 1681.974450955533) / rate)
  const high = 10 ** (3.999843853973347 / 20)
  const band = high ** 0.4996667741545416
  const q = 0.7071752369554196
  const scale = 1 + shelf / q + shelf * shelf
  const pass = Math.tan((Math.PI * 38.13547087602444) / rate)
  const passQ = 0.5003270373238773
  const passScale = 1 + pass / passQ + pass * pass
  return [
    {
      b: [
        (high + (band * shelf) / q + shelf * shelf) / scale,
        (2 * (shelf * shelf - high)) / scale,
        (high - (band * shelf) / q + shelf * shelf) / scale,
      ],
      a: [(2 * (shelf * shelf - 1)) / scale, (1 - shelf / q + shelf * shelf) / scale],
    },
    {
      b: [1, -2, 1],
      a: [(2 * (pass * pass - 1)) / passScale, (1 - pass / passQ + pass * pass) / passScale],
    },
  ]
}

function filtered(samples: Float32Array, { b, a }: Biquad): Float32Array {
  const out = new Float32Array(samples.length)
  let [x1, x2, y1, y2] = [0, 0, 0, 0]
  for (let i = 0; i < samples.length; i += 1) {
    const x = samples[i] as number
    const y = b[0] * x + b[1] * x1 + b[2] * x2 - a[0] * y1 - a[1] * y2
    ;[x2, x1, y2, y1] = [x1, x, y1, y]
    out[i] = y
  }
  return out
}

const decibel = (power: number) => -0.691 + 10 * Math.log10(power)
const mean = (powers: number[]) => powers.reduce((a, b) => a + b, 0) / powers.length

/**
 * How loud one channel is as a whole, in LUFS; −70 where there is nothing to hear.
 *
 * @see ITU-R BS.1770-4, integrated loudness, gated twice
 */
export function loudnessOf({ samples, rate }: Sound): number {
  const weighted = kWeighting(rate).reduce<Float32Array>(filtered, samples)
  const length = Math.round(BLOCK * rate)
  const step = Math.round(STEP * rate)
  const powers: number[] = []
  for (let from = 0; from + length <= weighted.length; from += step) {
    let sum = 0
    for (let i = from; i < from + length; i += 1) sum += (weighted[i] as number) ** 2
    powers.push(sum / length)
  }
  const audible = powers.filter((power) => decibel(power) > DEEPEST)
  if (audible.length === 0) return DEEPEST
  const gate = decibel(mean(audible)) - 10
  return decibel(mean(audible.filter((power) => decibel(power) > gate)))
}

/**
 * The highest level between the samples as well as on them, in dBFS; −100 for silence.
 *
 * @see ITU-R BS.1770-4, annex 2: four times the rate
 */
export function truePeakOf(sound: Sound): number {
  const highest = (levels: Float32Array) => levels.reduce((a, b) => Math.max(a, Math.abs(b)), 1e-5)
  return 20 * Math.log10(highest(crestsOf(sound, highest(sound.samples))))
}
