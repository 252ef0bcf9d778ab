/** Something that can be chosen. */
export type Item = {
  /** Above 0. */
  cost: number
  /** How much it brings of each feature. */
  brings: ReadonlyMap<string, number>
  /** The item that must be taken with it, by its place; null for none. */
  needs: number | null
}

/**
 * Chooses for coverage: takes, one after another, what adds most for its cost to
 * `F(S) = Σ weight(f) · √(Σ brings(s, f), s in S)`, so that the second sentence on something adds
 * less than the first. Ends when the cost reaches `budget` or nothing adds anything.
 *
 * @param weights what each feature is worth; one that is missing is worth nothing
 * @param scale how much the cost counts: 0 not at all, 1 in full
 * @param start what is taken already
 * @param allowed which items can be taken, by their places
 * @returns the places of what was taken, best first, and after what it needs
 * @see Lin & Bilmes 2011, “A class of submodular functions for document summarization”, for the
 *   greedy choice by gain over cost to the power of a scale; Wei, Iyer & Bilmes 2014, “Submodular
 *   subset selection for large-scale speech training data”, for features under a square root
 */
export function cover(
  items: readonly Item[],
  weights: ReadonlyMap<string, number>,
  { budget, scale, start = [] }: { budget: number; scale: number; start?: readonly number[] },
  allowed: (at: number) => boolean = () => true,
): number[] {
  const held = new Map<string, number>()
  const taken = new Set<number>()
  let spent = 0
  const take = (at: number) => {
    taken.add(at)
    spent += items[at]?.cost ?? 0
    for (const [feature, amount] of items[at]?.brings ?? []) {
      held.set(feature, (held.get(feature) ?? 0) + amount)
    }
  }
  start.forEach(take)
  while (spent < budget) {
    let best: { run: number[]; value: number } | null = null
    for (let at = 0; at < items.length; at += 1) {
      if (taken.has(at)) continue
      const run = runOf(items, at, taken)
      if (!run.every(allowed)) continue
      const value = gainOf(run, items, held, weights) / costOf(run, items) ** scale
      if (value > 1e-9 && (!best || value > best.value)) best = { run, value }
    }
    if (!best) break
    best.run.forEach(take)
  }
  return [...taken]
}

/** An item with what it needs and is not taken yet, in the order in which they go. */
function runOf(items: readonly Item[], at: number, taken: ReadonlySet<number>): number[] {
  const run: number[] = []
  for (let each: number | null = at; each !== null && !taken.has(each); ) {
    run.unshift(each)
    each = items[each]?.needs ?? null
  }
  return run
}

const costOf = (run: number[], items: readonly Item[]) =>
  run.reduce((sum, at) => sum + (items[at]?.cost ?? 0), 0)

function gainOf(
  run: number[],
  items: readonly Item[],
  held: ReadonlyMap<string, number>,
  weights: ReadonlyMap<string, number>,
): number {
  const brought = new Map<string, number>()
  for (const at of run) {
    for (const [feature, amount] of items[at]?.brings ?? []) {
      brought.set(feature, (brought.get(feature) ?? 0) + amount)
    }
  }
  let gain = 0
  for (const [feature, amount] of brought) {
    const before = held.get(feature) ?? 0
    gain += (weights.get(feature) ?? 0) * (Math.sqrt(before + amount) - Math.sqrt(before))
  }
  return gain
}
