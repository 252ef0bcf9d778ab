import { dayIn, hourIn } from '~/features/account/zone'
import { BANDS, band } from '~/features/mastery/band'
import { retrievability } from '~/features/mastery/memory'
import { type Ability, type Memory, mastery } from '~/features/mastery/model'

const HOUR = 5 // of the learner's own day, from which its morning is made
const FADES = 0.9 // recall below which something is about to be forgotten
const MOST = 3 // concepts

/** The day, `YYYY-MM-DD`, whose morning has come where the learner is; null before five. */
export function morningOf(now: Date, zone: string): string | null {
  return hourIn(now, zone) < HOUR ? null : dayIn(now, zone)
}

/**
 * What a learner is about to forget, at most three: of what they knew when they last answered (a
 * band of growing or better), and would recall by now with a chance below 0.9, the least likely
 * first. Of two that are equal, the one given first.
 *
 * @throws RangeError as `mastery` does
 */
export function fadingOf<T extends { memory: Memory }>(
  remembered: readonly T[],
  ability: Ability,
  now: Date,
): T[] {
  const known = ({ memory }: T) =>
    BANDS.indexOf(band(memory, mastery(ability, memory, memory.seenAt))) >= BANDS.indexOf('growing')
  return remembered
    .filter(known)
    .map((one) => ({ one, recall: retrievability(one.memory, now) }))
    .filter(({ recall }) => recall < FADES)
    .sort((a, b) => a.recall - b.recall)
    .slice(0, MOST)
    .map(({ one }) => one)
}
