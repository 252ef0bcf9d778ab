import { loudnessOf } from './loudness'
import { crestsOf, type Sound } from './sound'

const LOOKS = 0.005 // s that the limiter looks ahead and behind
const FURTHER = 1.4 // times as loud as at first, before crests are looked for anew
const MOST = 40 // dB a quiet recording is raised at most

/** The lowest value within `reach` to each side. */
function lowestAround(values: Float32Array, reach: number): Float32Array {
  const lowest = new Float32Array(values.length)
  const queue = new Int32Array(values.length) // places of rising values
  let [head, tail] = [0, 0]
  for (let i = 0; i < values.length + reach; i += 1) {
    if (i < values.length) {
      const value = values[i] as number
      while (tail > head && (values[queue[tail - 1] as number] as number) >= value) tail -= 1
      queue[tail] = i
      tail += 1
    }
    if (i < reach) continue
    while ((queue[head] as number) < i - 2 * reach) head += 1
    lowest[i - reach] = values[queue[head] as number] as number
  }
  return lowest
}

/** The mean within `reach` to each side; the ends count as long as they are. */
function meanAround(values: Float32Array, reach: number): Float32Array {
  const sums = new Float64Array(values.length + 1)
  for (let i = 0; i < values.length; i += 1)
    sums[i + 1] = (sums[i] as number) + (values[i] as number)
  return values.map((_, i) => {
    const [from, to] = [Math.max(0, i - reach), Math.min(values.length, i + reach + 1)]
    return ((sums[to] as number) - (sums[from] as number)) / (to - from)
  })
}

/**
 * The sound at a loudness, held below a ceiling also between its samples by turning it down around
 * each peak and nowhere else. What is all but silent stays quiet.
 *
 * @param loudness in LUFS
 * @param ceiling in dBFS
 */
export function levelled(sound: Sound, loudness: number, ceiling: number): Sound {
  const highest = 10 ** (ceiling / 20)
  const reach = Math.round((LOOKS * sound.rate) / 2)
  let [gain, out] = [0, sound] // dB
  let [crests, floor] = [sound.samples, Number.POSITIVE_INFINITY]
  for (let round = 0; round < 5; round += 1) {
    const off = loudness - loudnessOf(out)
    if (Math.abs(off) < 0.05 && round > 0) break
    gain = Math.min(MOST, gain + off)
    const times = 10 ** (gain / 20)
    if (highest / times < floor) {
      floor = highest / times / FURTHER
      crests = crestsOf(sound, floor)
    }
    let before = 0
    const allowed = crests.map((crest) => {
      const level = Math.max(before, crest) * times
      before = crest
      return level > highest ? highest / level : 1
    })
    const turned = meanAround(lowestAround(allowed, reach), reach)
    const samples = sound.samples.map((sample, i) => sample * times * (turned[i] as number))
    out = { ...sound, samples }
  }
  return out
}
