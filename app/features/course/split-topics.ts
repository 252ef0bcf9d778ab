import type { Unit } from './split-units'
import { type TopicWord, topicWords } from './split-words'
import type { WordVectors } from './word-vectors'

/** The topic words of a text's units, numbered, and where each unit points in meaning. */
export type Topics = {
  words: TopicWord[][]
  /** The number of each topic word, a list a unit. */
  ids: Int32Array[]
  /** How many different words there are, and how many in all. */
  kinds: number
  count: number
  /** The sentences' vectors, centred on the text; null without word vectors. */
  vectors: Float32Array[] | null
  dimensions: number
}

/** The share from which on a word counts half. @see Arora 2017, smooth inverse frequency */
const USUAL = 1e-3
/** A sentence of so many topic words points with a length of one. */
const USUAL_LENGTH = 10

export function topicsOf(units: Unit[], vectors: WordVectors | null): Topics {
  const numbers = new Map<string, number>()
  const words = units.map(({ text }) => topicWords(text))
  const ids = words.map((own) =>
    Int32Array.from(own, ({ stem }) => {
      const known = numbers.get(stem) ?? numbers.size
      numbers.set(stem, known)
      return known
    }),
  )
  const count = ids.reduce((sum, { length }) => sum + length, 0)
  return {
    words,
    ids,
    kinds: numbers.size,
    count,
    vectors: vectors && centred(words, vectors),
    dimensions: vectors?.dimensions ?? 0,
  }
}

/**
 * A vector a unit: its words' vectors, rare words counting more, less the mean over all units, of
 * a length that grows with the root of its words.
 */
function centred(words: TopicWord[][], { of, dimensions }: WordVectors): Float32Array[] {
  const mean = new Float64Array(dimensions)
  const all = words.map((own) => {
    const sum = new Float32Array(dimensions)
    let known = 0
    for (const { word } of own) {
      const found = of(word)
      if (!found) continue
      known += 1
      const weight = USUAL / (USUAL + found.frequency)
      for (let d = 0; d < dimensions; d += 1) {
        sum[d] = (sum[d] as number) + weight * (found.vector[d] as number)
      }
    }
    for (let d = 0; d < dimensions; d += 1) {
      sum[d] = (sum[d] as number) / Math.max(1, known)
      mean[d] = (mean[d] as number) + (sum[d] as number) / words.length
    }
    return sum
  })
  return all.map((vector, at) => {
    const moved = vector.map((value, d) => value - (mean[d] as number))
    const length = Math.sqrt(moved.reduce((sum, value) => sum + value * value, 0)) || 1
    const wanted = Math.sqrt((words[at]?.length ?? 0) / USUAL_LENGTH)
    return moved.map((value) => (value * wanted) / length)
  })
}
