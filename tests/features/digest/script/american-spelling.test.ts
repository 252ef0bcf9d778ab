import { describe, expect, it } from 'vitest'
import { americanSpelling } from '~/features/digest/script/american-spelling'

describe('a text for a voice that knows one spelling', () => {
  it.each([
    ['Practise what you memorise.', 'Practice what you memorize.'],
    ['It analysed and emphasises.', 'It analyzed and emphasizes.'],
    ['Forty per cent of two metres.', 'Forty percent of two meters.'],
  ])('has %s said as %s', (british, american) => {
    expect(americanSpelling(british)).toBe(american)
  })

  it.each(['Metropolises rise.', 'Trellises and chrysalises.', 'Advise, promise, surprise them.'])(
    'leaves %s',
    (text) => {
      expect(americanSpelling(text)).toBe(text)
    },
  )
})
