import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Line } from '~/features/digest/script/line'
import { chaptersOf, toChaptersJson, toVtt } from '~/features/digest/script/vtt'

/** A reader of WebVTT after the letter of its syntax, as far as cues without settings go. */
function readVtt(file: string) {
  expect(file.startsWith('WEBVTT\n\n')).toBe(true)
  return file
    .slice('WEBVTT\n\n'.length)
    .trimEnd()
    .split('\n\n')
    .map((block) => {
      const [timing = '', ...text] = block.split('\n')
      const time = /^(\d\d):([0-5]\d):([0-5]\d)\.(\d{3}) --> (\d\d):([0-5]\d):([0-5]\d)\.(\d{3})$/
      const [, ...parts] = time.exec(timing) ?? []
      expect(parts).toHaveLength(8)
      const at = (from: number) =>
        Number(parts[from]) * 3600 +
        Number(parts[from + 1]) * 60 +
        Number(parts[from + 2]) +
        Number(parts[from + 3]) / 1000
      expect(text).toHaveLength(1)
      expect(text[0]).not.toMatch(/[<>]|&(?!amp;|lt;|gt;)|-->/)
      const plain = (text[0] ?? '')
        .replaceAll('&lt;', '<')
        .replaceAll('&gt;', '>')
        .replaceAll('&amp;', '&')
      return { start: at(0), end: at(4), text: plain }
    })
}

describe('toVtt', () => {
  it('writes times to the millisecond', () => {
    const file = toVtt([{ line: 'a', text: 'One.', start: 0.3, end: 61.0056 }])
    expect(file).toBe('WEBVTT\n\n00:00:00.300 --> 00:01:01.006\nOne.\n')
  })

  it('is read back as it was written, whatever the texts', () => {
    const cues = fc.array(
      fc.record({
        text: fc.stringMatching(/^[a-z<>&\n -]{0,20}x$/),
        start: fc.integer({ min: 0, max: 179_000 }),
        length: fc.integer({ min: 1, max: 9_000 }),
      }),
      { minLength: 1, maxLength: 10 },
    )
    fc.assert(
      fc.property(cues, (some) => {
        const written = some
          .map(({ text, start, length }, at) => ({
            line: String(at),
            text,
            start: start / 1000,
            end: (start + length) / 1000,
          }))
          .sort((a, b) => a.start - b.start)
        expect(readVtt(toVtt(written))).toEqual(
          written.map(({ text, start, end }) => ({
            start: expect.closeTo(start, 6),
            end: expect.closeTo(end, 6),
            text: text.replace(/\s+/g, ' ').trim(),
          })),
        )
      }),
    )
  })
})

const line = (id: string, part: Line['part'], sentence?: number): Line => ({
  id,
  part,
  text: id,
  spoken: id,
  from: sentence === undefined ? null : { kind: 'sentence', sentence, text: id },
  begins: false,
})

describe('chaptersOf', () => {
  const lines = [
    line('o', 'opening'),
    line('a', 'point', 1),
    line('b', 'point', 5),
    line('own', 'point'),
    line('c', 'point', 9),
    line('q', 'recall'),
    line('unheard', 'recall'),
  ]
  const cues = lines.slice(0, -1).map(({ id }, at) => ({
    line: id,
    text: id,
    start: at * 10 + 0.3,
    end: at * 10 + 9,
  }))
  const headings = (sentence: number) => (sentence < 3 ? null : sentence < 8 ? 'Hives' : 'Honey')
  const names = { opening: 'Opening', points: 'Points', recall: 'Recall' }

  it('begins one with each section, and with the questions', () => {
    expect(chaptersOf(lines, cues, headings, names)).toEqual([
      { title: 'Opening', start: 0 },
      { title: 'Hives', start: 20.3 },
      { title: 'Honey', start: 40.3 },
      { title: 'Recall', start: 50.3 },
    ])
  })

  it('names points that stand under no heading', () => {
    expect(chaptersOf([line('a', 'point', 1)], cues, headings, names)).toEqual([
      { title: 'Points', start: 0 },
    ])
  })

  it('writes them as podcast apps read them', () => {
    expect(toChaptersJson([{ title: 'Hives', start: 20.30049 }])).toEqual({
      version: '1.2.0',
      chapters: [{ startTime: 20.3, title: 'Hives' }],
    })
  })
})
