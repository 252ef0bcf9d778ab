import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { tinyCourse } from '#/tests/support/tiny-course'
import { typedCourse } from '#/tests/support/typed-course'
import { compile } from '~/features/studio/compile.server'

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

describe('compile', () => {
  it('names a question whose choices are picked by the hash of these parts, in this order', async () => {
    const course = tinyCourse({ modules: 2 })
    const { modules } = await compile(course)
    const written = course.modules.flatMap(({ card, pool }) => [...card, ...pool])
    const compiled = modules.flatMap(({ questions }) => questions.map(({ revision }) => revision))
    expect(compiled).toHaveLength(written.length)
    for (const [n, { id, concept, kind, ask, choices, passage }] of written.entries()) {
      const said = (text: string) =>
        kind === 'true-false' ? text.replace(/^./, (one) => one.toUpperCase()) : text
      const parts = {
        questionId: `tiny/${id}`,
        conceptId: `tiny/${concept}`,
        kind,
        source: {
          ask,
          choices: choices.map(({ text, right, reason }) => ({ text, right, reason })),
          passage,
        },
        askHtml: ask,
        choices: choices.map(({ text, right, reason }) => ({
          id: sha256(`tiny/${id}\n${text}`).slice(0, 12),
          html: said(text),
          right,
          reasonHtml: reason,
        })),
      }
      expect(compiled[n]?.id).toBe(sha256(JSON.stringify(parts)).slice(0, 32))
    }
  })

  it('does not mind in which order the parts of a choice are held', async () => {
    const course = tinyCourse({ modules: 2 })
    const turned = tinyCourse({ modules: 2 })
    for (const question of turned.modules.flatMap(({ card, pool }) => [...card, ...pool])) {
      question.choices = question.choices.map(({ text, right, reason }) => ({
        reason,
        right,
        text,
      }))
    }
    const ids = async (one: typeof course) =>
      (await compile(one)).modules.flatMap(({ questions }) => questions.map((q) => q.revision.id))
    expect(await ids(turned)).toEqual(await ids(course))
  })

  it('names another revision for another tolerance, unit, partner or reason for the others', async () => {
    const idsWith = async (change: (course: ReturnType<typeof typedCourse>) => void) => {
      const course = typedCourse()
      change(course)
      const { modules } = await compile(course)
      return modules[0]?.questions.map(({ revision }) => revision.id) ?? []
    }
    const pool = (course: ReturnType<typeof typedCourse>, at: number) => {
      const question = course.modules[0]?.pool[at]
      if (!question) throw new Error('no question')
      return question
    }
    const before = await idsWith(() => {})
    const changes: [at: number, Parameters<typeof idsWith>[0]][] = [
      [0, (course) => Object.assign(pool(course, 0), { tolerance: 0.25 })],
      [0, (course) => Object.assign(pool(course, 0), { unit: 'km/h' })],
      [1, (course) => Object.assign(pool(course, 1), { otherwise: 'Another reason.' })],
      [3, (course) => Object.assign(pool(course, 3).choices[0] ?? {}, { match: 'another' })],
    ]
    for (const [at, change] of changes) {
      const after = await idsWith(change)
      const moved = after.flatMap((id, n) => (id === before[n] ? [] : [n - 3]))
      expect(moved).toEqual([at])
    }
  })

  it('shows what is typed as it is written, whatever marks are in it', async () => {
    const course = typedCourse()
    const text = course.modules[0]?.pool[1]
    if (text) text.choices = [{ text: 'print(*args) **b** <i>', right: true, reason: null }]
    const { modules } = await compile(course)
    const found = modules[0]?.questions.find(
      ({ revision }) => revision.questionId === 'typed/pool-text',
    )
    expect(found?.revision.choices[0]?.html).toBe('print(*args) **b** &#x3C;i>')
  })
})
