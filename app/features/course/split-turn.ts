import type { Topics } from './split-topics'

type Counts = { counts: Map<number, number>; count: number }

/** The topic words of the units `from` to `to`, counted. */
function countsOf({ ids }: Topics, from: number, to: number): Counts {
  const counts = new Map<number, number>()
  let count = 0
  for (let unit = from; unit < to; unit += 1) {
    for (const id of ids[unit] ?? []) {
      counts.set(id, (counts.get(id) ?? 0) + 1)
      count += 1
    }
  }
  return { counts, count }
}

/** How many words are named, and how much more often a word must be said on one side. */
const NAMED = 4
const TIMES = 3

/** The words that set one text off from another, most telling first; said twice at least. */
function telling(
  topics: Topics,
  own: Counts,
  other: Counts,
  most: number,
  times: number,
): number[] {
  return [...own.counts]
    .flatMap(([id, said]) => {
      const there = ((other.counts.get(id) ?? 0) + 0.5) / (other.count + topics.kinds / 2)
      const ratio = (said + 0.5) / (own.count + topics.kinds / 2) / there
      return said >= 2 && ratio >= times ? [{ id, score: said * Math.log(ratio) }] : []
    })
    .sort((one, two) => two.score - one.score || one.id - two.id)
    .slice(0, most)
    .map(({ id }) => id)
}

/** Why a text turns at a unit: words of the stretch before it that stop, and that start there. */
export function turnAt(
  topics: Topics,
  from: number,
  at: number,
  to: number,
): { stops: string[]; starts: string[] } {
  const [before, after] = [countsOf(topics, from, at), countsOf(topics, at, to)]
  const stops = telling(topics, before, after, NAMED, TIMES)
  const starts = telling(topics, after, before, NAMED, TIMES)
  return { stops: said(topics, stops, from, at), starts: said(topics, starts, at, to) }
}

/** Words as they most often stand in a stretch. */
function said(topics: Topics, ids: number[], from: number, to: number): string[] {
  const forms = new Map(ids.map((id) => [id, new Map<string, number>()]))
  for (let unit = from; unit < to; unit += 1) {
    topics.ids[unit]?.forEach((id, at) => {
      const surface = topics.words[unit]?.[at]?.surface ?? ''
      const own = forms.get(id)
      own?.set(surface, (own.get(surface) ?? 0) + 1)
    })
  }
  return [...forms.values()].map((own) => {
    const [first] = [...own].sort((one, two) => two[1] - one[1])
    return first?.[0] ?? ''
  })
}
