import { describe, expect, it } from 'vitest'
import { moduleSentences } from '~/features/course/sentences'
import { blocksOfText } from '~/features/studio/formats/text-document'

const paragraphs = (text: string, language: 'en' | 'zh-CN' = 'en') =>
  blocksOfText(text, language).map(({ markdown }) => markdown)

const TALK = [
  'ANNA: Bread rises because yeast makes gas. The gas is held by gluten.',
  'BEN: Why does it smell sour?',
  'ANNA: Bacteria make acids. Let me show you.',
  'BEN: Fair enough. [laughs]',
  'ANNA: Now the oven.',
]
const at = (write: (n: number) => string) => TALK.map((line, n) => `${write(n)}${line}`)

describe('a transcript', () => {
  it('has a paragraph a turn, though empty lines part it too', () => {
    expect(paragraphs([...TALK.slice(0, 3), '', ...TALK.slice(3)].join('\n'))).toEqual(TALK)
    expect(paragraphs(TALK.join('\n\n'))).toEqual(TALK)
  })

  it('keeps the names and loses the times, however they are written', () => {
    for (const write of [
      (n: number) => `[00:00:0${n}] `,
      (n: number) => `(0${n}:10) `,
      (n: number) => `${n + 3}:10 `,
      (n: number) => `00:0${n}:07.250 - `,
      (n: number) => `[00:0${n}.000 --> 00:0${n}.900]  `,
      (n: number) => `[00:0${n}:00]\n`,
      (n: number) => `[00:0${9 - n}:00] `,
    ])
      expect(paragraphs(at(write).join('\n')), write(1)).toEqual(TALK)
    const within = TALK.map((line, n) => line.replace(':', ` [00:0${n}:00]:`))
    expect(paragraphs(within.join('\n'))).toEqual(TALK)
  })

  it('has a paragraph a turn in Chinese', () => {
    const talk = [
      '主持人：大家好，今天我们请到了王老师。',
      '王老师：谢谢。茶叶都来自同一种植物。',
      '主持人：那氧化是什么意思？',
      '王老师：多酚与氧气反应，就是氧化。',
    ]
    const text = [...talk.slice(0, 2), '', ...talk.slice(2)].join('\n')
    expect(paragraphs(text, 'zh-CN')).toEqual(talk)
    const timed = talk.map((line, n) => `【00:0${n}】${line}`).join('\n')
    expect(paragraphs(timed, 'zh-CN')).toEqual(talk)
  })

  it('keeps the lines of a turn together, and a sentence that goes on past a time', () => {
    expect(
      paragraphs(
        '0:01 Bread rises because yeast\n0:04 makes gas.\n0:09 Bacteria make\nacids.\n0:12\nThat is all.',
      ),
    ).toEqual(['Bread rises because yeast makes gas.', 'Bacteria make acids.', 'That is all.'])
  })

  it('is read as what is said in it, and nothing else', () => {
    const body = paragraphs(at((n) => `[00:00:0${n}] `).join('\n')).join('\n\n')
    expect(moduleSentences(body, 'en').map(({ text }) => text)).toEqual([
      'Bread rises because yeast makes gas.',
      'The gas is held by gluten.',
      'Why does it smell sour?',
      'Bacteria make acids.',
      'Let me show you.',
      'Fair enough.',
      'Now the oven.',
    ])
  })
})

describe('a text that is no transcript', () => {
  it.each([
    ['a day’s times', 'The day\n9:30 Tea\n10:15 A walk\n11:00 A talk\n\nCome early.', 2],
    ['notes', 'Note: it is hot\nNote: it is cold\nNote: it is wet\n\nSo dress well.', 2],
    ['two times', '[00:10] One goes\n[00:20] and two\n\nThat is all.', 2],
    [
      'a few lines of talk in a long text',
      `${'Tea grows in\n'.repeat(60)}\n${TALK.join('\n')}\n\nThe end.`,
      3,
    ],
  ])('stays as it is: %s', (_, text, count) => {
    const whole = paragraphs(text)
    expect(whole).toHaveLength(count)
    expect(whole.join(' ')).toBe(text.replace(/\s+/g, ' ').trim())
  })
})
