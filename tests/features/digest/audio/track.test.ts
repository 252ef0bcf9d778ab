import { describe, expect, it } from 'vitest'
import { RATE, secondsOf, silence } from '~/features/digest/audio/sound'
import { AROUND, layOut } from '~/features/digest/audio/track'
import type { Line } from '~/features/digest/script/line'
import { totalSeconds } from '~/features/digest/script/seconds'

const line = (id: string, part: Line['part'], text: string, begins = false): Line => ({
  id,
  part,
  text,
  spoken: text,
  from: null,
  begins,
})

const LINES = [
  line('a', 'opening', 'How memory works.'),
  line('b', 'point', 'It fades.', true),
  line('c', 'point', 'It comes back.'),
  line('d', 'recall', 'First: why?', true),
  line('e', 'recall', 'Second: how does this go on? …'),
  line('f', 'recall', '为什么？'),
]
const said = LINES.map((line) => ({ line, sound: silence(2) }))
const TITLES = { opening: 'Opening', point: 'Points', recall: 'Recall' }

describe('layOut', () => {
  const { sound, cues, chapters } = layOut(said, TITLES)

  it('pauses longer before what begins, and after a question', () => {
    const starts = cues.map(({ start }) => Math.round(start * 100) / 100)
    expect(starts).toEqual([0.3, 3.05, 5.4, 8.15, 12.65, 17.15])
    expect(cues.map(({ start, end }) => Math.round((end - start) * 100))).toEqual(
      Array(6).fill(200),
    )
  })

  it('leaves time to think after the last question, too', () => {
    expect(secondsOf(sound)).toBeCloseTo(21.65, 2)
  })

  it('begins a chapter with each part', () => {
    expect(chapters.map(({ title }) => title)).toEqual(['Opening', 'Points', 'Recall'])
    expect(chapters.map(({ start }) => Math.round(start * 100) / 100)).toEqual([0, 3.05, 8.15])
  })

  it('is as long as was planned', () => {
    const planned = totalSeconds(LINES, () => 2)
    const around = sound.samples.length / RATE - planned
    expect(around).toBeGreaterThan(0)
    expect(around).toBeLessThanOrEqual(AROUND)
  })
})
