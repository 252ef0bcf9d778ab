import type { Topics } from './split-topics'

/** What is added to each count. @see Utiyama & Isahara 2001, with Laplace's rule */
const THETA = 1
/** What a sentence that points apart costs, in nats. */
const APART = 20

/** A place where a cut may be: before unit `at`; `hurts` is what it costs besides, in nats. */
export type Place = { at: number; hurts: number }

/** What each stretch from one place to a later one costs, in nats, as far as it fits. */
export type Costs = Float64Array[]

/**
 * What stretches of a text cost if they are held to be about one thing each: how much their words
 * surprise who knows their counts, and how far their sentences point apart.
 *
 * @param places the first is 0, the last the end of the text
 * @param fits whether the stretch from one place to another is short enough
 */
export function costsOf(
  topics: Topics,
  places: Place[],
  fits: (from: number, to: number) => boolean,
): Costs {
  const logs = Float64Array.from({ length: topics.count + 2 }, (_, n) => Math.log(n + THETA))
  const counts = new Int32Array(topics.kinds)
  return places.slice(0, -1).map((place, from) => {
    const costs: number[] = []
    const state = { surprise: 0, words: 0, lengths: 0, sum: new Float64Array(topics.dimensions) }
    counts.fill(0)
    for (let to = from + 1; to < places.length; to += 1) {
      const end = places[to]?.at ?? 0
      if (to > from + 1 && !fits(place.at, end)) break
      for (let unit = places[to - 1]?.at ?? 0; unit < end; unit += 1) {
        add(topics, unit, counts, logs, state)
      }
      const { surprise, words, lengths, sum } = state
      const said = words > 0 ? words * Math.log(words + THETA * topics.kinds) - surprise : 0
      costs.push(said + APART * (lengths - norm(sum)) + place.hurts)
    }
    return Float64Array.from(costs)
  })
}

type State = { surprise: number; words: number; lengths: number; sum: Float64Array }

function add(topics: Topics, unit: number, counts: Int32Array, logs: Float64Array, state: State) {
  for (const id of topics.ids[unit] ?? []) {
    const count = counts[id] as number
    state.surprise += (count + 1) * (logs[count + 1] as number) - count * (logs[count] as number)
    counts[id] = count + 1
    state.words += 1
  }
  const vector = topics.vectors?.[unit]
  if (!vector) return
  for (let d = 0; d < vector.length; d += 1) {
    state.sum[d] = (state.sum[d] as number) + (vector[d] as number)
  }
  state.lengths += norm(vector)
}

function norm(vector: Float32Array | Float64Array): number {
  let squares = 0
  for (let d = 0; d < vector.length; d += 1) squares += (vector[d] as number) ** 2
  return Math.sqrt(squares)
}

/** The cheapest way from the first place to the last: the places it cuts at. `penalty` a stretch. */
export function cheapest(costs: Costs, penalty: number): number[] {
  const best = new Float64Array(costs.length + 1).fill(Number.POSITIVE_INFINITY)
  const before = new Int32Array(costs.length + 1)
  best[0] = 0
  costs.forEach((row, from) => {
    row.forEach((own, step) => {
      const cost = (best[from] as number) + own + penalty
      const to = from + step + 1
      if (cost >= (best[to] as number)) return
      best[to] = cost
      before[to] = from
    })
  })
  const cuts: number[] = []
  for (let at = before[costs.length] ?? 0; at > 0; at = before[at] ?? 0) cuts.unshift(at)
  return cuts
}

/**
 * The cheapest way in exactly so many stretches; null where there is none.
 *
 * @param uneven what the length of a stretch costs besides, in nats
 */
export function cheapestIn(
  stretches: number,
  costs: Costs,
  uneven: (from: number, to: number) => number,
): number[] | null {
  const uneasy = costs.map((row, from) =>
    row.map((own, step) => own + uneven(from, from + step + 1)),
  )
  let best = new Float64Array(costs.length + 1).fill(Number.POSITIVE_INFINITY)
  best[0] = 0
  const steps: Int32Array[] = []
  for (let stretch = 0; stretch < stretches; stretch += 1) {
    const next = new Float64Array(costs.length + 1).fill(Number.POSITIVE_INFINITY)
    const before = new Int32Array(costs.length + 1)
    for (const [from, row] of uneasy.entries()) {
      const until = best[from] as number
      if (until === Number.POSITIVE_INFINITY) continue
      for (let step = 0; step < row.length; step += 1) {
        const cost = until + (row[step] as number)
        const to = from + step + 1
        if (cost >= (next[to] as number)) continue
        next[to] = cost
        before[to] = from
      }
    }
    best = next
    steps.push(before)
  }
  if (best[costs.length] === Number.POSITIVE_INFINITY) return null
  const cuts: number[] = []
  let at = costs.length
  for (let stretch = stretches - 1; stretch > 0; stretch -= 1) {
    at = steps[stretch]?.[at] ?? 0
    cuts.unshift(at)
  }
  return cuts
}

/** How few stretches there can be: each as long as fits. */
export function fewest(places: Place[], fits: (from: number, to: number) => boolean): number {
  let count = 0
  for (let from = 0; from < places.length - 1; count += 1) {
    let to = from + 1
    while (to < places.length - 1 && fits(places[from]?.at ?? 0, places[to + 1]?.at ?? 0)) to += 1
    from = to
  }
  return count
}
