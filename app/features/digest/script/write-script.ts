import type { Language } from '~/features/course/outline'
import type { Sentence } from '~/features/course/sentences'
import { cover } from './cover'
import { framed } from './frames'
import { gistOf, heardOf } from './gist'
import type { Line } from './line'
import { type Asked, recallLines } from './recall'
import { estimateSeconds, totalSeconds } from './seconds'
import { spokenForm } from './spoken'

/** A module as its script needs it. */
export type ScriptSource = {
  language: Language
  moduleTitle: string
  sentences: readonly Sentence[]
  /** What the module teaches, in teaching order; `weight` is 1 where none is named. */
  concepts: readonly { title: string; summary: string; weight?: number }[]
  /** The questions of its card. */
  questions: readonly Asked[]
}

/** A line that can be in a script. */
export type Candidate = {
  line: Line
  /** From 0, best first; null for a line that always stays. */
  rank: number | null
  /** The id of the line without which this one makes no sense; null for none. */
  needs: string | null
  /** The section of the module it comes from; null for what comes from none. */
  section: number | null
  /** The place in `concepts` of what it tells most about; null for none. */
  concept: number | null
}

export type ScriptOptions = {
  /** The seconds to offer lines for, before what is offered in excess. */
  seconds?: number
  /** How much more is offered than fits, so that the fitting has a choice. */
  excess?: number
}

/** How much a sentence's length counts; see `cover`. */
const SCALE = 0.75

/**
 * The lines that a module's script can have, in the order in which they are heard: an opening with
 * its title, its key sentences, and the questions of its card to recall.
 *
 * Key sentences are chosen by `cover` for these features: the words of the module, each worth
 * `log(1 + the sentences it is in)` and more when a title, summary or heading has it; each concept,
 * of which a sentence brings the share of the title's and summary's words in it, twice where it
 * defines the concept; and each section. What makes no sense alone comes with the sentence before.
 */
export function writeScript(source: ScriptSource, options: ScriptOptions = {}): Candidate[] {
  const { seconds = 178, excess = 1.4 } = options
  const { language, moduleTitle, questions } = source
  const titled = framed(language, 'opening', moduleTitle)
  const opening: Line = {
    id: 'opening',
    part: 'opening',
    text: titled,
    spoken: spokenForm(titled, language),
    from: { kind: 'title', text: moduleTitle },
    begins: true,
  }
  const recall = recallLines(questions, language)
  const fixed = totalSeconds([opening, ...recall], ({ spoken }) =>
    estimateSeconds(spoken, language),
  )
  const stays = (line: Line) => ({ line, rank: null, needs: null, section: null, concept: null })
  const points = pointsOf(source, (seconds - fixed) * excess)
  return [stays(opening), ...points, ...recall.map(stays)]
}

function pointsOf(source: ScriptSource, budget: number): Candidate[] {
  const { language, sentences } = source
  const gist = gistOf(source)
  const heard = heardOf(source, gist)
  let order: number[] = []
  for (const reserve of [0, 1, 2]) {
    order = cover(
      heard,
      gist.weights,
      { budget, scale: SCALE, start: order },
      (at) => (heard[at]?.hearing.reserve ?? 0) <= reserve,
    )
  }
  const ranks = new Map(order.map((at, rank) => [at, rank]))
  return [...ranks.keys()]
    .sort((a, b) => a - b)
    .flatMap((at) => {
      const each = heard[at]
      if (!each) return []
      const { sentence, hearing, concept } = each
      const before = heard.findIndex(({ sentence: { index } }) => index === sentence.index - 1)
      const follows =
        (ranks.get(before) ?? Infinity) < (ranks.get(at) ?? 0) &&
        heard[before]?.sentence.block === sentence.block
      const needs = each.needs ?? (follows && hearing.joined !== hearing.alone ? before : null)
      const text = needs === null ? hearing.alone : hearing.joined
      const line: Line = {
        id: `s${sentence.index}`,
        part: 'point',
        text,
        spoken: spokenForm(text, language),
        from: {
          kind: 'sentence',
          sentence: sentence.index,
          text: sentences[sentence.index]?.text ?? '',
        },
        begins: false,
      }
      const needed = needs === null ? undefined : heard[needs]
      return {
        line,
        rank: ranks.get(at) ?? 0,
        needs: needed ? `s${needed.sentence.index}` : null,
        section: sentence.section,
        concept,
      }
    })
}
