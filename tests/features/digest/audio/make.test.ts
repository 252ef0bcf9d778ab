import NodeId3 from 'node-id3'
import { beforeAll, describe, expect, it } from 'vitest'
import { computed } from '#/tests/support/cpu'
import { framesIn, heard, onsets } from '#/tests/support/heard'
import { audioId, type Made, makeAudio, plannedVoice } from '~/features/digest/audio/make.server'
import type { Order } from '~/features/digest/audio/order'

const EN = [
  'How memory works.',
  'Memory fades when it is not used, and comes back stronger each time you recall it.',
  'A test is not only a measure of what was learned; it is one of the best ways to learn.',
  'Waiting a day before you try again costs some effort, and that effort is what makes it last.',
  'Sleep moves what was learned in the day into a store that is slower to fill and slower to empty.',
  'What you can explain to somebody else, in your own words, you will not lose so soon.',
]
const ZH = [
  '记忆是怎样工作的。',
  '记忆不用就会淡忘，每次回想都会变得更牢。',
  '隔一天再试会费力一些，正是这份力气让它留得更久。',
]

type Kept = Extract<Order, { fit: 'keep' }>

function order(texts: string[], language: Order['language'], question: string): Kept {
  const points = texts.map((text, i) => ({
    id: `line${i}`,
    part: i === 0 ? ('opening' as const) : ('point' as const),
    text,
    spoken: text,
    from: null,
    begins: i % 3 === 1,
  }))
  const recall = {
    id: 'recall',
    part: 'recall' as const,
    text: question,
    spoken: question,
    from: null,
    begins: true,
  }
  return {
    lines: [...points, recall],
    language,
    title: texts[0] ?? '',
    artist: 'Fifteen',
    album: 'Learning',
    chapters: { opening: 'Opening', point: 'In short', recall: 'To recall' },
    fit: 'keep',
  }
}

const english = order(EN, 'en', 'Why does waiting a day help?')
const chinese = order(ZH, 'zh-CN', '为什么隔一天再试有帮助？')

describe.each([
  ['English', english, 'flite rms'],
  ['Chinese', chinese, 'espeak cmn'],
])('an audio in %s', (_, order, voice) => {
  let made: Extract<Made, { kind: 'made' }>
  beforeAll(async () => {
    made = (await makeAudio(order)) as typeof made
  }, 60_000)

  it('is said by the voice that was planned', () => {
    expect(made.kind).toBe('made')
    expect(made.audio.voice).toBe(voice)
    expect(plannedVoice(order.language)).toBe(voice)
    expect(made.audio.id).toBe(audioId(order, voice))
  })

  it('has one bit rate, and lasts as long as it says', () => {
    const frames = framesIn(made.mp3)
    expect(new Set(frames.map(({ kbits }) => kbits))).toEqual(new Set([48]))
    expect(made.audio.seconds).toBeCloseTo((frames.length * 576) / 24_000, 2)
    expect(made.audio.bytes).toBe(made.mp3.length)
  })

  it('is level, and nowhere too loud', () => {
    expect(Math.abs(made.audio.lufs + 16)).toBeLessThanOrEqual(0.5)
    expect(made.audio.peakDb).toBeLessThanOrEqual(-1)
  })

  it('is heard when its cues say', async () => {
    const begun = onsets(await heard(made.mp3))
    const off = made.audio.cues.map(({ start }) =>
      Math.min(...begun.map((at) => Math.abs(at - start))),
    )
    expect(Math.max(...off)).toBeLessThan(0.2)
    expect(made.audio.cues.map(({ line }) => line)).toEqual(order.lines.map(({ id }) => id))
  })

  it('leaves time to think after the question', () => {
    const { end } = made.audio.cues.at(-1) as { end: number }
    expect(made.audio.seconds - end).toBeGreaterThan(2)
  })

  it('says in its tags what it is, and where its parts begin', () => {
    const tags = NodeId3.read(Buffer.from(made.mp3))
    expect(tags).toMatchObject({ title: order.title, artist: 'Fifteen', album: 'Learning' })
    expect(tags.chapter?.map(({ startTimeMs, tags }) => [startTimeMs, tags?.title])).toEqual(
      made.audio.chapters.map(({ title, start }) => [Math.round(start * 1000), title]),
    )
    expect(tags.tableOfContents?.[0]?.elements).toHaveLength(3)
  })
})

it('keeps the caller free while it works', async () => {
  const before = computed()
  const made = await makeAudio({ ...english, lines: english.lines.slice(0, 3) })
  if (made.kind !== 'made') throw new Error(made.kind)
  expect(computed() - before).toBeLessThan((made.cpuSeconds * 1000) / 2)
}, 60_000)

it('tells how far it is', async () => {
  const told: [string, number][] = []
  const report = (step: string, progress: number) => told.push([step, progress])
  await makeAudio({ ...chinese, lines: chinese.lines.slice(0, 2) }, { report })
  expect(told.at(-1)).toEqual(['mixing', 0.7])
  expect(told.map(([, progress]) => progress)).toEqual([0.35, 0.7, 0.7])
}, 60_000)

it('names the line that its voice can’t say', async () => {
  const foreign = {
    ...english.lines[1],
    id: 'foreign',
    spoken: '记忆不用就会淡忘，每次回想都会变得更牢。',
  }
  const lines = [english.lines[0], foreign] as Kept['lines']
  expect(await makeAudio({ ...english, lines })).toEqual({ kind: 'unsaid', line: 'foreign' })
}, 60_000)

describe('a script that is too long', () => {
  const long = Array.from({ length: 45 }, (_, i) => `${EN[1 + (i % 5)]}`)
  const script = order(['How memory works.', ...long], 'en', 'Why does waiting a day help?')

  // The middle is ranked from its end, and one line is beyond the voice.
  const candidates = script.lines.map((line, i) => ({
    line: i === 9 ? { ...line, spoken: '记忆不用就会淡忘。' } : line,
    rank: line.part === 'point' ? script.lines.length - i : null,
    needs: null,
    section: null,
    concept: null,
  }))

  it('loses lines until it takes less than three minutes', async () => {
    const made = await makeAudio({ ...script, fit: 'drop', candidates })
    if (made.kind !== 'made') throw new Error(made.kind)
    expect(made.audio.seconds).toBeGreaterThanOrEqual(165)
    expect(made.audio.seconds).toBeLessThanOrEqual(178.2)
    expect(made.tempo).toBeLessThanOrEqual(1.12)
    expect(made.lines.map(({ id }) => id)).toEqual(made.audio.cues.map(({ line }) => line))
    expect(made.lines.at(-1)?.part).toBe('recall')
    expect(made.lines.at(-2)?.id).toBe('line45')
    expect(made.lines.map(({ id }) => id)).not.toContain('line9')
  }, 120_000)

  it('is refused with its length where nothing may be left out', async () => {
    const made = await makeAudio(script)
    if (made.kind !== 'too-long') throw new Error(made.kind)
    expect(made.seconds).toBeGreaterThan(240)
  }, 120_000)
})

describe('audioId', () => {
  const id = audioId(english, 'flite rms')
  const other = (change: Partial<Kept>) => audioId({ ...english, ...change }, 'flite rms')

  it('is the same for the same', () => {
    expect(audioId(structuredClone(english), 'flite rms')).toBe(id)
  })

  it('is another one for another voice, text, order or title', () => {
    const lines = english.lines.map((line, i) => (i === 2 ? { ...line, spoken: 'Another.' } : line))
    const ids = [
      audioId(english, 'endpoint a b'),
      other({ lines }),
      other({ lines: english.lines.toReversed() }),
      other({ title: 'Another' }),
    ]
    expect(new Set([id, ...ids]).size).toBe(5)
  })
})
