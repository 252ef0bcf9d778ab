import type { Chosen } from './propose-concepts'
import type { Sentence } from './sentences'

/** The most that a concept needs directly. */
const MOST = 3

/**
 * What a concept needs: others that come earlier in the course and stand in the sentence that it
 * rests on, or in two more of its sentences at least; the strongest three.
 */
export function needsOf(
  concept: Chosen,
  all: readonly Chosen[],
  texts: readonly Sentence[][],
): { on: string; sentence: string }[] {
  const own = new Map(
    concept.term.places.map((place) => [`${place.module} ${place.sentence}`, place]),
  )
  const evidence = `${concept.module} ${concept.sentence}`
  return all
    .flatMap((other) => {
      if (!comesBefore(other, concept)) return []
      const shared = other.term.places.filter(({ module, sentence }) => {
        const said = texts[module]?.[sentence]
        return (
          own.has(`${module} ${sentence}`) &&
          said?.kind !== 'heading' &&
          !isPart(other, concept, said?.text ?? '')
        )
      })
      const rests = shared.some(({ module, sentence }) => `${module} ${sentence}` === evidence)
      const [first] = shared
      if (!first || (!rests && shared.length < 2)) return []
      const at = rests ? { module: concept.module, sentence: concept.sentence } : first
      const sentence = texts[at.module]?.[at.sentence]?.text ?? ''
      return [
        { on: other.title, sentence, weight: (rests ? 10 : 0) + shared.length + other.score / 100 },
      ]
    })
    .sort((a, b) => b.weight - a.weight || (a.on < b.on ? -1 : 1))
    .slice(0, MOST)
    .map(({ on, sentence }) => ({ on, sentence }))
}

const comesBefore = (a: Chosen, b: Chosen) =>
  a.module < b.module || (a.module === b.module && a.sentence < b.sentence)

/** Whether a concept stands in a sentence only as a part of the other one's name. */
function isPart(other: Chosen, concept: Chosen, text: string): boolean {
  if (!` ${concept.term.key} `.includes(` ${other.term.key} `)) return false
  const lower = text.toLowerCase()
  return (
    lower.split(other.title.toLowerCase()).length <= lower.split(concept.title.toLowerCase()).length
  )
}
