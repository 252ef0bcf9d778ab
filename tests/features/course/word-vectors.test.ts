import { describe, expect, it } from 'vitest'
import { wordVectorsIn } from '~/features/course/word-vectors'
import { wordVectors } from '~/features/course/word-vectors.server'

describe('word vectors', () => {
  it('put words of like meaning nearer than others', async () => {
    const vectors = await wordVectors()
    const likeness = (one: string, other: string) => {
      const [a, b] = [vectors?.of(one)?.vector, vectors?.of(other)?.vector]
      return a?.reduce((sum, value, d) => sum + value * (b?.[d] ?? 0), 0) ?? Number.NaN
    }
    expect(likeness('doctor', 'nurse')).toBeGreaterThan(likeness('doctor', 'violin') + 0.3)
    expect(likeness('river', 'lake')).toBeGreaterThan(likeness('river', 'verdict') + 0.3)
    expect(likeness('river', 'river')).toBeCloseTo(1, 5)
  })

  it('know how usual a word is, and none that is no word', async () => {
    const vectors = await wordVectors()
    expect(vectors?.of('the')?.frequency).toBeGreaterThan(vectors?.of('osmosis')?.frequency ?? 1)
    expect(vectors?.of('qwxzzt')).toBeNull()
    expect(vectors?.dimensions).toBe(100)
  })

  it('are refused where the file is none, or is cut off', () => {
    const bytes = (text: string) => new TextEncoder().encode(text)
    for (const text of ['', 'words', '{}\n', '{"words":9,"dimensions":9}\na\nb']) {
      expect(() => wordVectorsIn(bytes(text))).toThrow(RangeError)
    }
  })
})
