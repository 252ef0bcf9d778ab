/** What is done to the cuts of a text: each is the number of the unit that it is before. */
export type CutStep =
  | { what: 'earlier' | 'later' | 'join'; at: number }
  | { what: 'put'; at: number; to: number }
  | { what: 'split'; at: number }

/**
 * The cuts after a step, in order; the same where it asks for what can't be: a cut at an end of the
 * text, past another, or where one is.
 *
 * @param units how many the text has
 */
export function cutsAfter(cuts: readonly number[], step: CutStep, units: number): number[] {
  const others = cuts.filter((cut) => cut !== step.at)
  if (step.what === 'join') return others
  if (step.what === 'split')
    return free(others, step.at, units) ? sorted(others, step.at) : [...cuts]
  const to = step.what === 'put' ? step.to : step.at + (step.what === 'later' ? 1 : -1)
  const place = cuts.indexOf(step.at)
  const [before, after] = [cuts[place - 1] ?? 0, cuts[place + 1] ?? units]
  if (place < 0 || to <= before || to >= after) return [...cuts]
  return sorted(others, to)
}

const free = (cuts: number[], at: number, units: number) =>
  at > 0 && at < units && !cuts.includes(at)

const sorted = (cuts: number[], one: number) => [...cuts, one].sort((a, b) => a - b)
