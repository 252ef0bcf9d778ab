import { describe, expect, it } from 'vitest'
import {
  fromPcm16,
  mixDown,
  peaksOf,
  RATE,
  RATES,
  resample,
  secondsOf,
  silence,
  trimmed,
  waveOf,
} from '~/features/digest/audio/sound'

const sine = (hertz: number, rate: number, seconds = 0.5) => ({
  samples: Float32Array.from({ length: seconds * rate }, (_, i) =>
    Math.sin((2 * Math.PI * hertz * i) / rate),
  ),
  rate,
})

describe('resample', () => {
  it.each(RATES)('keeps a tone that comes at %i Hz', (rate) => {
    const { samples } = resample(sine(440, rate), RATE)
    const wanted = sine(440, RATE).samples
    const worst = samples
      .slice(600, 11_000)
      .reduce((most, sample, i) => Math.max(most, Math.abs(sample - (wanted[i + 600] ?? 9))), 0)
    expect(worst).toBeLessThan(0.002)
  })

  it('lets nothing through that the new rate can’t hold', () => {
    const { samples } = resample(sine(15_000, 48_000), RATE)
    expect(Math.max(...samples.slice(600, 11_000))).toBeLessThan(0.002)
  })
})

describe('trimmed', () => {
  it('takes the silence from both ends, and leaves what is inside', () => {
    const samples = new Float32Array(3 * RATE)
    samples.fill(0.5, RATE, 1.2 * RATE)
    samples.fill(0.5, 1.8 * RATE, 2 * RATE)
    const seconds = secondsOf(trimmed({ samples, rate: RATE }))
    expect(seconds).toBeGreaterThanOrEqual(1)
    expect(seconds).toBeLessThan(1.07)
  })

  it('leaves nothing of silence', () => {
    expect(trimmed(silence(1)).samples).toHaveLength(0)
  })
})

describe('waveOf', () => {
  it('is the root of the mean square of each part beside the loudest one’s', () => {
    const samples = Float32Array.from([0.5, -0.5, 0.3, -0.3, 0.1, 0.1, 0, 0])
    const wave = [1, 0.6, 0.2, 0]
    expect(waveOf({ samples, rate: RATE }, 4)).toEqual(wave)
    expect(waveOf({ samples: new Float32Array(8), rate: RATE }, 2)).toEqual([0, 0])
  })
})

describe('peaksOf', () => {
  it('is the highest level of each part', () => {
    const samples = Float32Array.from([0.1, -0.4, 0, 0.2, 1.5, 0, 0, 0])
    expect(peaksOf({ samples, rate: RATE }, 4)).toEqual([0.4, 0.2, 1, 0])
  })
})

it('mixes channels to their mean', () => {
  expect([...mixDown([Float32Array.from([1, 0.5]), Float32Array.from([0, -0.5])])]).toEqual([
    0.5, 0,
  ])
})

it('reads 16-bit samples, lowest byte first', () => {
  const { samples } = fromPcm16(Uint8Array.from([0, 0x40, 0, 0x80]), RATE)
  expect([...samples]).toEqual([0.5, -1])
})
