import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { askedIn, caller, responseOf, studyBy } from '#/tests/support/caller'
import { freePort, startPostgres } from '#/tests/support/postgres'
import { type Product, refusedStart, startProduct } from '#/tests/support/product'
import { demoCourse } from '#/tests/support/walk'

const GUESTS = 8

const databases = [
  { database: 'SQLite', open: async () => ({ url: undefined, stop: async () => {} }) },
  { database: 'PostgreSQL', open: startPostgres },
]

describe.each(databases)('the metrics of a server on $database', ({ open }) => {
  let product: Product
  let stop: () => Promise<void>
  let port: number

  beforeAll(async () => {
    const opened = await open()
    stop = opened.stop
    port = await freePort()
    product = await startProduct({
      databaseUrl: opened.url,
      env: { METRICS_PORT: String(port) },
    })
  })
  afterAll(async () => {
    await product.remove()
    await stop()
  })

  it('tells the password of a first start before anything else', () => {
    expect(product.said()).toMatch(/^Instructor: .+\nPassword: .+\n/)
  })

  const text = async () => (await fetch(`http://localhost:${port}/metrics`)).text()

  /** The value of the line that begins so; 0 where there is none. */
  async function value(line: string): Promise<number> {
    const found = (await text()).split('\n').find((one) => one.startsWith(`${line} `))
    return Number(found?.slice(line.length + 1) ?? 0)
  }

  it('count requests and answers over all its processes, each once', async () => {
    const course = await demoCourse()
    const [module] = course.modules
    const studied = Array.from({ length: GUESTS }, async () => {
      const guest = caller(product.origin)
      const lesson = await studyBy(guest, course, module?.id ?? '', { count: 0 })
      const [question] = await askedIn(guest, lesson)
      if (!question) throw new Error('no question')
      const form = { question: question.id, response: responseOf(course, question) }
      for (let n = 0; n < 3; n++) {
        await guest.post(`${lesson}/answers?_data=routes/lesson.answers`, form)
      }
    })
    await Promise.all(studied)
    const route = '{route="/lessons/:lesson/answers",method="POST",status="200"}'
    await expect
      .poll(() => value(`fifteen_request_duration_seconds_count${route}`))
      .toBe(GUESTS * 3)
    expect(await value('fifteen_answers_total{of="lesson"}')).toBe(GUESTS)
  })

  it('tell the jobs in the table, and those that were done', async () => {
    expect(await value('fifteen_jobs{kind="drop-old-jobs",state="waiting"}')).toBe(1)
    await expect
      .poll(() => value('fifteen_job_runs_total{kind="drop-old-jobs",outcome="done"}'), {
        timeout: 5000,
      })
      .toBe(1)
  })

  it('tell how late the event loop is', async () => {
    expect(await text()).toMatch(/^fifteen_event_loop_delay_seconds\{quantile="0.99"\} [\d.e-]+$/m)
  })

  it('hold no ids, and one route for all that is on no map', async () => {
    for (let n = 0; n < 20; n++) await caller(product.origin).get(`/nothing-${n}`)
    const told = await text()
    const routes = new Set([...told.matchAll(/route="([^"]*)"/g)].map(([, route]) => route))
    expect(routes).toContain('*')
    expect([...routes].filter((route) => /nothing|\d|how-memory/.test(route ?? ''))).toEqual([])
  })

  it('are nowhere on the port of the site', async () => {
    expect((await caller(product.origin).get('/metrics')).status).toBe(404)
    expect((await fetch(`http://localhost:${port}/`)).status).toBe(404)
  })

  it('need a port of their own', async () => {
    const DATA_DIR = await mkdtemp(join(tmpdir(), 'fifteen-metrics-'))
    const met = await refusedStart({ DATA_DIR, METRICS_PORT: String(port) })
    await rm(DATA_DIR, { recursive: true })
    expect(met.status).toBe(78)
    expect(met.said).toContain(`METRICS_PORT=${port} can't be listened on: EADDRINUSE`)
  })
})
