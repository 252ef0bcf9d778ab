import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chownSync, closeSync, mkdirSync, mkdtempSync, openSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { askedIn, type Caller, caller, responseOf, studyBy } from '#/tests/support/caller'
import { freePort, startPostgres } from '#/tests/support/postgres'
import { type Product, startProduct, TEST_BUILD } from '#/tests/support/product'
import { type SmallDisk, smallDisk } from '#/tests/support/small-disk'
import { demoCourse } from '#/tests/support/walk'

const MEGABYTES = 64
const probe = smallDisk(1)
probe?.unmount()

type Opened = { url?: string; folder?: string; stop: () => Promise<void> }

/** The site's folder on the small disk. */
async function onSqlite({ path }: SmallDisk): Promise<Opened> {
  return { folder: join(path, 'data'), stop: async () => {} }
}

/** The site's tables on the small disk, and PostgreSQL's own journal on another. */
async function onPostgres({ path }: SmallDisk): Promise<Opened> {
  const { url, stop } = await startPostgres()
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const { rows } = await client.query('show data_directory')
  const { uid, gid } = statSync(rows[0].data_directory)
  const place = join(path, 'tables')
  mkdirSync(place)
  chownSync(place, uid, gid)
  await client.query(`create tablespace small location '${place}'`)
  await client.query('create database small tablespace small')
  await client.end()
  return { url: url.replace(/postgres$/, 'small'), stop }
}

type Sent = { by: Caller; lesson: string; question: string; response: string[] }

const databases = [
  { database: 'SQLite', open: onSqlite },
  { database: 'PostgreSQL', open: onPostgres },
]

describe.skipIf(!probe).each(databases)('a full disk under $database', ({ open }) => {
  let disk: SmallDisk
  let opened: Opened
  let product: Product

  beforeAll(async () => {
    disk = smallDisk(MEGABYTES) as SmallDisk
    opened = await open(disk)
    const { url, folder } = opened
    product = await startProduct({ databaseUrl: url, folder, env: { LOG_LEVEL: 'info' } })
  })
  afterAll(async () => {
    await product.remove()
    await opened.stop()
    disk.unmount()
  })

  /** A guest in a lesson, with an answer to its first question. */
  async function ready(): Promise<Sent> {
    const course = await demoCourse()
    const by = caller(product.origin)
    const lesson = await studyBy(by, course, course.modules[0]?.id ?? '', { count: 0 })
    const [question] = await askedIn(by, lesson)
    if (!question) throw new Error('no question')
    return { by, lesson, question: question.id, response: responseOf(course, question) }
  }

  const send = ({ by, lesson, question, response }: Sent) =>
    by.post(`${lesson}/answers?_data=routes/lesson.answers`, { question, response })

  async function keptOf({ by, lesson, question }: Sent): Promise<boolean> {
    const asked = await askedIn(by, lesson)
    return !!asked.find(({ id }) => id === question)?.feedback
  }

  it('answers 507 with a page that says so, keeps what was acknowledged and half of nothing, and goes on when there is room', async () => {
    const guests: Sent[] = []
    for (let n = 0; n < 150; n++) guests.push(await ready())
    disk.fill()
    const kept: Sent[] = []
    const refused: Sent[] = []
    for (const guest of guests) {
      const { status, text } = await send(guest)
      if (status === 200) kept.push(guest)
      else {
        expect([status, JSON.parse(text).refusal]).toEqual([507, 'disk-full'])
        refused.push(guest)
      }
    }
    expect(refused.length).toBeGreaterThan(20)

    const [one] = refused as [Sent]
    const plain = await one.by.post(
      `${one.lesson}/answers`,
      { question: one.question, response: one.response },
      { 'Sec-Fetch-Mode': 'navigate', 'Accept-Language': 'zh-CN' },
    )
    expect(plain.status).toBe(507)
    expect(plain.text).toContain('本站的存储空间已满')

    expect((await one.by.get('/')).status).toBe(200)
    expect((await one.by.get('/readyz')).status).toBe(200)
    expect((await one.by.get(one.lesson)).status).toBe(200)
    for (const guest of refused) expect(await keptOf(guest)).toBe(false)

    disk.free()
    for (const guest of refused) expect((await send(guest)).status).toBe(200)
    await product.kill9()
    await product.restart()
    for (const guest of [...kept, ...refused]) expect(await keptOf(guest)).toBe(true)
    expect(product.said()).not.toContain('"level":50')
  })
})

describe('a log that can’t be written', () => {
  it('ends no server', async () => {
    const DATA_DIR = mkdtempSync(join(tmpdir(), 'fifteen-log-'))
    const PORT = String(await freePort())
    const full = openSync('/dev/full', 'w')
    const server = spawn(process.execPath, ['cli/start.mjs'], {
      env: { ...process.env, ...TEST_BUILD, DATA_DIR, PORT, LOG_LEVEL: 'info' },
      stdio: ['ignore', full, 'inherit'],
    })
    closeSync(full)
    const { get } = caller(`http://localhost:${PORT}`)
    const status = () => get('/healthz').then((met) => met.status)
    await expect.poll(() => status().catch(() => 0), { timeout: 30_000 }).toBe(200)
    for (let n = 0; n < 50; n++) expect(await status()).toBe(200)
    server.kill('SIGTERM')
    expect((await once(server, 'exit'))[0]).toBe(0)
    rmSync(DATA_DIR, { recursive: true })
  })
})
