import { describe, expect, it } from 'vitest'
import { minutesOfModule, spansIn, spansOf, spansText } from '~/features/course/spans'

const heard = (...times: [number | null, number | null][]) =>
  times.map(([start, end]) => ({ start, end }))

describe('the spans of a recording', () => {
  it.each([
    ['', []],
    ['12:40–24:10', [{ start: 760, end: 1450 }]],
    [
      '0:00-59:59, 1:02:05 — 1:02:06',
      [
        { start: 0, end: 3599 },
        { start: 3725, end: 3726 },
      ],
    ],
    [
      '0:10–0:20，0:20–0:30',
      [
        { start: 10, end: 20 },
        { start: 20, end: 30 },
      ],
    ],
  ])('are read from “%s”, and written so that they are read again', (text, spans) => {
    expect(spansIn(text)).toEqual(spans)
    expect(spansIn(spansText(spans))).toEqual(spans)
  })

  it.each([
    '12:40',
    '24:10–12:40',
    '12:40–12:40',
    '0:10–0:30, 0:20–0:40',
    '1:60–2:10',
    '1:2–1:5',
    'noon–one',
    '0:10–0:20,',
    '-1:00–2:00',
  ])('are none in “%s”', (text) => {
    expect(spansIn(text)).toBeNull()
  })

  it('go from the first to the last word, without pauses above a minute', () => {
    expect(spansOf(heard([0.4, 3], [4, 9.6], [70, 80], [141, 150]))).toEqual([
      { start: 0, end: 10 },
      { start: 70, end: 80 },
      { start: 141, end: 150 },
    ])
    expect(spansOf(heard([0, 3], [63, 70]))).toEqual([{ start: 0, end: 70 }])
    expect(spansOf(heard([null, null]))).toEqual([])
  })

  it('say how long a module is, whatever its text', () => {
    const body = 'word '.repeat(238)
    const spans = [
      { start: 0, end: 600 },
      { start: 700, end: 730 },
    ]
    expect(minutesOfModule({ body })).toBeCloseTo(1, 9)
    expect(minutesOfModule({ body, spans })).toBe(10.5)
  })
})
