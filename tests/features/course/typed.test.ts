import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { computed } from '#/tests/support/cpu'
import { isNear, numberIn, readNumber, sameUnit } from '~/features/course/typed-number'
import { bareTyped, sameText } from '~/features/course/typed-text'

describe('a typed number', () => {
  it.each([
    ['3.5', 3.5],
    ['3,5', 3.5],
    [' .5 ', 0.5],
    ['5.', 5],
    ['1 000', 1000],
    ['1\u202f000\u202f000', 1_000_000],
    ["1'000", 1000],
    ['1’000.5', 1000.5],
    ['1,000.5', 1000.5],
    ['1.000,5', 1000.5],
    ['1.000.000', 1_000_000],
    ['12,34,567', 1_234_567],
    ['1,000', 1000],
    ['0,125', 0.125],
    ['１２．５', 12.5],
    ['１，０００', 1000],
    ['−4', -4],
    ['－4', -4],
    ['– 4', -4],
    ['+4', 4],
    ['1e3', 1000],
    ['1E-3', 0.001],
    ['2×10^3', 2000],
    ['2 x 10³', 2000],
    ['2·10⁻³', 0.002],
    ['1/2', 0.5],
    ['-1/2', -0.5],
    ['1 1/2', 1.5],
    ['½', 0.5],
    ['1½', 1.5],
    ['3万', 30_000],
    ['1.4 亿', 140_000_000],
    ['x = 7', 7],
    ['约 7', 7],
    ['≈7', 7],
    ['7。', 7],
  ])('is read in %s', (typed, value) => {
    const read = readNumber(typed)
    expect(read?.unit).toBe('')
    expect(isNear(read?.values[0] ?? Number.NaN, value, 0)).toBe(true)
  })

  it.each([
    ['3.5 m/s', 'm/s'],
    ['3.5m/s²', 'm/s^2'],
    ['50 %', '%'],
    ['50％', '%'],
    ['98人', '人'],
    ['$5', '$'],
    ['-US$5', 'US$'],
    ['5 CO2', 'CO2'],
  ])('leaves the unit of %s apart', (typed, unit) => {
    expect(sameUnit(readNumber(typed)?.unit ?? 'none', unit)).toBe(true)
  })

  it.each([
    ...['', ' ', 'five', 'NaN', 'Infinity', '1/0', '1e9999', '3.5.1', '1/2/3', '1,000,5', '--'],
    ...['3 or 4', '3 - 4', 'about 5', '2+2', '1 00', '--5', '5 6/7 8', '.', '-', 'e5', '\u0000'],
  ])('is none: %j', (typed) => {
    expect(readNumber(typed)).toBeNull()
  })

  it('that could be a thousand or a fraction is read both ways', () => {
    expect(readNumber('1,234')?.values).toEqual([1234, 1.234])
    expect(readNumber('1.234')?.values).toEqual([1.234])
  })

  it('is read as it was written, whatever the number and its language', () => {
    const finite = fc
      .double({ noNaN: true, min: -1e12, max: 1e12 })
      .map((value) => (Math.abs(value) < 1e-9 ? 0 : value))
    fc.assert(
      fc.property(
        finite,
        fc.constantFrom('en', 'de', 'fr', 'zh-CN', 'de-CH'),
        (value, language) => {
          const shown = value.toLocaleString(language, { maximumFractionDigits: 6 })
          const rounded = Number(value.toFixed(6))
          const values = readNumber(shown)?.values ?? []
          expect({ shown, near: values.some((one) => isNear(one, rounded, 1e-6)) }).toEqual({
            shown,
            near: true,
          })
          expect(isNear(readNumber(String(value))?.values[0] ?? Number.NaN, value, 0)).toBe(true)
        },
      ),
      { seed: 15, numRuns: 2000 },
    )
  })

  it('is read in no time, however hostile', () => {
    const hostile = ['1,'.repeat(100), '1 '.repeat(100), '9'.repeat(200), '1.000'.repeat(40)]
    const before = computed()
    for (const text of hostile) readNumber(text)
    expect(computed() - before).toBeLessThan(50)
  })

  it('stands in a course without a unit', () => {
    expect(numberIn('3.14')).toBe(3.14)
    expect(numberIn('3.14 m')).toBeNull()
  })
})

describe('a tolerance', () => {
  it('reaches as far as it says on both sides, rounding or not', () => {
    for (const value of [3.13, 3.15]) expect(isNear(value, 3.14, 0.01)).toBe(true)
    for (const value of [3.1299, 3.1501]) expect(isNear(value, 3.14, 0.01)).toBe(false)
    expect(isNear(0.1 + 0.2, 0.3, 0)).toBe(true)
    expect(isNear(0.333, 1 / 3, 0)).toBe(false)
    expect(isNear(0, 0, 0)).toBe(true)
  })
})

describe('a unit', () => {
  it('is the same in each spelling, and not in another size', () => {
    expect(sameUnit('m / s', 'm/s')).toBe(true)
    expect(sameUnit('m²', 'm^2')).toBe(true)
    expect(sameUnit('People', 'people')).toBe(true)
    expect(sameUnit('day', 'days')).toBe(true)
    expect(sameUnit('ms', 'm')).toBe(false)
    expect(sameUnit('mW', 'MW')).toBe(false)
    expect(sameUnit('km', 'm')).toBe(false)
  })
})

describe('a typed text', () => {
  it.each([
    ['Ebbinghaus', 'ebbinghaus'],
    ['  the   spacing\teffect ', 'The spacing effect'],
    ['“spacing”.', 'spacing'],
    ['《论语》', '论语'],
    ['ＡＢＣ', 'abc'],
    ['学习 AI', '学习AI'],
    ['间隔 效应。', '间隔效应'],
    ['Straße', 'STRASSE'],
    ['Bayes’ rule', "Bayes' rule"],
    ['well–known', 'well-known'],
    ['é', 'e\u0301'],
  ])('says the same: %s and %s', (a, b) => {
    expect(sameText(a, b)).toBe(true)
  })

  it.each([
    ['C', 'C#'],
    ['C', 'C++'],
    ['=', '!='],
    ['1', '-1'],
    ['resume', 'résumé'],
    ['the rapist', 'therapist'],
    ['', '?'],
  ])('does not say the same: %s and %s', (a, b) => {
    expect(sameText(a, b)).toBe(false)
  })

  it('is settled once', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(bareTyped(bareTyped(text))).toBe(bareTyped(text))
      }),
      { seed: 15 },
    )
  })
})
