/**
 * What a line of a script says again: a sentence of its module (counted from 0), a title or the
 * summary of a concept, a question. Null: it is a learner's own words.
 */
export type From =
  | { kind: 'sentence'; sentence: number; text: string }
  | { kind: 'title'; text: string }
  | { kind: 'question'; questionId: string; text: string }
  | null

/** A line of a script: what is shown at a time and said in one breath. */
export type Line = {
  /** Its own within the script. */
  id: string
  part: 'opening' | 'point' | 'recall'
  /** As it is shown. */
  text: string
  /** As it is handed to a voice: words and plain punctuation, no digits and no symbols. */
  spoken: string
  from: From
  /** Whether a longer pause goes before it. */
  begins: boolean
  /** Seconds of silence after a question to recall, where they are not the usual ones. */
  thinking?: number
}
