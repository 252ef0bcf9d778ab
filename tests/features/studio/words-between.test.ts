import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { computed } from '#/tests/support/cpu'
import { merged } from '~/features/studio/merged'
import { fieldsBetween, shortened, wordsBetween } from '~/features/studio/words-between'

const marked = (earlier: string, later: string) =>
  wordsBetween(earlier, later)
    .map(({ text, in: where }) =>
      where === 'both' ? text : where === 'earlier' ? `[-${text}-]` : `{+${text}+}`,
    )
    .join('')

describe('wordsBetween', () => {
  it('tells words apart in English and in Chinese', () => {
    expect(marked('Ten are ill.', 'Nine are ill.')).toBe('[-Ten-]{+Nine+} are ill.')
    expect(marked('十个人生病', '九个人生病')).toBe('[-十-]{+九+}个人生病')
  })

  it('holds both texts whole, whatever they are', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 80 })
    fc.assert(
      fc.property(text, text, (earlier, later) => {
        const words = wordsBetween(earlier, later)
        const of = (side: string) =>
          words.flatMap((one) => (one.in === 'both' || one.in === side ? one.text : [])).join('')
        expect([of('earlier'), of('later')]).toEqual([earlier, later])
      }),
    )
  })

  it('ends soon for two long texts that have nothing in common', () => {
    const long = (seed: number) =>
      Array.from({ length: 20_000 }, (_, n) => `w${(n * seed) % 7919}`).join(' ')
    const began = computed()
    wordsBetween(long(13), long(17))
    expect(computed() - began).toBeLessThan(2_000)
  })

  it('leaves out the middle of what stays, and nothing of what changes', () => {
    const same = 'word '.repeat(100)
    const short = shortened(wordsBetween(`${same}A`, `${same}B`))
    expect(short.map(({ text }) => text.length).reduce((a, b) => a + b)).toBeLessThan(100)
    expect(short.filter((one) => one.in !== 'both').map(({ text }) => text)).toEqual(['A', 'B'])
  })
})

describe('fieldsBetween', () => {
  it('names the fields that differ, and reads a list as lines', () => {
    const before = { title: 'A', sources: ['one', 'two'], by: 'Mei' }
    const after = { title: 'B', sources: ['one'], by: 'Mei' }
    expect(fieldsBetween(before, after).map(({ field }) => field)).toEqual(['title', 'sources'])
    expect(fieldsBetween(before, before)).toEqual([])
  })
})

describe('merged', () => {
  const before = { title: 'A', body: 'x' }
  it('puts together what two changed in different fields', () => {
    expect(merged(before, { title: 'B', body: 'x' }, { title: 'A', body: 'y' })).toEqual({
      title: 'B',
      body: 'y',
    })
  })
  it('is null where both changed the same field to different texts', () => {
    expect(merged(before, { title: 'B', body: 'x' }, { title: 'C', body: 'x' })).toBeNull()
    expect(merged(before, { title: 'B', body: 'x' }, { title: 'B', body: 'x' })).not.toBeNull()
  })
})
