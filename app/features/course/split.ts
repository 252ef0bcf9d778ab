import type { Material } from './material'
import { PACE, type Pace } from './minutes'
import type { Language } from './outline'
import { type Span, spansOf } from './spans'
import { bodyOf } from './split-body'
import { type Lengths, lengthsOf } from './split-length'
import { type Load, loadsOf } from './split-load'
import { cheapest, cheapestIn, costsOf, fewest, type Place } from './split-path'
import { allPlaces, placesIn } from './split-places'
import { type Topics, topicsOf } from './split-topics'
import { turnAt } from './split-turn'
import { type Unit, unitsOf } from './split-units'
import { isSpoken, SPOKEN_PACE } from './spoken'
import type { WordVectors } from './word-vectors'

/** The most minutes of a module's content: with a minute for its card they are fifteen. */
export const MOST = 14
/** About how long a module is where nothing else says so, in minutes. */
export const USUAL = 9
/** The most modules that a text is cut into. */
const MODULES = 200
/** The most characters of a module. */
const CHARACTERS = 150_000
/** What a module of twice the even length costs, in shares of what a module more costs. */
const UNEVEN = 0.1
/** Below this share of the even length a module is hardly one. */
const SHORT = 0.3

export type CutSettings = {
  language: Language
  /**
   * How many modules there will be: as many as the length asks for (one where it all fits), as few as can be, as many as
   * topics are found, or this many, if they fit.
   */
  count: 'duration' | 'fewest' | 'topics' | number
  /** Minutes. */
  most?: number
  /** How fast it is studied; by default as it reads: as text, or as speech that nobody edited. */
  pace?: Pace
  vectors: WordVectors | null
}

/** A module of a cut text: its units `from` to `to`, which is excluded. */
export type CutModule = {
  from: number
  to: number
  minutes: number
  load: Load
  body: string
  /** What it is of a recording; empty without one. */
  spans: Span[]
}

/** Why a text is cut before a unit: at a heading, or where words stop and others start. */
export type Turn = { at: number; heading: string | null; stops: string[]; starts: string[] }

export type Cut = {
  units: Unit[]
  modules: CutModule[]
  /** A turn fewer than modules. */
  turns: Turn[]
  /** Minutes of all units. */
  minutes: number
  dropped: Material['dropped']
}

/**
 * Cuts a material into modules: at headings where it has them, by topic inside of what is too long
 * and where there are none. It is the same every time, and no module is longer than the most.
 *
 * @throws RangeError when it takes more than 200 modules
 */
export function cut(material: Pick<Material, 'blocks'>, settings: CutSettings): Cut {
  const { language, most = MOST, vectors } = settings
  const text = () => material.blocks.map(({ markdown }) => markdown).join('\n')
  const heads = material.blocks.some(({ kind }) => kind === 'heading')
  const pace = settings.pace ?? (!heads && isSpoken(text()) ? SPOKEN_PACE : PACE)
  const dropped: Material['dropped'] = []
  const units = unitsOf(material, { language, pace, most, dropped })
  const lengths = lengthsOf(units, pace)
  const topics = topicsOf(units, language === 'en' ? vectors : null)
  const cuts = placesOf(units, lengths, topics, settings)
  const ends = [0, ...cuts, units.length]
  const stretches =
    units.length === 0 ? [] : ends.slice(1).map((to, at) => [ends[at] ?? 0, to] as const)
  const loads = loadsOf(units, topics, lengths, language)
  const modules = stretches.map(([from, to]) => ({
    from,
    to,
    minutes: lengths.minutes(from, to),
    load: loads(from, to),
    body: bodyOf(units.slice(from, to)),
    spans: spansOf(units.slice(from, to)),
  }))
  const turns = stretches.slice(1).map(([at, to], before) => ({
    at,
    heading: units[at]?.heading ?? null,
    ...turnAt(topics, stretches[before]?.[0] ?? 0, at, to),
  }))
  return { units, modules, turns, minutes: lengths.minutes(0, units.length), dropped }
}

/** The units before which a text is cut. */
function placesOf(
  units: Unit[],
  { minutes, characters }: Lengths,
  topics: Topics,
  { count, most = MOST }: CutSettings,
): number[] {
  const whole = minutes(0, units.length)
  const fits = (from: number, to: number) =>
    minutes(from, to) <= most && characters(from, to) <= CHARACTERS
  const penalty = Math.max(4 * Math.log(topics.count + 1), 0.04 * topics.count)
  const usual = placesIn(units, fits, penalty)
  const enough = typeof count !== 'number' || usual.length > count
  const places = enough ? usual : allPlaces(units, penalty)
  const least = fewest(places, fits)
  if (least > MODULES) throw new RangeError(`it makes more than ${MODULES} modules`)
  const costs = costsOf(topics, places, fits)
  const at = (cuts: number[]) => cuts.map((place) => places[place]?.at ?? 0)
  if (count === 'topics') return at(cheapest(costs, penalty))
  const wanted =
    typeof count === 'number' ? count : count === 'fewest' ? 0 : whole <= most ? 1 : whole / USUAL
  const room = Math.min(MODULES, places.length - 1)
  for (
    let number = Math.min(room, Math.max(least, Math.round(wanted)));
    number <= room;
    number += 1
  ) {
    const even = whole / number
    const cuts = cheapestIn(number, costs, unevenness(places, minutes, even, penalty))
    if (cuts) return at(cuts)
  }
  return at(cheapest(costs, penalty))
}

const unevenness =
  (places: Place[], minutes: Lengths['minutes'], even: number, penalty: number) =>
  (from: number, to: number) => {
    const share = minutes(places[from]?.at ?? 0, places[to]?.at ?? 0) / (even || 1)
    return penalty * (UNEVEN * (share - 1) ** 2 + Math.max(0, SHORT - share))
  }
