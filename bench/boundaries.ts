/** How often, 0 to 1, two cuts of a text disagree; both name where each segment ends. */
type Measure = (truth: number[], made: number[]) => number

function measure(differ: (truth: number, made: number) => boolean): Measure {
  return (truth, made) => {
    const length = truth.at(-1) ?? 0
    const window = Math.max(1, Math.round(length / truth.length / 2))
    const [one, other] = [numbered(truth, length), numbered(made, length)]
    let [errors, windows] = [0, 0]
    for (let from = 0; from + window < length; from += 1) {
      const cuts = (segments: number[]) => (segments[from + window] ?? 0) - (segments[from] ?? 0)
      if (differ(cuts(one), cuts(other))) errors += 1
      windows += 1
    }
    return windows === 0 ? 0 : errors / windows
  }
}

/** The number of the segment that each line is in. */
function numbered(ends: number[], length: number): number[] {
  const segments: number[] = []
  let segment = 0
  for (let line = 0; line < length; line += 1) {
    while (line >= (ends[segment] ?? length)) segment += 1
    segments.push(segment)
  }
  return segments
}

/** @see Beeferman, Berger & Lafferty 1999 */
export const pk = measure((truth, made) => (truth === 0) !== (made === 0))

/** @see Pevzner & Hearst 2002 */
export const windowDiff = measure((truth, made) => truth !== made)
