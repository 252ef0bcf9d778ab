import { describe, expect, it } from 'vitest'
import { proposeTitle } from '~/features/course/propose-title'

const one = (body: string) => [{ title: 'Words of its own', body }]

describe('proposeTitle', () => {
  it('names the concept that a text speaks of most, and the next where it comes up half as often', () => {
    const text = `Today we begin with a question. A base rate is the share of people who have an illness. Doctors
      forget the base rate when a test is positive. A false positive is a positive test of somebody healthy.
      With a low base rate there are more false positives than ill people. A false positive costs sleep.`
    expect(proposeTitle(one(text), 'en')).toBe('Base rate and false positive')
    const rest = 'The base rate matters here. '.repeat(4)
    expect(proposeTitle(one(`${text} ${rest}`), 'en')).toBe('Base rate')
  })

  it('leaves a name its capital', () => {
    const text = `A base rate is a share. Python is a language that counts it. Python is quick to write, and
      Python counts the base rate.`
    expect(proposeTitle(one(text), 'en')).toMatch(/\bPython\b/)
  })

  it('does so in Chinese', () => {
    const text =
      '大家好，今天我们来讲基础概率。基础概率是指在没有其他证据时，一件事发生的可能性。医生常常忘记基础概率。假阳性是指没有病的人得到阳性结果。假阳性会让人睡不着觉。'
    expect(proposeTitle(one(text), 'zh-CN')).toBe('基础概率与假阳性')
  })

  it('takes a short first sentence where no concept is said twice', () => {
    expect(proposeTitle(one('How bread rises. It does.'), 'en')).toBe('How bread rises')
    expect(proposeTitle(one('面包为什么会发？真的。'), 'zh-CN')).toBe('面包为什么会发？')
  })

  it('else takes what the first part is called', () => {
    expect(proposeTitle(one('Hello and good to see you all. It is.'), 'en')).toBe(
      'Words of its own',
    )
    expect(proposeTitle([], 'en')).toBe('')
  })
})
