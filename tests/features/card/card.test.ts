import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Answer, grade } from '~/features/card/grade'
import { feedbackOn, seeded, shuffled, viewOf } from '~/features/card/question'
import { sameResponse } from '~/features/card/response'
import type { Question } from '~/features/course/course'

const question = (kind: Question['kind'], rights: boolean[]): Question => ({
  revisionId: 'r',
  id: 'course/q',
  conceptId: 'course/c',
  moduleId: 'course/m',
  kind,
  askHtml: 'Which?',
  choices: rights.map((right, i) => ({
    id: `c${i}`,
    html: `choice ${i}`,
    right,
    reasonHtml: `reason ${i}`,
  })),
  passage: null,
})

describe('grade', () => {
  const one = question('one', [false, true, false])
  const several = question('several', [true, false, true])

  it('hands an empty response back', () => {
    expect(grade(one, [])).toEqual({ kind: 'incomplete', lack: 'nothing' })
  })

  it('is right for the right one, and only for it', () => {
    expect(grade(one, ['c1'])).toEqual({ kind: 'graded', right: true })
    expect(grade(one, ['c0'])).toEqual({ kind: 'graded', right: false })
  })

  it('asks for all the right ones where several are right', () => {
    expect(grade(several, ['c0', 'c2'])).toEqual({ kind: 'graded', right: true })
    expect(grade(several, ['c0'])).toEqual({ kind: 'graded', right: false })
    expect(grade(several, ['c0', 'c1', 'c2'])).toEqual({ kind: 'graded', right: false })
  })

  it('knows no choice of another question, and no two where one is asked for', () => {
    expect(grade(one, ['elsewhere'])).toEqual({ kind: 'unknown' })
    expect(grade(one, ['c0', 'c1'])).toEqual({ kind: 'unknown' })
  })
})

describe('an answer', () => {
  it('is read strictly', () => {
    expect(Answer.parse({ question: 'q', response: 'a' }).response).toEqual(['a'])
    expect(Answer.parse({ question: 'q' }).response).toEqual([])
    expect(Answer.parse({ question: 'q', response: ['b', 'a', 'b'] }).response).toEqual(['a', 'b'])
    expect(Answer.safeParse({ question: 'q', right: 'true' }).success).toBe(false)
    expect(Answer.safeParse({ question: '' }).success).toBe(false)
    expect(Answer.safeParse({ question: 'q', response: Array(9).fill('a') }).success).toBe(false)
  })

  it('is the same in any order', () => {
    expect(sameResponse(['a', 'b'], ['b', 'a'])).toBe(true)
    expect(sameResponse(['a'], ['a', 'b'])).toBe(false)
  })
})

describe('what a learner sees of a question', () => {
  it('holds neither key nor reason', () => {
    const seen = JSON.stringify(viewOf(question('one', [true, false]), 'learner'))
    expect(seen).not.toMatch(/right|reason/)
  })

  it('keeps its order for one learner, and differs between learners', () => {
    const asked = question('one', Array(6).fill(false))
    const orderFor = (learner: string) =>
      viewOf(asked, learner)
        .choices.map(({ id }) => id)
        .join()
    expect(orderFor('a')).toBe(orderFor('a'))
    expect(new Set(['a', 'b', 'c', 'd', 'e'].map(orderFor)).size).toBeGreaterThan(1)
  })

  it('keeps true before false', () => {
    const seen = viewOf(question('true-false', [true, false]), 'anyone')
    expect(seen.choices.map(({ id }) => id)).toEqual(['c0', 'c1'])
  })

  it('after the answer, gives the reasons of what was chosen and no other', () => {
    const feedback = feedbackOn(question('one', [true, false, false]), ['c1'], false, null)
    expect(feedback.reasons).toEqual([{ choice: 'c1', html: 'reason 1' }])
    expect(feedback.key).toEqual(['c0'])
  })
})

describe('shuffled', () => {
  it('loses nothing and adds nothing', () => {
    fc.assert(
      fc.property(fc.array(fc.integer()), fc.string(), (things, seed) => {
        expect(shuffled(things, seeded(seed)).sort()).toEqual([...things].sort())
      }),
    )
  })

  it('puts each thing in each place about equally often', () => {
    const counts = [0, 0, 0, 0]
    for (let i = 0; i < 4000; i++) {
      const first = shuffled([0, 1, 2, 3], seeded(`learner ${i}`))[0] ?? 0
      counts[first] = (counts[first] ?? 0) + 1
    }
    for (const count of counts) expect(Math.abs(count - 1000)).toBeLessThan(150)
  })
})
