import { describe, expect, it } from 'vitest'
import { levelled } from '~/features/digest/audio/level'
import { loudnessOf, truePeakOf } from '~/features/digest/audio/loudness'
import { RATE, RATES, type Sound } from '~/features/digest/audio/sound'

/** A tone; level in dBFS of its crest. */
function tone(hertz: number, seconds: number, level: number, rate = RATE, phase = 0): Sound {
  const samples = Float32Array.from(
    { length: seconds * rate },
    (_, i) => 10 ** (level / 20) * Math.sin((2 * Math.PI * hertz * i) / rate + phase),
  )
  return { samples, rate }
}

const after = (...sounds: Sound[]): Sound => ({
  samples: Float32Array.from(sounds.flatMap(({ samples }) => [...samples])),
  rate: RATE,
})

describe('loudnessOf', () => {
  // ITU-R BS.1770-4: 997 Hz at 0 dBFS in one channel is −3.01 LKFS.
  it.each(RATES)('is −3.01 LUFS for the tone of the standard at %i Hz', (rate) => {
    expect(loudnessOf(tone(997, 5, 0, rate))).toBeCloseTo(-3.01, 1)
  })

  // EBU Tech 3341, case 3, in one channel instead of two.
  it('leaves out what is quiet beside the rest', () => {
    const quiet = tone(1000, 10, -36)
    expect(loudnessOf(after(quiet, tone(1000, 30, -23), quiet))).toBeCloseTo(-26, 1)
  })

  it('is −70 for silence', () => {
    expect(loudnessOf({ samples: new Float32Array(RATE), rate: RATE })).toBe(-70)
  })
})

describe('truePeakOf', () => {
  // EBU Tech 3341, case 16: the samples of this tone reach 3 dB less than the tone itself.
  it('sees a crest between two samples', () => {
    const level = truePeakOf(tone(RATE / 4, 1, -6, RATE, Math.PI / 4))
    expect(level).toBeGreaterThan(-6.4)
    expect(level).toBeLessThan(-5.8)
  })
})

describe('levelled', () => {
  const bursts = after(
    ...[-30, -9, -25, -3, -40, -12].flatMap((level) => [
      tone(220, 1, level),
      tone(1760, 0.2, level + 2),
    ]),
  )

  it('brings a sound to a loudness without a peak above the ceiling', () => {
    const level = levelled(bursts, -16, -3)
    expect(loudnessOf(level)).toBeCloseTo(-16, 0)
    expect(truePeakOf(level)).toBeLessThan(-2.9)
  })

  it('leaves silence silent', () => {
    const still = levelled({ samples: new Float32Array(RATE), rate: RATE }, -16, -3)
    expect(Math.max(...still.samples)).toBe(0)
  })
})
