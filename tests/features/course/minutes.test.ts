import { describe, expect, it } from 'vitest'
import { amountsOf, minutesFor, minutesOf, PACE } from '~/features/course/minutes'

const none = { words: 0, han: 0, codeLines: 0, images: 0, formulas: 0 }

describe('minutesOf', () => {
  it('is a minute for 238 words', () => {
    expect(minutesOf('word '.repeat(238))).toBeCloseTo(1, 12)
  })
  it('is a minute for 300 Han characters', () => {
    expect(minutesOf('记'.repeat(300))).toBeCloseTo(1, 12)
  })
  it('adds words and Han characters in one text', () => {
    expect(amountsOf('记忆 memory 的 model，FSRS-6。')).toMatchObject({ words: 3, han: 3 })
  })
  it('is 4 seconds a line of code, empty lines and fences apart', () => {
    expect(minutesOf('```js\na\n\nb\n```')).toBeCloseTo(8 / 60, 12)
    expect(amountsOf('- text\n\n  ```js\n  a\n  b\n  ```')).toMatchObject({
      words: 1,
      codeLines: 2,
    })
    expect(amountsOf('    a\n    b')).toMatchObject({ words: 0, codeLines: 2 })
  })
  it('is 12 seconds for the first image, a second less for each further, never below 3', () => {
    const images = (count: number) => minutesFor({ ...none, images: count }) * 60
    expect([1, 2, 3].map(images).map(Math.round)).toEqual([12, 23, 33])
    expect(Math.round(images(12) - images(11))).toBe(3)
    expect(Math.round(minutesFor({ ...none, images: 1 }, PACE, 4) * 60)).toBe(8)
  })
  it('is 15 seconds for a display formula, in a block or a line of its own', () => {
    expect(amountsOf('$$\nx^2\n$$\n\n$$y$$\n\n$z$')).toMatchObject({ formulas: 2, words: 1 })
  })
  it('does not count addresses, comments, tags and marks', () => {
    const text = '[two words](https://example.org/a/b "c") <b>bold</b> <!-- not\nthis --> **x**'
    expect(amountsOf(text).words).toBe(4)
  })
  it('is 0 for nothing', () => {
    expect(minutesOf('')).toBe(0)
  })
  it('goes by the pace it is given', () => {
    expect(minutesOf('word '.repeat(100), { ...PACE, wordsPerMinute: 100 })).toBeCloseTo(1, 12)
  })
})
