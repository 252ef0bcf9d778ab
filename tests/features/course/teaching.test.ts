import { describe, expect, it } from 'vitest'
import type { Language } from '~/features/course/outline'
import { proposeConcepts } from '~/features/course/propose-concepts'
import { teaches } from '~/features/course/teaching'

describe('a sentence teaches nothing', () => {
  it.each([
    ['en', 'Some people say that old tea is a medicine.'],
    ['en', 'Well, everybody says the air, but no.'],
    ['en', 'It is often said that white tea heals.'],
    ['en', 'Rumour has it that the pot must be iron.'],
    ['en', 'Merchants claim that it grows better each year.'],
    ['zh-CN', '有人说一年茶三年药七年宝。'],
    ['zh-CN', '据说，老茶能治病。'],
    ['zh-CN', '我也听说老茶能治病。'],
    ['zh-CN', '传说神农尝百草时发现了茶。'],
    ['zh-CN', '很多人都认为红茶是另一种树。'],
  ] as const)('that is hearsay: %s %s', (language, text) => {
    expect(teaches(text, language)).toBe(false)
  })

  it.each([
    ['en', 'And then the basket?'],
    ['en', 'Thanks, Anna.'],
    ['en', 'Okay, thank you for listening.'],
    ['en', 'See you next time.'],
    ['en', 'Hello everyone, and welcome.'],
    ['en', 'So, uh, today I want to talk about bread.'],
    ['en', 'Next time we look at the oven.'],
    ['en', 'Okay we have some questions from the chat.'],
    ['zh-CN', '那发酵和氧化是一回事吗？'],
    ['zh-CN', '好的，谢谢王老师，我们下期再见。'],
    ['zh-CN', '大家好，欢迎收听。'],
    ['zh-CN', '今天我们请到了王老师，聊聊茶叶。'],
    ['zh-CN', '我们接着说泡茶的水。'],
    ['zh-CN', '感谢大家的聆听。'],
  ] as const)('that asks, greets, thanks or announces: %s %s', (language, text) => {
    expect(teaches(text, language)).toBe(false)
  })

  it.each([
    ['en', 'Thanks to gravity, water runs downhill.'],
    ['en', 'Hello World is a program that prints one line.'],
    ['en', 'A set is said to be open if each of its points has room around it.'],
    ['en', 'Ben Franklin thought of lightning as a current.'],
    ['en', 'People sleep for a third of their lives.'],
    ['en', 'Some claims can be tested.'],
    ['en', 'Good question design begins with an aim.'],
    ['en', 'The first one is called gliadin.'],
    ['en', 'Many thinkers of that time were monks.'],
    ['zh-CN', '传说是口头流传的故事。'],
    ['zh-CN', '听说能力比读写能力发展得早。'],
    ['zh-CN', '这两次实验都说明了同一点。'],
    ['zh-CN', '再见效的办法也要用对地方。'],
    ['zh-CN', '讲解员把展品的来历告诉观众。'],
    ['zh-CN', '下次会想起得更快。'],
    ['zh-CN', '说明文讲究条理。'],
    ['zh-CN', '民间讲究先敬老人。'],
    ['zh-CN', '我认为的自由意志，是能够选择。'],
  ] as const)('unlike this one: %s %s', (language, text) => {
    expect(teaches(text, language)).toBe(true)
  })

  it('is told in no time of what repeats itself', () => {
    const before = performance.now()
    for (const text of ['好', '也', '我们，', '今天', 'so ', 'all right ', '接下来'])
      for (const language of ['en', 'zh-CN'] as const)
        expect(teaches(`${text.repeat(3_000)}x`, language)).toBe(true)
    expect(performance.now() - before).toBeLessThan(1_000)
  })
})

describe('no concept', () => {
  const titlesOf = (body: string, language: Language) =>
    proposeConcepts([{ id: 'a', title: '', body }], language).map(({ title }) => title)

  it('is taken from what only talk says', () => {
    const talk =
      '氧化就是多酚与氧气反应。渥堆就是把茶叶堆起来，洒水，保持湿热。那发酵和氧化是一回事吗？不是一回事。谢谢老师，我们下期再见。再见。'
    const titles = titlesOf(talk, 'zh-CN')
    expect(titles).toEqual(expect.arrayContaining(['氧化', '渥堆']))
    for (const title of ['一回事', '再见', '谢谢老师']) expect(titles).not.toContain(title)
  })

  it('rests on a question or on hearsay', () => {
    const body =
      'And then the basket? People say the basket is a kind of luck. Rice keeps dough off the basket. The basket breathes.'
    const found = proposeConcepts([{ id: 'a', title: '', body }], 'en')
    expect(found.find(({ title }) => title === 'Basket')?.sentence).toBe(
      'Rice keeps dough off the basket.',
    )
  })

  it('is cut out of a number and what it counts', () => {
    const body =
      '绿茶一克配五十毫升水。红茶七克茶配一百毫升水。红茶也可以常温放两三年。乌龙茶放两三年。乌龙茶用九十五度的水。红茶用九十五度的水。'
    const titles = titlesOf(body, 'zh-CN')
    expect(titles).toEqual(expect.arrayContaining(['红茶', '乌龙茶']))
    expect(titles.filter((title) => /克|毫升|年|度/.test(title))).toEqual([])
    expect(titlesOf('二叉树是一种树。一次函数是一种函数。', 'zh-CN')).toEqual(
      expect.arrayContaining(['二叉树', '一次函数']),
    )
  })

  it('is a number’s unit in English', () => {
    const body =
      'Bake at 250 degrees. Cool to 90 degrees. Wait at 70 degrees. Stop at 60 degrees. A crumb is the soft part of a loaf.'
    expect(titlesOf(body, 'en')).toContain('Crumb')
    expect(titlesOf(body, 'en')).not.toContain('Degrees')
  })

  it('is another one with its verb', () => {
    const body =
      '**Attention** picks out a little. What attention picks reaches the desk. Attention picks the loudest. Attention tires. The desk gives the gist. A list gives the order. It gives more.'
    const titles = titlesOf(body, 'en')
    expect(titles).toContain('Attention')
    expect(titles).not.toContain('Attention picks')
    expect(titles).not.toContain('Gives')
  })
})
