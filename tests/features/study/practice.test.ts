import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { seeded } from '~/features/card/question'
import { chooseQuestions, PRACTICE } from '~/features/study/practice'

const pool = (size: number) => Array.from({ length: size }, (_, n) => ({ id: `q${n}` }))
const ids = (questions: { id: string }[]) => questions.map(({ id }) => id)

describe('chooseQuestions', () => {
  it('takes at most five, and all of a smaller pool', () => {
    expect(chooseQuestions(pool(9), [], seeded('a'))).toHaveLength(PRACTICE)
    expect(ids(chooseQuestions(pool(3), [], seeded('a'))).sort()).toEqual(['q0', 'q1', 'q2'])
  })

  it('takes what was never answered first, then what was answered longest ago', () => {
    const recent = ['q0', 'q1', 'q2', 'q0', 'q3', 'q4']
    const chosen = ids(chooseQuestions(pool(7), recent, seeded('b')))
    expect(chosen.slice(0, 2).sort()).toEqual(['q5', 'q6'])
    expect(chosen.slice(2)).toEqual(['q4', 'q3', 'q2'])
  })

  it('orders the never answered by chance, the same for the same chance', () => {
    const drawn = (seed: string) => ids(chooseQuestions(pool(30), [], seeded(seed)))
    expect(drawn('c')).toEqual(drawn('c'))
    expect(drawn('c')).not.toEqual(drawn('d'))
  })

  it('asks no question twice and leaves out none that was answered before one taken', () => {
    fc.assert(
      fc.property(
        fc.nat({ max: 12 }),
        fc.array(fc.nat({ max: 14 })),
        fc.string(),
        (size, answered, seed) => {
          const recent = answered.map((n) => `q${n}`)
          const chosen = ids(chooseQuestions(pool(size), recent, seeded(seed)))
          const since = (id: string) => (recent.includes(id) ? recent.indexOf(id) : Infinity)
          const left = ids(pool(size)).filter((id) => !chosen.includes(id))
          expect(new Set(chosen).size).toBe(Math.min(size, PRACTICE))
          const latest = Math.min(...chosen.map(since))
          for (const id of left) expect(since(id)).toBeLessThanOrEqual(latest)
        },
      ),
      { seed: 15, numRuns: 500 },
    )
  })
})
