import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { askedIn, type Caller, caller, studyBy } from '#/tests/support/caller'
import { freePort, startPostgres } from '#/tests/support/postgres'
import { type Product, startProduct } from '#/tests/support/product'
import { demoCourse } from '#/tests/support/walk'

const DAY = 86_400_000 // ms

const databases = [
  { database: 'SQLite', open: async () => ({ url: undefined, stop: async () => {} }) },
  { database: 'PostgreSQL', open: startPostgres },
]

type Rewards = { waiting: { sprintId: string }[]; chosen: unknown[] }

describe.each(databases)('a clock that jumps under a server on $database', ({ open }) => {
  let product: Product
  let stop: () => Promise<void>
  let metrics: string

  beforeAll(async () => {
    const opened = await open()
    stop = opened.stop
    const port = String(await freePort())
    metrics = `http://localhost:${port}/metrics`
    product = await startProduct({ databaseUrl: opened.url, env: { METRICS_PORT: port } })
  })
  afterAll(async () => {
    await product.remove()
    await stop()
  })

  /** The server, started again with its clock so many days away from the true time. */
  const jump = async (days: number) => {
    expect(await product.stop()).toBe(0)
    await product.restart({ CLOCK_SHIFT: String(days * DAY) })
  }

  const sprints = async (one: Caller) => (await one.data<Rewards>('/rewards', 'rewards')).waiting

  const done = async (kind: string) => {
    const line = `fifteen_job_runs_total{kind="${kind}",outcome="done"} `
    const text = await (await fetch(metrics)).text()
    return Number(
      text
        .split('\n')
        .find((one) => one.startsWith(line))
        ?.slice(line.length) ?? 0,
    )
  }

  it('neither breaks a sprint nor gives one twice, loses no answer and stops no job', async () => {
    const course = await demoCourse()
    const guest = caller(product.origin)
    const [first, second, third, fourth, fifth, sixth] = course.modules.map(({ id }) => id)
    const lessons = [await studyBy(guest, course, first ?? '')]
    await jump(40)
    lessons.push(await studyBy(guest, course, second ?? ''))
    expect(await sprints(guest)).toHaveLength(0)
    await jump(-3)
    lessons.push(await studyBy(guest, course, third ?? ''))
    expect(await sprints(guest)).toHaveLength(1)
    // What was to come in an hour by the clock before would else come in 43 days.
    await expect.poll(() => done('drop-old-limits'), { timeout: 10_000 }).toBeGreaterThan(0)
    await expect.poll(() => done('fold-strengths'), { timeout: 10_000 }).toBeGreaterThan(0)
    await jump(0.5)
    for (const module of [fourth, fifth, sixth]) {
      lessons.push(await studyBy(guest, course, module ?? ''))
    }
    expect(await sprints(guest)).toHaveLength(2)
    await jump(-1)
    for (const lesson of lessons) {
      const asked = await askedIn(guest, lesson)
      expect(asked.map(({ feedback }) => (feedback as { right: boolean } | null)?.right)).toEqual([
        true,
        true,
        true,
      ])
    }
    expect(await sprints(guest)).toHaveLength(2)
    expect(product.said()).not.toContain('"level":50')
  })
})
