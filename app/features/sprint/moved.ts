import { type Band, band, isFading } from '~/features/mastery/band'
import { type Ability, type Memory, mastery } from '~/features/mastery/model'

/** What a run of answers did to a concept. */
export type Moved = {
  conceptId: string
  /** Null where it can't be told exactly. */
  from: Band | null
  to: Band
  fading: boolean
}

/** An answer as it stands in the log; `chance` is the mastery just before it. */
export type Logged = { conceptId: string; chance: number; within: boolean }

/**
 * The band of a concept just before an answer: from mastery alone, so null where
 * firm and mastered can't be told apart.
 */
export function bandBefore(memory: Memory, chance: number, answersBefore: number): Band | null {
  if (answersBefore === 0) return 'new'
  const was = band(memory, { value: chance, low: 0, high: 1 })
  return was === 'firm' ? null : was
}

/**
 * The concepts that the answers `within` a run were about, each with its band
 * before the first of them and now. `answers` in the order given.
 */
export function movedBy(
  answers: Logged[],
  ability: Ability,
  memories: Map<string, Memory>,
  now: Date,
): Moved[] {
  const concepts = new Set(answers.flatMap((one) => (one.within ? [one.conceptId] : [])))
  return [...concepts].flatMap((conceptId): Moved[] => {
    const memory = memories.get(conceptId)
    const own = answers.filter((one) => one.conceptId === conceptId)
    const first = own.findIndex(({ within }) => within)
    const chance = own[first]?.chance
    if (!memory || chance === undefined) return []
    return [
      {
        conceptId,
        from: bandBefore(memory, chance, first),
        to: band(memory, mastery(ability, memory, now)),
        fading: isFading(ability, memory, now),
      },
    ]
  })
}
