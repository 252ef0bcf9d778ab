import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fitScript } from '~/features/digest/script/fit'
import type { Line } from '~/features/digest/script/line'
import type { Candidate } from '~/features/digest/script/write-script'

type Told = { rank: number | null; seconds: number; needs?: string; part?: Line['part'] }

function candidatesOf(told: Told[]): Candidate[] {
  return told.map(({ rank, needs = null, part = 'point' }, at) => ({
    line: { id: `l${at}`, part, text: '', spoken: '', from: null, begins: false },
    rank,
    needs,
    section: part === 'point' ? Math.floor(at / 3) : null,
    concept: null,
  }))
}

const fitOf = (told: Told[], bounds = {}) =>
  fitScript(candidatesOf(told), ({ id }) => told[Number(id.slice(1))]?.seconds ?? 0, bounds)
const idsOf = (lines: Line[]) => lines.map(({ id }) => id)

/** The length by hand: .35 s, .75 s before what begins, 2.5 s after a question. */
function secondsOf(lines: Line[], told: Told[], tempo: number): number {
  let sum = 0
  lines.forEach((line, at) => {
    sum += (told[Number(line.id.slice(1))]?.seconds ?? 0) / tempo
    if (at > 0 && lines[at - 1]?.part !== 'recall') sum += line.begins ? 0.75 : 0.35
    if (line.part === 'recall') sum += 2.5
  })
  return sum
}

describe('fitScript', () => {
  it('keeps what ranks best, in order, and opening and questions always', () => {
    const told: Told[] = [
      { rank: null, seconds: 4, part: 'opening' },
      { rank: 2, seconds: 10 },
      { rank: 0, seconds: 10 },
      { rank: 1, seconds: 10 },
      { rank: null, seconds: 5, part: 'recall' },
    ]
    const fitted = fitOf(told, { most: 35, least: 30 })
    expect(idsOf(fitted.lines)).toEqual(['l0', 'l2', 'l3', 'l4'])
    expect(fitted.tempo).toBe(1)
  })

  it('takes a lower one that fits where a higher one does not, unless it needs what is left out', () => {
    const told: Told[] = [
      { rank: 0, seconds: 20 },
      { rank: 1, seconds: 20 },
      { rank: 2, seconds: 5, needs: 'l1' },
      { rank: 3, seconds: 5 },
    ]
    expect(idsOf(fitOf(told, { most: 30, least: 20 }).lines)).toEqual(['l0', 'l3'])
  })

  it('speaks a little faster where nothing else reaches the least', () => {
    const told: Told[] = [
      { rank: 0, seconds: 80 },
      { rank: 1, seconds: 110 },
    ]
    const fitted = fitOf(told)
    expect(fitted.lines).toHaveLength(2)
    expect(fitted.tempo).toBeGreaterThan(1)
    expect(fitted.tempo).toBeLessThanOrEqual(1.12)
    expect(fitted.seconds).toBeLessThanOrEqual(178)
    expect(fitted.seconds).toBeGreaterThanOrEqual(165)
  })

  it('stays short where there is less to say', () => {
    const fitted = fitOf([
      { rank: 0, seconds: 30 },
      { rank: 1, seconds: 30 },
    ])
    expect(fitted.seconds).toBeCloseTo(60.35, 9)
    expect(fitted.tempo).toBe(1)
  })

  it('is never above the most, and in range whenever there are enough short lines', () => {
    const some = fc.array(fc.double({ min: 1, max: 9, noNaN: true }), {
      minLength: 10,
      maxLength: 60,
    })
    fc.assert(
      fc.property(some, fc.infiniteStream(fc.nat()), (points, order) => {
        const ranks = points
          .map((_, at) => ({ at, key: order.next().value }))
          .sort((a, b) => a.key - b.key)
        const told: Told[] = [
          { rank: null, seconds: 4, part: 'opening' },
          ...points.map((seconds, at) => ({
            rank: ranks.findIndex((each) => each.at === at),
            seconds,
          })),
          { rank: null, seconds: 6, part: 'recall' },
        ]
        const { lines, tempo, seconds } = fitOf(told)
        expect(seconds).toBeCloseTo(secondsOf(lines, told, tempo), 6)
        expect(seconds).toBeLessThanOrEqual(178 + 1e-9)
        const whole = secondsOf(fitOf(told, { most: 9999, least: 0 }).lines, told, 1)
        if (whole >= 178) expect(seconds).toBeGreaterThanOrEqual(165)
        else expect(lines).toHaveLength(told.length)
      }),
      { numRuns: 300 },
    )
  })
})
