import { describe, expect, it } from 'vitest'
import type { MaterialBlock } from '~/features/course/material'
import { blocksOfMarkdown } from '~/features/course/material-markdown'
import { minutesOfModule } from '~/features/course/spans'
import { type CutSettings, cut, USUAL } from '~/features/course/split'
import { wordVectors } from '~/features/course/word-vectors.server'

const settings: CutSettings = { language: 'en', count: 'duration', vectors: null }
const cutMarkdown = (markdown: string, own: Partial<CutSettings> = {}) =>
  cut({ blocks: blocksOfMarkdown(markdown) }, { ...settings, ...own })

const TOPICS = {
  bread: ['flour', 'dough', 'oven', 'yeast', 'crust', 'loaf', 'kneading', 'baker'],
  boats: ['sail', 'mast', 'harbour', 'anchor', 'rudder', 'hull', 'captain', 'wave'],
  law: ['judge', 'court', 'verdict', 'jury', 'witness', 'appeal', 'lawyer', 'statute'],
}
/** Sentences that say words of a topic, by a rule and not by chance. */
const about = (topic: keyof typeof TOPICS, sentences: number) =>
  Array.from({ length: sentences }, (_, n) => {
    const word = (step: number) => TOPICS[topic][(n * step + step) % 8]
    return `Here the ${word(1)} stands beside the ${word(3)} and near the ${word(5)}.`
  })
const lines = (sentences: string[]): MaterialBlock[] =>
  sentences.map((markdown) => ({ kind: 'cue', markdown }))

describe('cut, where there are no headings', () => {
  const talk = lines([...about('bread', 40), ...about('boats', 25), ...about('law', 60)])

  it('cuts where the topic turns, and says which words stop and start', () => {
    const { modules, turns } = cut({ blocks: talk }, { ...settings, count: 'topics' })
    expect(modules.map(({ to }) => to)).toEqual([40, 65, 125])
    expect(turns[0]?.stops.every((word) => TOPICS.bread.includes(word))).toBe(true)
    expect(turns[0]?.starts.every((word) => TOPICS.boats.includes(word))).toBe(true)
    expect(turns[0]?.starts).toHaveLength(4)
  })

  it('makes as many modules as are asked for', () => {
    for (const count of [1, 2, 3, 5]) {
      expect(cut({ blocks: talk }, { ...settings, count }).modules).toHaveLength(count)
    }
  })

  it('makes more where those would be too long', () => {
    const { modules } = cut({ blocks: talk }, { ...settings, count: 1, most: 4 })
    expect(modules.length).toBeGreaterThan(1)
    for (const { minutes } of modules) expect(minutes).toBeLessThanOrEqual(4)
  })

  it('lets the length set the number', () => {
    const long = lines(about('bread', 500)) // 5,500 words, about 23 minutes
    const { modules, minutes } = cut({ blocks: long }, settings)
    expect(minutes).toBeCloseTo((500 * 11) / 238, 0)
    expect(modules).toHaveLength(Math.round(minutes / USUAL))
  })

  it('leaves whole what fits', () => {
    const { modules, minutes } = cut({ blocks: lines(about('bread', 290)) }, settings)
    expect(minutes).toBeGreaterThan(1.4 * USUAL)
    expect(modules).toHaveLength(1)
  })

  it('cuts where something else is announced, if its topic says as little elsewhere', () => {
    const sentences = about('bread', 400)
    for (const [language, announced] of [
      ['en', 'Let us now turn to the crust and the loaf near the yeast.'],
      ['zh-CN', '下面我们来看面包的外壳。'],
    ] as const) {
      const said = sentences.with(190, announced)
      const { modules } = cut(
        { blocks: lines(said) },
        { ...settings, language, count: 2, most: 99 },
      )
      expect(modules[0]?.to).toBe(190)
    }
  })

  it('is the same every time, with word vectors too', async () => {
    const vectors = await wordVectors()
    const once = cut({ blocks: talk }, { ...settings, vectors })
    expect(cut({ blocks: talk }, { ...settings, vectors })).toEqual(once)
  })

  it('cuts Chinese by its words', () => {
    const tea = Array.from({ length: 30 }, (_, n) => `茶叶在${n}号茶园采摘，茶农用水泡茶。`)
    const steel = Array.from({ length: 30 }, (_, n) => `钢铁在${n}号高炉冶炼，工人浇铸钢材。`)
    const { modules, turns } = cut(
      { blocks: lines([...tea, ...steel]) },
      { ...settings, language: 'zh-CN', count: 2 },
    )
    expect(modules.map(({ to }) => to)).toEqual([30, 60])
    expect(turns[0]?.starts).toContain('钢铁')
  })
})

describe('cut, where time codes are', () => {
  const cues = Array.from({ length: 300 }, (_, n): MaterialBlock => {
    const ends = n % 3 === 2
    return {
      kind: 'cue',
      markdown: ends ? 'it ends here.' : 'it goes',
      start: 8 * n,
      end: 8 * n + 7,
    }
  })

  it('counts the seconds of the recording, and keeps the span of each module', () => {
    const { modules, minutes } = cut({ blocks: cues }, settings)
    expect(minutes).toBeCloseTo((8 * 299 + 7) / 60, 6)
    expect(modules[0]?.spans[0]?.start).toBe(0)
    expect(modules.at(-1)?.spans).toHaveLength(1)
    expect(modules.at(-1)?.spans[0]?.end).toBe(8 * 299 + 7)
    for (const module of modules) {
      expect(module.minutes).toBeLessThanOrEqual(14)
      expect(minutesOfModule(module)).toBeCloseTo(module.minutes, 1)
    }
  })

  it('cuts after a cue that ends a sentence, never between the cues of one', () => {
    const { modules } = cut({ blocks: cues }, { ...settings, count: 7 })
    expect(modules).toHaveLength(7)
    for (const { body } of modules)
      expect(body).toMatch(/^it goes it goes it ends here\.[\s\S]*here\.$/)
  })
})

describe('cut, where there are headings', () => {
  const section = (title: string, sentences: string[]) => `## ${title}\n\n${sentences.join(' ')}`

  it('packs whole sections, though the topic turns inside of them', () => {
    const mixed = [...about('bread', 80), ...about('law', 80)]
    const source = [section('One', mixed), section('Two', mixed), section('Three', mixed)].join(
      '\n\n',
    )
    const { modules } = cutMarkdown(source)
    expect(modules.map(({ body }) => /^## (.*)/.exec(body)?.[1])).toEqual(['One', 'Two', 'Three'])
    expect(modules.map(({ body }) => body).join('\n\n')).toBe(source)
  })

  it('cuts by topic inside a section that is too long', () => {
    const source = section('Long', [...about('bread', 170), ...about('law', 170)])
    const { modules } = cutMarkdown(source)
    expect(modules).toHaveLength(2)
    expect(modules[0]?.body).not.toContain('judge')
    expect(modules[1]?.body).not.toContain('flour')
  })

  it('opens a section that is too long at its deeper headings first', () => {
    const third = (title: string) => `### ${title}\n\n${about('bread', 240).join(' ')}`
    const { modules } = cutMarkdown(`## Long\n\n${['A', 'B', 'C'].map(third).join('\n\n')}`)
    expect(modules.map(({ body }) => /^(?:## Long\n\n)?### ./.test(body))).toEqual([
      true,
      true,
      true,
    ])
  })

  it('cuts no code, list, table, formula, link or bold, nor a heading from what follows', () => {
    const code = `\`\`\`js\n${'// One. Two.\n\n## no heading\n'.repeat(40)}\`\`\``
    const list = Array.from({ length: 60 }, (_, n) => `- Entry ${n}. It has two sentences.`).join(
      '\n',
    )
    const table = `| a | b |\n|---|---|\n${'| One. Two. | c |\n'.repeat(60)}`.trimEnd()
    const wholes = [code, list, table, '$$\na = b.\n$$', '**Bold one. Bold two.**']
    const text = about('bread', 60).join(' ')
    const source = `## Long\n\n${wholes.map((whole) => `${text}\n\n#### Next\n\n${whole}`).join('\n\n')}`
    const { modules, dropped } = cutMarkdown(source, { most: 6 })
    expect(dropped).toEqual([])
    expect(modules.length).toBeGreaterThan(4)
    for (const whole of wholes) {
      const holders = modules.filter(({ body }) => body.includes(`#### Next\n\n${whole}`))
      expect(holders, whole.slice(0, 20)).toHaveLength(1)
    }
  })

  it('names what no module can hold, and goes on', () => {
    const code = `\`\`\`js\n${'call()\n'.repeat(400)}\`\`\``
    const { modules, dropped } = cutMarkdown(`## A\n\nBefore it.\n\n${code}\n\nAfter it.`)
    expect(modules.map(({ body }) => body).join()).not.toContain('call()')
    expect(modules.map(({ body }) => body).join()).toContain('After it.')
    expect(dropped[0]?.what).toContain('code')
  })

  it('gives nothing for nothing', () => {
    expect(cut({ blocks: [] }, settings).modules).toEqual([])
  })
})
