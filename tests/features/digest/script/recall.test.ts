import { describe, expect, it } from 'vitest'
import type { Kind } from '~/features/course/outline'
import { recallable, recallLines } from '~/features/digest/script/recall'

const en = (ask: string, kind: Kind = 'one', concept: string | null = 'Honey') =>
  recallable({ id: 'q', ask, kind, concept }, 'en')
const zh = (ask: string, kind: Kind = 'one', concept: string | null = '蜂蜜') =>
  recallable({ id: 'q', ask, kind, concept }, 'zh-CN')

describe('recallable', () => {
  it('leaves a question that needs no choices', () => {
    expect(en('Why does *honey* keep?')).toBe('why does honey keep?')
    expect(zh('蜂蜜为什么不坏？')).toBe('蜂蜜为什么不坏？')
  })

  it('turns choices into something to recall', () => {
    expect(en('Which of these are true of honey?')).toBe('what is true of honey?')
    expect(en('You have a hive. Which of these bees are male?')).toBe(
      'You have a hive. Which bees are male?',
    )
    expect(en('It rained for a week. What explains this best?')).toBe(
      'It rained for a week. How do you explain it?',
    )
    expect(zh('关于蜂蜜，哪些说法是对的？')).toBe('关于蜂蜜，你还记得什么？')
    expect(zh('下列哪种蜜蜂会飞？')).toBe('哪种蜜蜂会飞？')
    expect(zh('下了一周的雨。哪种解释最合适？')).toBe('下了一周的雨。这该怎么解释？')
  })

  it('asks for the concept where it can not be put so', () => {
    expect(en('Pick the sentence below that fits.')).toBe('what do you remember about Honey?')
    expect(zh('选出下面正确的一句。')).toBe('关于蜂蜜，你还记得什么？')
    expect(en('Pick the sentence below that fits.', 'one', null)).toBe('')
  })

  it('asks of a statement whether it is true, and of half a sentence how it goes on', () => {
    expect(en('Bees sleep', 'true-false')).toBe('Bees sleep. True or not, and why?')
    expect(zh('蜜蜂会睡觉', 'true-false')).toBe('蜜蜂会睡觉。这句话对不对，为什么？')
    expect(en('Honey is made of:')).toBe('Honey is made of… How does it go on?')
    expect(zh('蜂蜜常被用于')).toBe('蜂蜜常被用于……这句话怎么接下去？')
    expect(en('When is honey ripe')).toBe('when is honey ripe?')
  })
})

describe('recallable, of what is typed, put in order or matched', () => {
  it('leaves a question and a task as they are', () => {
    expect(en('How many bees live in a hive?', 'number')).toBe('how many bees live in a hive?')
    expect(en('Name the queen’s food.', 'text')).toBe('Name the queen’s food.')
    expect(zh('写出蜂王的食物。', 'text')).toBe('写出蜂王的食物。')
  })

  it('lets a gap at the end be said, and asks for the concept where it is inside', () => {
    expect(en('The queen lives on ____.', 'text')).toBe('The queen lives on… How does it go on?')
    expect(zh('蜂王吃的是（   ）。', 'text')).toBe('蜂王吃的是……这句话怎么接下去？')
    expect(en('Complete the sentence: “The queen lives on ____.”', 'text')).toBe(
      'The queen lives on… How does it go on?',
    )
    expect(zh('补全句子：“蜂王吃的是____。”', 'one')).toBe('蜂王吃的是……这句话怎么接下去？')
    expect(en('The ____ lives on royal jelly.', 'text')).toBe('what do you remember about Honey?')
    expect(en('What does `f()` return?')).toBe('what does f() return?')
    expect(zh('____吃的是蜂王浆。', 'one')).toBe('关于蜂蜜，你还记得什么？')
  })

  it('asks for the concept of lines that can’t be heard', () => {
    expect(en('Put the steps in order.', 'order')).toBe('what do you remember about Honey?')
    expect(zh('哪些属于一起？', 'match')).toBe('关于蜂蜜，你还记得什么？')
    expect(en('Put the steps in order.', 'order', null)).toBe('')
  })
})

describe('recallLines', () => {
  it('counts the questions, names where they come from, and gives them words to say', () => {
    const question = { ask: 'Are 3 bees `enough`?', kind: 'one' as const, concept: null }
    const lines = recallLines(
      [
        { id: 'a', ...question },
        { id: 'b', ...question },
      ],
      'en',
    )
    expect(lines).toEqual([
      {
        id: 'q-a',
        part: 'recall',
        text: 'Now recall, without looking back. First: are 3 bees enough?',
        spoken: 'Now recall, without looking back. First: are three bees enough?',
        from: { kind: 'question', questionId: 'a', text: 'Are 3 bees enough?' },
        begins: true,
      },
      {
        id: 'q-b',
        part: 'recall',
        text: 'Second: are 3 bees enough?',
        spoken: 'Second: are three bees enough?',
        from: { kind: 'question', questionId: 'b', text: 'Are 3 bees enough?' },
        begins: false,
      },
    ])
  })
})
