import type { Version } from '~/features/course/course'
import { isFading, type Reading, reading } from '~/features/mastery/band'
import { type Ability, type Memory, mastery } from '~/features/mastery/model'

/** What is known of one learner and one concept today, as far as it may be shown. */
export type Known = Reading & {
  fading: boolean
  answers: number
  /** Mastery, 0 to 1, to compare concepts by; not to be shown below five answers. */
  mastery: number
}

/** A learner as stored: over all concepts, and on each that was answered. */
export type Learner = { ability: Ability; memories: Map<string, Memory> }

/** What is known of each of a version's concepts, by concept id, in teaching order. */
export function knownOf(
  { concepts }: Pick<Version, 'concepts'>,
  { ability, memories }: Learner,
  now: Date,
): Map<string, Known> {
  return new Map(
    concepts.map(({ id }) => {
      const memory = memories.get(id) ?? null
      const today = mastery(ability, memory, now)
      return [
        id,
        {
          ...reading(memory, today),
          fading: isFading(ability, memory, now),
          answers: memory?.answers ?? 0,
          mastery: today.value,
        },
      ]
    }),
  )
}
