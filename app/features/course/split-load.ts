import type { Language } from './outline'
import { endsSentence } from './sentences'
import type { Lengths } from './split-length'
import { termsOf } from './split-terms'
import type { Topics } from './split-topics'
import type { Unit } from './split-units'

/** How much a stretch asks of who learns it, 0 to 100, and the parts of it, 0 to 1 each. */
export type Load = {
  value: number
  /** Terms that come up for the first time, a minute. */
  fresh: number
  /** The share of terms that are used before they are explained. */
  early: number
  /** How long sentences are. */
  sentences: number
  /** How many of the words are terms. */
  dense: number
  /** How long ago the terms from before were last said. */
  distant: number
}

/** Above it learners begin to reread. */
export const HEAVY = 75

/** What each part counts, together 100. */
const WEIGHTS = { fresh: 30, early: 20, sentences: 20, dense: 20, distant: 10 }

/** What counts as nothing and as full. Sources stand in docs/splitting.md. */
const SPANS = {
  fresh: [0, 9], // terms a minute
  early: [0, 0.5], // of the terms
  words: [10, 30], // a sentence
  han: [18, 55], // a sentence
  dense: [0.1, 0.5], // of the words
  distant: [0, 30], // minutes
} as const

const within = (value: number, [nothing, full]: readonly [number, number]) =>
  Math.min(1, Math.max(0, (value - nothing) / (full - nothing)))

/** The load of any stretch of a text, as one who reads it from its beginning meets it. */
export function loadsOf(
  units: Unit[],
  topics: Topics,
  { minutes }: Lengths,
  language: Language,
): (from: number, to: number) => Load {
  const terms = termsOf(units, topics, language)
  return (from, to) => {
    const own = terms.within(from, to)
    const known = own.filter(({ last }) => last !== null)
    const since = known.map(({ last }) => minutes((last ?? 0) + 1, from))
    const parts = {
      fresh: within((own.length - known.length) / Math.max(1, minutes(from, to)), SPANS.fresh),
      early: within(
        shareOf(own, ({ early }) => early),
        SPANS.early,
      ),
      sentences: sentencesIn(units.slice(from, to)),
      dense: within(density(own, units.slice(from, to)), SPANS.dense),
      distant: within(mean(since), SPANS.distant),
    }
    const names = Object.keys(WEIGHTS) as (keyof typeof WEIGHTS)[]
    const value = names.reduce((sum, name) => sum + WEIGHTS[name] * parts[name], 0)
    return { value: Math.round(value), ...parts }
  }
}

const mean = (values: number[]) =>
  values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length)

const shareOf = <T>(all: T[], is: (one: T) => boolean) =>
  all.filter(is).length / Math.max(1, all.length)

/**
 * The mean of how long sentences are, a long one counting as often as it has words. Captions
 * without marks are held to be of a middling length.
 */
function sentencesIn(units: Unit[]): number {
  let long = 0
  let all = 0
  for (const { kind, amounts, text } of units) {
    if (kind === 'code' || kind === 'table' || kind === 'list') continue
    const length = amounts.words + amounts.han / 1.8
    const unmarked = kind === 'cue' && !endsSentence(text, '')
    const words = within(amounts.words, SPANS.words)
    long += length * (unmarked ? 0.5 : Math.max(words, within(amounts.han, SPANS.han)))
    all += length
  }
  return all === 0 ? 0 : long / all
}

function density(terms: { said: number }[], units: Unit[]): number {
  const words = units.reduce((sum, { amounts }) => sum + amounts.words + amounts.han / 1.8, 0)
  return terms.reduce((sum, { said }) => sum + said, 0) / Math.max(1, words)
}
