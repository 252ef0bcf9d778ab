import { describe, expect, it } from 'vitest'
import { heardLines, lineAt, paragraphsOf } from '~/features/digest/player/cues'
import type { Line } from '~/features/digest/script/line'
import { en } from '~/i18n/en'
import { zhCN } from '~/i18n/zh-cn'
import { clock } from '~/ui/clock'

const line = (id: string, part: Line['part'], begins = false): Line => ({
  id,
  part,
  begins,
  text: id,
  spoken: id,
  from: null,
})
const script = [
  line('a', 'opening', true),
  line('b', 'point', true),
  line('c', 'point'),
  line('d', 'recall', true),
  line('e', 'recall'),
]
const cues = script.map(({ id }, i) => ({ line: id, text: id, start: i * 10 + 1, end: i * 10 + 9 }))

describe('what is read along', () => {
  it('stands in paragraphs, and each question by itself', () => {
    const paragraphs = paragraphsOf(heardLines(cues, script))
    expect(paragraphs.map((lines) => lines.map(({ text }) => text).join(''))).toEqual([
      'a',
      'bc',
      'd',
      'e',
    ])
  })

  it('is one paragraph without a script', () => {
    expect(paragraphsOf(heardLines(cues, []))).toHaveLength(1)
  })

  it('is marked from the moment a line is heard until the next one is', () => {
    const lines = heardLines(cues, script)
    expect([0, 1, 9.5, 10.9, 11, 500].map((at) => lineAt(lines, at))).toEqual([-1, 0, 0, 0, 1, 4])
  })
})

describe('a position', () => {
  it('stands as a clock shows it', () => {
    expect([0, 9.9, 71, 174.4].map(clock)).toEqual(['0:00', '0:09', '1:11', '2:54'])
  })

  it('is said in words', () => {
    expect(en.digest.positionText(71, 174)).toBe('1 minute 11 of 2 minutes 54')
    expect(en.digest.positionText(1, 60)).toBe('1 second of 1 minute 0')
    expect(zhCN.digest.positionText(71, 174)).toBe('1 分 11 秒，共 2 分 54 秒')
  })
})
