import type { Lengths } from './split-length'
import { cheapestIn, costsOf } from './split-path'
import type { Topics } from './split-topics'

/** The least share of its minutes that either half of a stretch has. */
const LEAST = 0.3

/**
 * Where a stretch of a text is best split in two: before which unit its topic turns most.
 *
 * @param places the units that it may be split before
 * @returns null where no place leaves three tenths of its minutes on either side
 */
export function halfOf(
  topics: Topics,
  minutes: Lengths['minutes'],
  { from, to, places }: { from: number; to: number; places: readonly number[] },
): number | null {
  const least = LEAST * minutes(from, to)
  const open = places.filter((at) => minutes(from, at) >= least && minutes(at, to) >= least)
  const all = [from, ...open, to].map((at) => ({ at, hurts: 0 }))
  if (open.length === 0) return null
  const costs = costsOf(topics, all, () => true)
  const [half] = cheapestIn(2, costs, () => 0) ?? []
  return half === undefined ? null : (all[half]?.at ?? null)
}
