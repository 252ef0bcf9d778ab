import { describe, expect, it } from 'vitest'
import { estimateSeconds, totalSeconds } from '~/features/digest/script/seconds'

/** As the embedded voices said them: flite rms, and espeak cmn at rate 200. */
const MEASURED: [language: 'en' | 'zh-CN', text: string, seconds: number][] = [
  ['en', 'Each link is one more way back.', 2.01],
  ['en', 'Meaning would have helped, so he made up syllables that had none.', 3.78],
  ['en', 'To someone who has never heard of the N B A, it is still three letters.', 4.14],
  ['en', 'You are most easily deceived while you study.', 2.73],
  ['en', 'Saying a name you heard ten seconds ago adds almost nothing.', 3.84],
  [
    'en',
    'In two thousand and nine Nate Kornell, Matthew Hays and Robert Bjork had people guess first, and mostly guess wrong, before they saw the answer.',
    9.17,
  ],
  ['en', 'Ask what it means, and you are deep.', 2.5],
  ['en', 'Packing small pieces into one known unit is called chunking.', 3.76],
  ['en', 'Most people lose some on the way.', 2.25],
  ['en', 'To encode something means to turn it into a form that can be kept.', 4.05],
  ['en', 'Finding it again after two days, with effort, adds a lot.', 3.96],
  [
    'en',
    'Second: You try to recall a capital, nothing comes, and you look it up. You are now more likely to remember it than if you had only read it, for just as long. True or not, and why?',
    11.5,
  ],
  ['zh-CN', '艾宾浩斯想看清遗忘本身。', 2.62],
  ['zh-CN', '两天后回来一次，一周后再来一次。', 3.02],
  ['zh-CN', '觉得容易并不可靠，所以有用的东西有时会让人觉得不对劲。', 5.38],
  ['zh-CN', '多数人会漏掉几个。', 1.61],
  ['zh-CN', '每一个联系，都是一条回去的路。', 2.59],
  ['zh-CN', '现在先不看，回想一下。第一个问题：从五分钟到一周，哪一组丢得更少？', 6.79],
  ['zh-CN', '在随后的几小时到几天里，它会变得更牢，和你原来知道的东西长到一起。', 6.62],
  ['zh-CN', '储存强度，是它在你知道的其他东西当中扎根有多深。', 5.02],
  ['zh-CN', '第三个问题：你读到：铜屋顶年深日久会变绿。问自己哪个问题，是在做精细加工？', 7.59],
  ['zh-CN', '远远超出你水平的题也一样。', 2.59],
  ['zh-CN', '判断过意思的词，被认出来的远多于只判断过字母的词，尽管每个词出现的时间同样短。', 8.04],
  ['zh-CN', '第三个问题：你学了一门语言的基础。哪些困难是合意的？', 5.0],
]

describe('estimateSeconds', () => {
  it.each(['en', 'zh-CN'] as const)('comes near what the voice took in %s', (language) => {
    const told = MEASURED.filter(([each]) => each === language)
    const measured = told.reduce((sum, [, , seconds]) => sum + seconds, 0)
    const estimate = told.reduce((sum, [, text]) => sum + estimateSeconds(text, language), 0)
    expect(Math.abs(estimate / measured - 1)).toBeLessThan(0.05)
  })

  it('takes figures for the words that they will be', () => {
    const figures = estimateSeconds('In 1999 it was 35% of 1,234.', 'en')
    const words =
      'In nineteen ninety-nine it was thirty-five percent of one thousand two hundred and thirty-four.'
    expect(Math.abs(figures / estimateSeconds(words, 'en') - 1)).toBeLessThan(0.3)
  })

  it('is 0 where nothing can be said', () => {
    expect(estimateSeconds('  ', 'en')).toBe(0)
  })
})

describe('totalSeconds', () => {
  it('adds the silences: between lines, where something begins, and to think', () => {
    const line = (part: string, begins = false) => ({ part, begins })
    const told = (lines: { part: string; begins: boolean }[], tempo = 1) =>
      totalSeconds(lines, () => 2, tempo)
    expect(told([])).toBe(0)
    expect(told([line('point')])).toBe(2)
    expect(told([line('point'), line('point'), line('point', true)])).toBeCloseTo(
      6 + 0.35 + 0.75,
      9,
    )
    expect(told([line('recall'), line('recall')])).toBeCloseTo(4 + 2.5 + 2.5, 9)
    expect(told([line('recall'), line('recall')], 1.1)).toBeCloseTo(4 / 1.1 + 5, 9)
  })
})
