import { type Amounts, minutesFor, type Pace } from './minutes'
import type { Unit } from './split-units'

/** The minutes, 0 or more, and characters of the units `from` to `to`, which is excluded. */
export type Lengths = {
  minutes: (from: number, to: number) => number
  characters: (from: number, to: number) => number
}

const COUNTS: (keyof Amounts)[] = ['words', 'han', 'codeLines', 'images', 'formulas']

/** Lengths of stretches in constant time: what is timed lasts as long as it is heard. */
export function lengthsOf(units: Unit[], pace: Pace): Lengths {
  const sumsOf = (of: (unit: Unit) => number) => {
    const sums = new Float64Array(units.length + 1)
    units.forEach((unit, at) => {
      sums[at + 1] = (sums[at] ?? 0) + of(unit)
    })
    return (from: number, to: number) => (sums[to] ?? 0) - (sums[from] ?? 0)
  }
  const seconds = sumsOf((unit) => unit.seconds ?? 0)
  const characters = sumsOf(({ markdown }) => markdown.length)
  const counts = COUNTS.map(
    (count) =>
      [count, sumsOf((unit) => (unit.seconds === null ? unit.amounts[count] : 0))] as const,
  )
  const minutes = (from: number, to: number) => {
    const amounts = { words: 0, han: 0, codeLines: 0, images: 0, formulas: 0 }
    for (const [count, sum] of counts) amounts[count] = sum(from, to)
    return seconds(from, to) / 60 + minutesFor(amounts, pace)
  }
  return { minutes, characters }
}
