/** What is known of a word: where it points, of length 1, and how usual it is, 0 to 1. */
export type WordVector = { vector: Float32Array; frequency: number }

/** Looks a word up in lower case; null for one that has no vector. */
export type WordVectors = { dimensions: number; of: (word: string) => WordVector | null }

const LINE = 10

/**
 * Word vectors out of the bytes of their file: a line of JSON with the counts, the words in the
 * order of their frequency a line each, and then a row of signed bytes for each word. A word's
 * frequency is estimated from its rank by Zipf's law.
 *
 * @throws RangeError when the bytes are no such file
 */
export function wordVectorsIn(bytes: Uint8Array): WordVectors {
  const first = bytes.indexOf(LINE)
  const { words: count, dimensions } = headOf(bytes.subarray(0, Math.max(0, first)))
  const start = bytes.length - count * dimensions
  if (first < 0 || start <= first) throw new RangeError('these are no word vectors')
  const words = new TextDecoder().decode(bytes.subarray(first + 1, start - 1)).split('\n')
  if (words.length !== count) throw new RangeError('these word vectors are not whole')
  const ranks = new Map(words.map((word, rank) => [word, rank]))
  const rows = new Int8Array(bytes.buffer, bytes.byteOffset + start, count * dimensions)
  const share = 1 / Math.log(count)
  const known = new Map<number, WordVector>()
  const at = (rank: number): WordVector => {
    const vector = unit(rows.subarray(rank * dimensions, (rank + 1) * dimensions))
    const found = { vector, frequency: share / (rank + 1) }
    known.set(rank, found)
    return found
  }
  const of = (word: string) => {
    const rank = ranks.get(word)
    return rank === undefined ? null : (known.get(rank) ?? at(rank))
  }
  return { dimensions, of }
}

function headOf(bytes: Uint8Array): { words: number; dimensions: number } {
  try {
    const { words, dimensions } = JSON.parse(new TextDecoder().decode(bytes))
    if (words > 0 && dimensions > 0) return { words, dimensions }
  } catch {}
  throw new RangeError('these are no word vectors')
}

function unit(row: Int8Array): Float32Array {
  const length = Math.hypot(...row) || 1
  return Float32Array.from(row, (value) => value / length)
}
