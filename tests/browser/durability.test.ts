import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { copyFile, mkdtemp, open, rm, truncate, writeFile } from 'node:fs/promises'
import http from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ownProduct } from '#/tests/support/browser'
import {
  answerNext,
  askedIn,
  type Caller,
  caller,
  responseOf,
  studyBy,
} from '#/tests/support/caller'
import { killed } from '#/tests/support/kills'
import { startPostgres } from '#/tests/support/postgres'
import { type Product, refusedStart, startProduct, TEST_BUILD } from '#/tests/support/product'
import { demoCourse } from '#/tests/support/walk'
import { Sqlite } from '~/db/sqlite-driver.server'

/** Less than what is left of a job's lease of a minute. */
const LOOKS = { timeout: 40_000, interval: 50 }
const KILLS = Number(process.env.KILLS ?? 5)

const databases = [
  { database: 'SQLite', open: async () => ({ url: undefined, stop: async () => {} }) },
  { database: 'PostgreSQL', open: startPostgres },
]

describe.each(databases)('on $database', ({ open }) => {
  let product: Product
  let stop: () => Promise<void>

  beforeAll(async () => {
    const opened = await open()
    stop = opened.stop
    product = await startProduct({ databaseUrl: opened.url })
  })

  afterAll(async () => {
    await product.remove()
    await stop()
  })

  it(`a server killed ${KILLS} times loses no answer and gives no reward twice`, async () => {
    const met = await killed(product, await demoCourse(), KILLS)
    expect(met).toEqual({ ...met, lost: 0, rewardsTwice: 0 })
    expect(met.acknowledged).toBeGreaterThan(KILLS * 20)
  }, 300_000)

  it('a digest that was being made when the server was killed is made soon after it is back', async () => {
    const course = await demoCourse()
    const maker = caller(product.origin)
    const { to: path } = await maker.post('/digests', {
      course: course.id,
      module: course.modules[0]?.id ?? '',
      kind: 'assembled',
    })
    const { view } = await maker.data<{ view: { revision: number } }>(path, 'digest')
    const sentences = Array.from({ length: 6 }, (_, n) => `This is sentence number ${n + 1}.`)
    await maker.post(`${path}/script`, {
      revision: String(view.revision),
      title: 'Said over a kill',
      line: sentences.map((_, n) => `own-${n + 1}`),
      text: sentences,
      step: 'make',
    })
    type Made = { making: { progress: number | null } | null; audio: object | null }
    const made = async () => (await maker.data<{ made: Made | null }>(path, 'digest')).made
    await expect.poll(async () => (await made())?.making?.progress, LOOKS).toBeTypeOf('number')
    await product.kill9()
    await product.restart()
    await expect.poll(async () => (await made())?.audio, LOOKS).toBeTruthy()
  }, 90_000)

  it('a server that is to stop finishes what it took, and keeps it', async () => {
    const course = await demoCourse()
    const guests = await Promise.all(
      Array.from({ length: 12 }, async () => {
        const guest = caller(product.origin)
        const lesson = await studyBy(guest, course, course.modules[0]?.id ?? '', { count: 0 })
        const [question] = await askedIn(guest, lesson)
        if (!question) throw new Error('no question')
        const form = { question: question.id, response: responseOf(course, question) }
        return { guest, lesson, ...(await taken(product.origin, guest, lesson, form)) }
      }),
    )
    const stopped = product.stop()
    const gone = () =>
      caller(product.origin)
        .get('/healthz')
        .then(
          () => 'there',
          () => 'gone',
        )
    await expect.poll(gone, { timeout: 5000 }).toBe('gone')
    for (const { send } of guests) send()
    const met = await Promise.all(guests.map(({ answered }) => answered))
    expect(met.map(({ status }) => status)).toEqual(guests.map(() => 200))
    for (const { text } of met) expect(JSON.parse(text)).toMatchObject({ kind: 'answered' })
    expect(await stopped).toBe(0)
    await product.restart()
    for (const { guest, lesson } of guests) {
      const [first] = await askedIn(guest, lesson)
      expect(first?.feedback).toMatchObject({ right: true })
    }
  })
})

/** An answer whose head the server has taken and whose body it waits for. */
async function taken(
  origin: string,
  { cookies }: Caller,
  lesson: string,
  form: { question: string; response: string[] },
) {
  const pairs = form.response.map((one) => ['response', one])
  const body = new URLSearchParams([['question', form.question], ...pairs]).toString()
  const request = http.request(`${origin}${lesson}/answers?_data=routes/lesson.answers`, {
    method: 'POST',
    agent: false,
    headers: {
      Expect: '100-continue',
      Origin: origin,
      Cookie: [...cookies].map((pair) => pair.join('=')).join('; '),
      'Content-Type': 'application/x-www-form-urlencoded',
      'Content-Length': Buffer.byteLength(body),
    },
  })
  const answered = new Promise<{ status?: number; text: string }>((resolve, reject) => {
    request.once('error', reject)
    request.once('response', async (response) => {
      resolve({ status: response.statusCode, text: (await response.toArray()).join('') })
    })
  })
  request.flushHeaders()
  await once(request, 'continue')
  return { send: () => request.end(body), answered }
}

describe('a worker', () => {
  it('that begins with its server in an empty folder shares it, does its jobs, and stops when asked', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'fifteen-worker-'))
    const worker = spawn(process.execPath, ['cli/worker.mjs'], {
      env: { ...process.env, ...TEST_BUILD, DATA_DIR: folder, DATABASE_URL: '', METRICS_PORT: '' },
      stdio: ['ignore', 'ignore', 'inherit'],
    })
    const product = await startProduct({ folder, env: { JOBS: 'worker' } })
    const file = new Sqlite(join(folder, 'fifteen.sqlite'), { readonly: true })
    const hourly = "select run_at from jobs where kind = 'drop-old-jobs' and state = 'waiting'"
    const next = () => file.prepare(hourly).pluck().get()
    await expect.poll(next, { timeout: 20_000 }).toBeGreaterThan(Date.now() + 1_800_000)
    file.close()
    expect((await caller(product.origin).get('/')).status).toBe(200)
    worker.kill('SIGTERM')
    expect((await once(worker, 'exit'))[0]).toBe(0)
    await product.remove()
  })
})

describe('a server refuses to start, with one line and no change,', () => {
  let product: Product
  let folder: string
  const file = () => join(folder, 'fifteen.sqlite')

  beforeAll(async () => {
    product = await ownProduct()
    folder = await mkdtemp(join(tmpdir(), 'fifteen-refused-'))
    const copy = new Sqlite(join(product.folder, 'fifteen.sqlite'))
    await copy.backup(join(folder, 'whole.sqlite'))
    copy.close()
    await writeFile(join(folder, 'fifteen.site'), 'A Fifteen site lives in this folder.\n')
  })

  afterAll(async () => {
    await product.remove()
    await rm(folder, { recursive: true, force: true })
  })

  async function refused(env: Record<string, string>, status: number, why: RegExp) {
    const met = await refusedStart(env)
    expect(met.status).toBe(status)
    expect(met.said.trim().split('\n')).toEqual([expect.stringMatching(why)])
  }

  it('where another one serves the same folder', async () => {
    await refused({ DATA_DIR: product.folder }, 1, /another server runs on this data folder/)
    expect((await caller(product.origin).get('/')).status).toBe(200)
  })

  it('on an empty file', async () => {
    await copyFile(join(folder, 'whole.sqlite'), file())
    await truncate(file(), 0)
    await refused({ DATA_DIR: folder }, 1, /fifteen\.sqlite is empty/)
  })

  it('on a damaged file', async () => {
    await copyFile(join(folder, 'whole.sqlite'), file())
    const damaged = await open(file(), 'r+')
    const { size } = await damaged.stat()
    for (let at = 4096; at < size; at += 8192)
      await damaged.write(Buffer.alloc(2048, 7), 0, 2048, at)
    await damaged.close()
    await refused({ DATA_DIR: folder }, 1, /fifteen\.sqlite (is damaged|can't be read)/)
  })

  it('on a file that is no database', async () => {
    await writeFile(file(), 'Dear diary,\n'.repeat(1000))
    await refused({ DATA_DIR: folder }, 1, /fifteen\.sqlite can't be read as a database/)
  })

  it('on the database of something else', async () => {
    await rm(file())
    const foreign = new Sqlite(file())
    foreign.exec('create table notes (text text)')
    foreign.close()
    await refused({ DATA_DIR: folder }, 1, /is a database, but not one of Fifteen/)
  })

  it('where the database has gone', async () => {
    await rm(file())
    await refused({ DATA_DIR: folder }, 1, /fifteen\.sqlite is missing/)
  })

  it('where PostgreSQL does not answer', async () => {
    const DATABASE_URL = 'postgres://fifteen:secret-word@localhost:1/fifteen'
    const met = await refusedStart({ DATA_DIR: folder, DATABASE_URL })
    expect(met.status).toBe(1)
    expect(met.said.trim().split('\n')).toHaveLength(1)
    expect(met.said).not.toContain('secret-word')
  })

  it('but not on the same file whole again', async () => {
    await copyFile(join(folder, 'whole.sqlite'), file())
    const again = await startProduct({ folder })
    const [guest, course] = [caller(again.origin), await demoCourse()]
    await answerNext(guest, course, await studyBy(guest, course, course.modules[0]?.id ?? ''))
    expect(again.instructor.name).toBe('')
    await again.stop()
  })

  it.each([
    { PORT: 'http' },
    { PORT: '99999' },
    { HOST: 'not a host' },
    { ORIGIN: 'learn.example.org' },
    { ORIGIN: 'https://learn.example.org/path' },
    { TRUST_PROXY: 'yes' },
    { DATABASE_URL: 'mysql://localhost/fifteen' },
  ])('with %o', async (env) => {
    const [name = ''] = Object.keys(env)
    await refused(env as unknown as Record<string, string>, 78, new RegExp(`^${name}=`))
  })
})
