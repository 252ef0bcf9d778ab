import { announces, leansBack } from './leaning'
import type { Place } from './split-path'
import { EDGE, type Unit } from './split-units'

/** What a cut hurts, in shares of what a module more costs. */
const HURTS = { deeper: 0.25, block: 0.5, sentence: 0.75, leaning: 0.05, announced: 0.25 }

/**
 * Where a text may be cut. Sections that fit stay whole; one that does not is opened at its deeper
 * headings, and at last between all units. A text without headings is open everywhere.
 *
 * @param penalty what a module more costs, in nats
 */
export function placesIn(
  units: Unit[],
  fits: (from: number, to: number) => boolean,
  penalty: number,
): Place[] {
  const top = topLevel(units)
  const hurts = hurtsOf(top, penalty)
  const places: Place[] = [{ at: 0, hurts: 0 }]
  const open = (from: number, to: number, level: number) => {
    const begins = level > EDGE.sentence ? [] : beginningsIn(units, from, to, level)
    begins.forEach((at, index) => {
      if (at > from) places.push({ at, hurts: hurts(units[at]) })
      const end = begins[index + 1] ?? to
      if (end - at > 1 && (top > 6 || !fits(at, end))) open(at, end, level + 1)
    })
  }
  open(0, units.length, top)
  places.push({ at: units.length, hurts: 0 })
  return places
}

/** A place before each unit. */
export function allPlaces(units: Unit[], penalty: number): Place[] {
  const hurts = hurtsOf(topLevel(units), penalty)
  return [...units, null].map((unit, at) => ({
    at,
    hurts: at > 0 && unit ? hurts(unit) : 0,
  }))
}

/** The level whose headings begin sections: the second, or the highest that there is more of. */
function topLevel(units: Unit[]): number {
  const levels = [1, 2, 3, 4, 5, 6].map(
    (level) => units.filter(({ edge }) => edge === level).length,
  )
  const several = levels.findIndex((count) => count > 1) + 1
  const any = levels.findIndex((count) => count > 0) + 1
  const level = several || any
  return level === 0 ? EDGE.block : Math.max(2, level)
}

function hurtsOf(top: number, penalty: number) {
  const open = top > 6 ? HURTS.block : 0
  return (unit: Unit | undefined): number => {
    const { edge, text } = unit ?? { edge: 0, text: '' }
    if (edge <= top && edge < EDGE.block) return 0
    if (edge < EDGE.block) return HURTS.deeper * penalty
    const leans = leansBack(text) ? HURTS.leaning : announces(text) ? -HURTS.announced : 0
    return ((edge === EDGE.block ? HURTS.block : HURTS.sentence) - open + leans) * penalty
  }
}

function beginningsIn(units: Unit[], from: number, to: number, level: number): number[] {
  const begins = [from]
  for (let at = from + 1; at < to; at += 1) {
    if ((units[at]?.edge ?? EDGE.sentence) <= level) begins.push(at)
  }
  return begins
}
