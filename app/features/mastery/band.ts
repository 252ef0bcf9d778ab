import {
  type Ability,
  FRESH_STRENGTH,
  type Mastery,
  type Memory,
  mastery,
  type Strength,
} from './model'

/** Lowest first. */
export const BANDS = ['new', 'met', 'growing', 'firm', 'mastered'] as const
export type Band = (typeof BANDS)[number]

/** The key of a band's word in the messages. */
export const bandKey = (band: Band) => `mastery.band.${band}` as const

/** Answers on a concept from which a single number may be shown. */
export const ENOUGH_ANSWERS = 5

export type Span = { from: number; to: number }
export type Reading = { band: Band; span: Span | null; value: number | null }

const GRID = 20 // steps of 0.05

/**
 * The band of a concept: new when never answered, then by mastery: met below
 * 0.4, growing below 0.6, firm, and mastered from 0.85 with a lower bound of at
 * least 0.7 after at least 5 answers on at least 2 days. For a new learner that takes
 * 7 right answers without luck, 10 on four choices, over a few days; a card never does.
 */
export function band(memory: Memory | null, { value, low }: Mastery): Band {
  if (!memory) return 'new'
  if (value < 0.4) return 'met'
  if (value < 0.6) return 'growing'
  const proven = memory.answers >= ENOUGH_ANSWERS && memory.days >= 2
  return value >= 0.85 && low >= 0.7 && proven ? 'mastered' : 'firm'
}

/**
 * Whether time alone has taken the concept to a lower band since it was last seen.
 *
 * @throws RangeError as `mastery` does.
 */
export function isFading(
  ability: Ability,
  memory: Memory | null,
  now: Date,
  concept: Strength = FRESH_STRENGTH,
): boolean {
  if (!memory) return false
  const then = band(memory, mastery(ability, memory, memory.seenAt, concept))
  const today = band(memory, mastery(ability, memory, now, concept))
  return BANDS.indexOf(today) < BANDS.indexOf(then)
}

/**
 * What may be shown of a concept: always the band; once answered a span, rounded
 * outwards to 0.05; the value, 0 to 1, only from five answers on.
 */
export function reading(memory: Memory | null, mastery: Mastery): Reading {
  return {
    band: band(memory, mastery),
    span: memory && {
      from: Math.floor(mastery.low * GRID) / GRID,
      to: Math.ceil(mastery.high * GRID) / GRID,
    },
    value: memory && memory.answers >= ENOUGH_ANSWERS ? mastery.value : null,
  }
}
