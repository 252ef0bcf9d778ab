import { describe, expect, it } from 'vitest'
import { courseLoads } from '~/features/course/course-load'

const load = (...bodies: string[]) => courseLoads(bodies, 'en')

describe('courseLoads', () => {
  const easy = 'The dog runs. The dog sleeps. We like it. It is warm. The sun is up.'
  const hard = Array.from(
    { length: 12 },
    (_, n) =>
      `Because the eigenvalue${n} of the matrix${n} bounds the spectrum${n}, and since the eigenvalue${n} of a matrix${n} with a bounded spectrum${n} is itself an eigenvalue${n}, every matrix${n} inherits its spectrum${n} from there.`,
  ).join(' ')

  it('lies between 0 and 100, and is more for long sentences full of new terms', () => {
    const [plain, dense] = [load(easy)[0], load(hard)[0]]
    expect(plain?.value).toBeGreaterThanOrEqual(0)
    expect(dense?.value).toBeLessThanOrEqual(100)
    expect(dense?.value).toBeGreaterThan((plain?.value ?? 0) + 40)
  })

  it('counts a term as new where it first comes up, and not again', () => {
    const [first, again] = load(hard, hard)
    expect(first?.fresh).toBe(1)
    expect(again?.fresh).toBe(0)
    expect(again?.value).toBeLessThan(first?.value ?? 0)
  })

  it('counts terms that are used before they are explained', () => {
    const rest = 'We wait for it and look at the clock on the wall. '.repeat(20)
    const use = `We heat it. The quench follows it. We wait for the quench. ${rest}`
    const explain = '## Quench\n\nA quench is a sudden cooling. The quench is short.'
    expect(load(use, explain)[0]?.early).toBeGreaterThan(0)
    expect(load(explain, use)[1]?.early).toBe(0)
  })

  it('counts how long ago what it rests on was said', () => {
    const base = '## Quench\n\nA quench is a sudden cooling. The quench is short.'
    const other = 'Something else is told here, at some length and in many words. '.repeat(300)
    expect(load(base, other, base)[2]?.distant).toBeGreaterThan(load(base, base)[1]?.distant ?? 1)
  })

  it('is 0 for a module that says nothing', () => {
    expect(load('', easy)[0]?.value).toBe(0)
  })
})
