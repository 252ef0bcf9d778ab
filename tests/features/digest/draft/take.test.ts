import { describe, expect, it } from 'vitest'
import { RATE, type Sound } from '~/features/digest/audio/sound'
import { type Cut, putTogether } from '~/features/digest/audio/takes'
import { ended, goneOn, inOrder, placeOf, secondsOf, unread } from '~/features/digest/draft/take'

const LINES = ['a', 'b', 'c']

describe('what is read', () => {
  const through = ended(goneOn(goneOn(goneOn([], 'a', 't1', 0), 'b', 't1', 3), 'c', 't1', 5), 9)

  it('is a piece a line, one after the other', () => {
    expect(through).toEqual([
      { line: 'a', take: 't1', from: 0, to: 3 },
      { line: 'b', take: 't1', from: 3, to: 5 },
      { line: 'c', take: 't1', from: 5, to: 9 },
    ])
    expect(secondsOf(through, {})).toBe(9)
    expect(placeOf(through, LINES)).toBe(3)
  })

  it('is read again without the others', () => {
    const anew = ended(goneOn(unread(through, 'b'), 'b', 't2', 0), 4)
    const heard = inOrder(anew, LINES)
    expect(heard.map(({ line, take }) => line + take)).toEqual(['at1', 'bt2', 'ct1'])
    expect(secondsOf(anew, {})).toBe(11)
  })

  it('goes as far as what is kept of a take that broke off, and on from there', () => {
    const broken = goneOn(goneOn([], 'a', 't1', 0), 'b', 't1', 3)
    expect(secondsOf(broken, { t1: 4.5 })).toBe(4.5)
    expect(placeOf(broken, LINES)).toBe(1)
    const on = goneOn(broken, 'b', 't2', 0)
    expect(on.map(({ take, from, to }) => [take, from, to])).toEqual([
      ['t1', 0, 3],
      ['t1', 3, null],
      ['t2', 0, null],
    ])
  })

  it('follows the text when that is put in another order, or shortened', () => {
    expect(inOrder(through, ['c', 'a']).map(({ line }) => line)).toEqual(['c', 'a'])
    expect(placeOf(through, ['c', 'd', 'a'])).toBe(1)
  })
})

describe('takes put together', () => {
  /** Seconds of a tone between seconds of silence: what is heard is known. */
  const tone = (...parts: [seconds: number, level: number][]): Sound => {
    const samples = parts.flatMap(([seconds, level]) =>
      Array.from({ length: seconds * RATE }, (_, i) => level * Math.sin(i / 8)),
    )
    return { samples: Float32Array.from(samples), rate: RATE }
  }
  const cut = (line: string, take: number, from: number, to: number | null): Cut => ({
    ...{ line, text: line.toUpperCase(), take, from, to },
  })

  it('are heard without a gap where one line follows the other', () => {
    const take = tone([4, 0.5])
    const { sound, cues } = putTogether([take], [cut('a', 0, 0, 1.5), cut('b', 0, 1.5, null)])
    expect(sound.samples.length / RATE).toBeCloseTo(4, 2)
    expect(cues.map(({ text, start, end }) => [text, start, end])).toEqual([
      ['A', 0, 1.5],
      ['B', 1.5, 4],
    ])
  })

  it('lose the silence around a line that was read again, and say when it is heard', () => {
    const first = tone([1, 0.5], [3, 0.5], [1, 0.5])
    const second = tone([2, 0], [1, 0.5], [2, 0])
    const { sound, cues } = putTogether(
      [first, second],
      [cut('a', 0, 0, 1), cut('b', 1, 0, null), cut('c', 0, 4, 5)],
    )
    // 1 s, then 1 s with at most .17 s of silence on either side, then 1 s.
    expect(sound.samples.length / RATE).toBeGreaterThan(3.2)
    expect(sound.samples.length / RATE).toBeLessThan(3.4)
    expect(cues.map(({ line }) => line)).toEqual(['a', 'b', 'c'])
    expect(cues[1]?.start).toBeCloseTo(1, 1)
    expect(cues[2]?.start).toBeCloseTo(2.34, 1)
  })

  it('are one cue where a line broke off and was gone on with', () => {
    const takes = [tone([2, 0.5]), tone([1, 0.5])]
    const { cues } = putTogether(takes, [cut('a', 0, 0, null), cut('a', 1, 0, null)])
    expect(cues).toHaveLength(1)
    expect(cues[0]?.end).toBeCloseTo(3, 1)
  })

  it('believe no time beyond their end', () => {
    const { sound, cues } = putTogether(
      [tone([1, 0.5])],
      [cut('a', 0, 0, 900), cut('b', 0, 901, 950)],
    )
    expect(sound.samples.length / RATE).toBeCloseTo(1, 1)
    expect(cues.map(({ line }) => line)).toEqual(['a'])
  })
})
