/** When a concept was last met and how long it keeps: all that forgetting asks for. */
export type Trace = {
  /** Days until the chance of recall falls to 0.9. Above 0. */
  stability: number
  seenAt: Date
}

/** Stability, in days, after the first answer, and the least there is. */
export const FIRST_STABILITY = 2

const DAY = 86_400_000 // ms
const DECAY = -0.1542 // FSRS-6
const FACTOR = 0.9 ** (1 / DECAY) - 1
const GROWTH = 10 // doubles the stability when an answer is right just as recall is 0.9
const LONGEST = 3650 // days
const WEIGHT = 2 // logits lost for each natural log of recall lost

/**
 * The chance, 0 to 1, that the learner recalls the concept at `now`.
 * A clock set back counts as no time passed.
 *
 * @throws RangeError when `stability` is not above 0, or a date is not one.
 * @see FSRS-6 forgetting curve, open-spaced-repetition/ts-fsrs
 */
export function retrievability({ stability, seenAt }: Trace, now: Date): number {
  if (!(stability > 0 && stability < Infinity)) {
    throw new RangeError(`stability ${stability} is not above 0`)
  }
  const passed = now.getTime() - seenAt.getTime()
  if (Number.isNaN(passed)) throw new RangeError('seenAt or now is not a date')
  return (1 + (FACTOR * Math.max(0, passed)) / DAY / stability) ** DECAY
}

/**
 * What a `recall` (retrievability, above 0 to 1) takes from a learner's value, in
 * logits: 0 for a fresh memory, 0.21 when the stability has passed, 0.85 after
 * 15 times that. Power-law forgetting, as ACT-R has it: in log odds it is the
 * logarithm of time.
 */
export function forgotten(recall: number): number {
  return -WEIGHT * Math.log(recall)
}

/**
 * The stability, in days, after an answer given when recall stood at
 * `recall`, 0 to 1. Right: the more was nearly forgotten, the more it grows
 * (the spacing effect); at once after another answer it does not. Wrong: half.
 */
export function restabilize(stability: number, recall: number, right: boolean): number {
  return right
    ? Math.min(LONGEST, stability * (1 + GROWTH * (1 - recall)))
    : Math.max(FIRST_STABILITY, stability / 2)
}
