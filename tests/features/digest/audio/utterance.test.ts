import { describe, expect, it } from 'vitest'
import { leastSeconds, piecesOf, plainLetters } from '~/features/digest/audio/utterance'

describe('piecesOf', () => {
  it('leaves a sentence whole', () => {
    expect(piecesOf(' Memory fades\nwhen it is not used. ')).toEqual([
      'Memory fades when it is not used.',
    ])
  })

  it('breaks a word of 3,000 letters, on which a voice would hang', () => {
    const pieces = piecesOf('a'.repeat(3000))
    expect(pieces.join('').replaceAll(' ', '')).toBe('a'.repeat(3000))
    expect(Math.max(...pieces.map((piece) => piece.length))).toBeLessThanOrEqual(400)
    expect(
      Math.max(
        ...pieces
          .join(' ')
          .split(' ')
          .map((word) => word.length),
      ),
    ).toBe(40)
  })

  it('drops what can’t be seen', () => {
    expect(piecesOf('a\u0000b\u200Bc\uD800d')).toEqual(['a b c d'])
  })

  it('is empty where there is nothing', () => {
    expect(piecesOf(' \n ')).toEqual([])
  })
})

describe('leastSeconds', () => {
  it('is less than any voice takes, and more than a click', () => {
    // Flite takes 5.5 s for the first; espeak 4.6 s for the second.
    const english = leastSeconds(
      'Memory fades when it is not used, and comes back stronger each time you recall it.',
    )
    const chinese = leastSeconds('记忆不用就会淡忘，每次回想都会变得更牢。')
    expect(english).toBeGreaterThan(1)
    expect(english).toBeLessThan(3)
    expect(chinese).toBeGreaterThan(1)
    expect(chinese).toBeLessThan(3)
  })

  it('is 0 where there is nothing to say', () => {
    expect(leastSeconds('🙂 …')).toBe(0)
  })
})

describe('plainLetters', () => {
  it('keeps what an English voice can say', () => {
    expect(plainLetters('Zoë’s “naïve” idea — 記憶')).toBe('Zoe\'s "naive" idea ,    ')
  })

  it('drops the silent letter that it would spell', () => {
    expect(plainLetters('Mnemonics: a mnemonic, mn, gymnast.')).toBe(
      'nemonics: a nemonic, mn, gymnast.',
    )
  })
})
