import { blocksOfMarkdown } from './material-markdown'
import { PACE } from './minutes'
import type { Language } from './outline'
import { lengthsOf } from './split-length'
import { type Load, loadsOf } from './split-load'
import { topicsOf } from './split-topics'
import { type Unit, unitsOf } from './split-units'

/** The load of each module of a course, given their bodies in the order in which they are learned. */
export function courseLoads(bodies: string[], language: Language): Load[] {
  const units: Unit[] = []
  const ends = bodies.map((body) => {
    const making = { language, pace: PACE, most: Number.POSITIVE_INFINITY, dropped: [] }
    units.push(...unitsOf({ blocks: blocksOfMarkdown(body) }, making))
    return units.length
  })
  const topics = topicsOf(units, null)
  const loads = loadsOf(units, topics, lengthsOf(units, PACE), language)
  return ends.map((end, at) => loads(ends[at - 1] ?? 0, end))
}
