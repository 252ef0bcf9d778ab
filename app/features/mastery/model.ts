import { FIRST_STABILITY, forgotten, restabilize, retrievability } from './memory'

/** Raised whenever the same answers would give other numbers. */
export const MODEL_VERSION = 1

/** One learner over all concepts. `value` in logits, 0 for an average learner. */
export type Ability = { value: number; answers: number }

/** What is known of one learner and one concept. Every number is stored in double precision. */
export type Memory = {
  /** Logits above or below the learner's ability, as of `seenAt`. */
  value: number
  /** Of `value`, logits², above 0: how little is known. */
  variance: number
  answers: number
  /** Distinct days, the learner's own, with an answer. */
  days: number
  /** `YYYY-MM-DD`, the learner's own day of the last answer. */
  lastDay: string
  /** Days, above 0. */
  stability: number
  seenAt: Date
}

/**
 * How easy a question is, or on average the questions of a concept, in logits
 * against the site's average, with the answers behind it. A question never
 * folded starts from its concept: `{ value: concept.value, answers: 0 }`.
 */
export type Strength = { value: number; answers: number }

/** A probability, 0 to 1, with its 75 % interval: the truth is above `low` 7 times in 8. */
export type Mastery = { value: number; low: number; high: number }

/** `choices`: how many equally likely responses a guess has; left out where luck plays no part. */
export type Answer = { right: boolean; at: Date; day: string; choices?: number }

export type Learned = {
  ability: Ability
  memory: Memory
  /** Of a right answer to this question, before it was given; luck included. */
  chance: number
  /** Mastery before the answer, without any strength: the `chance` that `foldStrength` takes. */
  masteryBefore: number
}

export type Judged = { right: boolean; chance: number; choices?: number }

export const FRESH_ABILITY: Ability = { value: 0, answers: 0 }
export const FRESH_STRENGTH: Strength = { value: 0, answers: 0 }

const START = 0.2 // logits: about even for someone unknown, so that one answer shows which way
const SPREAD = 1 // logits²: how far learners of one ability lie apart on a concept
const SUREST = 0.25 // logits²: a learner changes, so no memory is ever surer than this
const PACE = 0.5 // logits: the first step of an ability (Elo's K), also taken as its variance
const LIMIT = 5 // logits: no chance is below 0.0067 or above 0.9933
const INTERVAL = 1.1503 // standard deviations to either side hold 75 %

/**
 * The chance, 0 to 1 exclusive, of a right answer at `now` to a question of the
 * given strength: guess + (1 − guess)·p with p as in `mastery`. Luck (`guess`, 0 to
 * below 1) is part of it, because real answers hold it; it is no part of mastery.
 *
 * @throws RangeError when a number is not finite or out of its range.
 * @see Birnbaum 1968, the three-parameter logistic model
 */
export function chance(
  ability: Ability,
  memory: Memory | null,
  strength: Strength,
  now: Date,
  guess = 0,
): number {
  if (!(guess >= 0 && guess < 1)) throw new RangeError(`guess ${guess} is not from 0 to below 1`)
  return guess + (1 - guess) * sigmoid(expected(stateAt(ability, memory, now), strength))
}

/** The chance, 0 to 0.5, of picking the right one of `choices` blindly; 0 without choices. */
export function luck(choices?: number): number {
  if (choices === undefined) return 0
  if (!(Number.isInteger(choices) && choices >= 2))
    throw new RangeError(`choices ${choices} is not a whole number from 2`)
  return 1 / choices
}

/**
 * The probability of answering a fresh question right, at `now`, unaided and not
 * by luck. `concept` is the strength of the concept's questions, average if left out.
 * p = σ(z / √(1 + πv/8)), z = START + ability + value − forgotten + strength: the
 * mean over what is not known. v grows back to SPREAD as the concept is forgotten.
 *
 * @throws RangeError when a number is not finite or out of its range.
 * @see MacKay 1992 for the mean; Glickman 1999 (Glicko) for the use of it in Elo
 */
export function mastery(
  ability: Ability,
  memory: Memory | null,
  now: Date,
  concept: Strength = FRESH_STRENGTH,
): Mastery {
  const state = stateAt(ability, memory, now)
  const logit = expected(state, concept)
  const reach = INTERVAL * Math.sqrt(state.variance + pace(ability.answers))
  return {
    value: sigmoid(logit),
    low: sigmoid(bounded(logit - reach)),
    high: sigmoid(bounded(logit + reach)),
  }
}

/**
 * The state after one answer. The concept's value moves by variance × slope of the
 * log chance, less for a right answer that may be luck; the variance shrinks by what
 * that tells. Answering restores what was forgotten, but a wrong answer never raises;
 * as far as forgetting explains it, it is no news and leaves the variance as it is.
 *
 * @throws RangeError as `mastery`, and when `day` is not `YYYY-MM-DD`.
 * @see Pelánek 2016, Elo rating in adaptive educational systems; Glickman 1999 for the variance
 */
export function learn(
  ability: Ability,
  memory: Memory | null,
  strength: Strength,
  { right, at, day, choices }: Answer,
): Learned {
  if (!/^\d{4}-\d\d-\d\d$/.test(day)) throw new RangeError(`day ${day} is not YYYY-MM-DD`)
  const guess = luck(choices)
  const state = stateAt(ability, memory, at)
  const p = sigmoid(expected(state, strength))
  const given = guess + (1 - guess) * p
  const knew = ((1 - guess) * p) / given // the chance that a right answer was no luck
  const slope = right ? (1 - p) * knew : -p
  const variance = 1 / (1 / state.variance + p * (1 - p) * knew)
  const moved = (memory?.value ?? 0) + variance * slope
  const value = right ? moved : Math.min(moved, state.value)
  const news = right ? 1 : Math.min(1, (value - state.value) / (variance * slope))
  return {
    ability: { value: ability.value + pace(ability.answers) * slope, answers: ability.answers + 1 },
    memory: {
      value,
      variance: Math.max(SUREST, state.variance + news * (variance - state.variance)),
      answers: (memory?.answers ?? 0) + 1,
      days: memory ? memory.days + (day > memory.lastDay ? 1 : 0) : 1,
      lastDay: memory && memory.lastDay > day ? memory.lastDay : day,
      stability: memory ? restabilize(memory.stability, state.recall, right) : FIRST_STABILITY,
      seenAt: memory && memory.seenAt > at ? memory.seenAt : at,
    },
    chance: given,
    masteryBefore: sigmoid(expected(state, FRESH_STRENGTH)),
  }
}

/**
 * A strength after further answers, in the order given; folding them at once or
 * in pieces is the same. One rule for a question and a concept: Elo with steps that
 * shrink as 1 / (1 + answers/5).
 *
 * @throws RangeError when a chance is not between 0 and 1, or a number not finite.
 */
export function foldStrength(strength: Strength, answers: Judged[]): Strength {
  finite('strength', strength)
  let { value, answers: count } = strength
  for (const { right, chance, choices } of answers) {
    if (!(chance > 0 && chance < 1)) throw new RangeError(`chance ${chance} is not in (0, 1)`)
    const guess = luck(choices)
    const p = sigmoid(bounded(Math.log(chance / (1 - chance)) + value))
    const knew = ((1 - guess) * p) / (guess + (1 - guess) * p)
    count += 1
    value += (right ? (1 - p) * knew : -p) / (1 + count / 5)
  }
  return { value, answers: count }
}

function stateAt(ability: Ability, memory: Memory | null, now: Date) {
  finite('ability', ability)
  const base = START + ability.value
  if (Number.isNaN(now.getTime())) throw new RangeError('now is not a date')
  if (!memory) return { logit: base, value: 0, variance: SPREAD, recall: 1 }
  finite('memory', memory)
  const { variance: known } = memory
  if (!(known > 0 && known <= SPREAD)) throw new RangeError(`variance ${known} is not in (0, 1]`)
  const recall = retrievability(memory, now)
  const value = memory.value - forgotten(recall)
  return { logit: base + value, value, variance: known + (SPREAD - known) * (1 - recall), recall }
}

function expected({ logit, variance }: ReturnType<typeof stateAt>, strength: Strength) {
  finite('strength', strength)
  return bounded((logit + strength.value) / Math.sqrt(1 + (Math.PI / 8) * variance))
}

function finite(name: string, { value, answers }: { value: number; answers: number }) {
  if (!Number.isFinite(value)) throw new RangeError(`${name} value ${value} is not finite`)
  if (!(Number.isInteger(answers) && answers >= 0))
    throw new RangeError(`${name} answers ${answers} is not a whole number from 0`)
}

const sigmoid = (logit: number) => 1 / (1 + Math.exp(-logit))
const bounded = (logit: number) => Math.max(-LIMIT, Math.min(LIMIT, logit))
const pace = (answers: number) => PACE * Math.max(1 / (1 + 0.05 * answers), 0.15)
