import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { rangeOf } from '~/features/digest/audio/range'

describe('rangeOf', () => {
  it.each([
    ['bytes=0-0', { first: 0, last: 0 }],
    ['bytes=0-499', { first: 0, last: 499 }],
    ['bytes=500-', { first: 500, last: 999 }],
    ['bytes=500-5000', { first: 500, last: 999 }],
    ['bytes=-1', { first: 999, last: 999 }],
    ['bytes=-5000', { first: 0, last: 999 }],
    ['BYTES=999-999', { first: 999, last: 999 }],
    ['bytes=1000-', 'unsatisfiable'],
    ['bytes=1000-2000', 'unsatisfiable'],
    ['bytes=-0', 'unsatisfiable'],
    [null, null],
    ['', null],
    ['bytes=', null],
    ['bytes=-', null],
    ['bytes=5-4', null],
    ['bytes=0-1,5-6', null],
    ['bytes=a-b', null],
    ['bytes=0x1-0x2', null],
    ['items=0-5', null],
  ])('reads %s of 1,000 bytes', (header, wanted) => {
    expect(rangeOf(header, 1000)).toEqual(wanted)
  })

  it('never reaches past the file', () => {
    fc.assert(
      fc.property(fc.string(), fc.nat(), fc.nat(), fc.nat(), (noise, from, to, size) => {
        for (const header of [noise, `bytes=${from}-${to}`, `bytes=-${to}`, `bytes=${from}-`]) {
          const range = rangeOf(header, size)
          if (!range || range === 'unsatisfiable') continue
          expect(range.first).toBeGreaterThanOrEqual(0)
          expect(range.last).toBeGreaterThanOrEqual(range.first)
          expect(range.last).toBeLessThan(size)
        }
      }),
    )
  })
})
