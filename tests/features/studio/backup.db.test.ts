import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { copyFile, mkdir, mkdtemp, open, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { desc, eq } from 'drizzle-orm'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { publishTiny, type TestDatabase, testDatabase } from '#/tests/support/database'
import { everything } from '#/tests/support/everything'
import { newLearner, study } from '#/tests/support/study'
import { now } from '~/clock.server'
import { type Database, openDatabase, reader, transaction } from '~/db/db.server'
import { marks, studyLog } from '~/db/schema'
import { beginShown } from '~/db/shown.server'
import { Sqlite } from '~/db/sqlite-driver.server'
import { dialect } from '~/db/words'
import { askFor, newJobId } from '~/jobs/jobs.server'

type Where = { DATABASE_URL?: string; DATA_DIR: string }

let database: TestDatabase
let folder: string
let file: string
const audio = randomBytes(200_000)

/** Runs `npm run db:…` on a site, and tells how it ended and what it said. */
async function db({ DATABASE_URL = '', DATA_DIR }: Where, ...args: string[]) {
  const child = spawn(process.execPath, ['cli/run.mjs', 'cli/db.ts', ...args], {
    env: { ...process.env, DATABASE_URL, DATA_DIR },
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (said += text))
  const status = await new Promise<number | null>((ended) => child.once('close', ended))
  return { status, said: said.trim() }
}

/** A place where no site is yet, on the same database as the tests. */
async function nowhere(): Promise<Where> {
  const name = `again_${randomBytes(6).toString('hex')}`
  const DATA_DIR = join(folder, name)
  if (!database.DATABASE_URL) return { DATA_DIR }
  const client = new pg.Client({ connectionString: database.DATABASE_URL })
  await client.connect()
  await client.query(`create database ${name}`).finally(() => client.end())
  const url = new URL(database.DATABASE_URL)
  url.pathname = `/${name}`
  return { DATABASE_URL: url.href, DATA_DIR }
}

/** Does something with another site open in place of the test's own. */
async function inSite<T>(where: Where, body: (opened: Database) => Promise<T>): Promise<T> {
  const home = globalThis as { fifteenDatabase?: Database }
  const own = home.fifteenDatabase
  const opened = await openDatabase({ DATABASE_URL: undefined, ...where })
  try {
    return await body(opened)
  } finally {
    await opened.close()
    home.fifteenDatabase = own
  }
}

const all = async (read = reader()) => (await everything(read)).sort()
const holds = (site: Where) => inSite(site, ({ read }) => all(read))

beforeAll(async () => {
  database = await testDatabase()
  await beginShown()
  folder = await mkdtemp(join(tmpdir(), 'fifteen-backup-'))
  file = join(folder, 'site.backup')
  const { courseId } = await publishTiny(database)
  for (const name of ['', 'Ada', '']) {
    const learner = await newLearner({ name })
    for (const module of ['m1', 'm2', 'm3', 'm4']) await study(learner, courseId, module)
  }
  const job = { id: newJobId(), kind: 'a', key: 'b', payload: { deep: [{ n: 0.1 }] }, runAt: now() }
  await transaction((tx) => askFor(tx, job))
  await mkdir(join(database.DATA_DIR, 'audio'), { recursive: true })
  await writeFile(join(database.DATA_DIR, 'audio', 'f00d.mp3'), audio)
})
afterAll(async () => {
  await database.drop()
  await rm(folder, { recursive: true, force: true })
})

describe('a backup', () => {
  it('gives back every row and every audio file, and rows are counted on', async () => {
    const before = await all()
    expect(await db(database, 'backup', file)).toMatchObject({ status: 0 })
    const site = await nowhere()
    const restored = await db(site, 'restore', file)
    expect(restored.said).toMatch(/: \d{3} rows, 1 audio files\.$/)
    expect(restored.status).toBe(0)
    expect(await holds(site)).toEqual(before)
    expect(audio.equals(await readFile(join(site.DATA_DIR, 'audio', 'f00d.mp3')))).toBe(true)
    const [last] = await reader().select().from(studyLog).orderBy(desc(studyLog.seq)).limit(1)
    await inSite(site, async ({ read }) => {
      await study(await newLearner(), 'tiny', 'm1', { count: 1 })
      const [after] = await read.select().from(studyLog).orderBy(desc(studyLog.seq)).limit(1)
      expect(after?.seq).toBeGreaterThan(last?.seq ?? Number.POSITIVE_INFINITY)
    })
    expect((await readdir(folder)).filter((name) => /part/.test(name))).toEqual([])
  })

  if (dialect === 'postgres') {
    it('moves a site to SQLite, and from there to PostgreSQL', async () => {
      const before = await all()
      await db(database, 'backup', file, '--force')
      const onSqlite = { DATA_DIR: join(folder, 'sqlite') }
      expect(await db(onSqlite, 'restore', file)).toMatchObject({ status: 0 })
      const second = join(folder, 'second.backup')
      expect(await db(onSqlite, 'backup', second)).toMatchObject({ status: 0 })
      const site = await nowhere()
      expect(await db(site, 'restore', second)).toMatchObject({ status: 0 })
      expect(await holds(site)).toEqual(before)
    })
  }

  it('holds all that was acknowledged before its moment, and a site whose projections hold', async () => {
    const acknowledged: { key: string; at: number }[] = []
    const dropped = new Map<string, number>()
    let busy = true
    const write = async (writer: number) => {
      for (let n = 0; busy; n++) {
        const key = `during-${writer}-${n}`
        await transaction(async (tx) => {
          await tx.insert(marks).values({ key, value: 'x'.repeat(200) })
        })
        acknowledged.push({ key, at: Date.now() })
        if (n % 3 > 0) continue
        await transaction(async (tx) => void (await tx.delete(marks).where(eq(marks.key, key))))
        dropped.set(key, Date.now())
      }
    }
    const answer = async () => {
      while (busy) await study(await newLearner(), 'tiny', 'm2')
    }
    const writing = [...Array.from({ length: 8 }, (_, n) => write(n)), answer(), answer()]
    const met = await db(database, 'backup', file, '--force')
    busy = false
    await Promise.all(writing)
    expect(met.status).toBe(0)
    const moment = new Date(/before (\S+Z)\.$/.exec(met.said)?.[1] ?? '').getTime()
    const backup = new Sqlite(file, { readonly: true })
    const kept = new Set(backup.prepare('select key from marks').pluck().all())
    backup.close()
    const due = acknowledged.filter(({ at }) => at < moment)
    expect(due.length).toBeGreaterThan(50)
    expect(due.filter(({ key }) => !kept.has(key) && !dropped.has(key))).toEqual([])
    const gone = [...dropped].filter(([, at]) => at < moment).map(([key]) => key)
    expect(gone.length).toBeGreaterThan(10)
    expect(gone.filter((key) => kept.has(key))).toEqual([])
    expect(acknowledged.length).toBeGreaterThan(due.length)

    const site = await nowhere()
    await db(site, 'restore', file)
    const stored = await holds(site)
    expect(await db(site, 'rebuild')).toMatchObject({ status: 0 })
    expect(await holds(site)).toEqual(stored)
  })

  it('is not written over another, and its way is left clear', async () => {
    const before = await readFile(file)
    const met = await db(database, 'backup', file)
    expect(met).toEqual({ status: 1, said: `${file} exists; --force replaces it` })
    expect(before.equals(await readFile(file))).toBe(true)
  })
})

describe('a site is not made out of', () => {
  const broken = () => join(folder, 'broken.backup')

  async function refused(why: RegExp, from = broken()) {
    const site = await nowhere()
    const met = await db(site, 'restore', from)
    expect(met.said).toMatch(why)
    expect(met.said.split('\n')).toHaveLength(1)
    expect(met.status).toBe(1)
    expect(existsSync(join(site.DATA_DIR, 'fifteen.sqlite'))).toBe(false)
  }

  it('a file that is not there', () => refused(/can't be restored/, join(folder, 'nothing')))

  it('a file that is no database', async () => {
    await writeFile(broken(), 'Dear diary,\n'.repeat(1000))
    await refused(/can't be restored: file is not a database/)
  })

  it('the database of something else', async () => {
    await rm(broken(), { force: true })
    const foreign = new Sqlite(broken())
    foreign.exec('create table notes (text text)')
    foreign.close()
    await refused(/not one of Fifteen/)
  })

  it('a damaged backup', async () => {
    await copyFile(file, broken())
    const damaged = await open(broken(), 'r+')
    const { size } = await damaged.stat()
    for (let at = 8192; at < size; at += 16_384) {
      await damaged.write(Buffer.alloc(2048, 7), 0, 2048, at)
    }
    await damaged.close()
    await refused(/can't be restored/)
  })

  it('the backup of a newer version', async () => {
    await copyFile(file, broken())
    const newer = new Sqlite(broken())
    newer.exec(`insert into __drizzle_migrations (hash, created_at) values ('x', 9999999999999)`)
    newer.close()
    await refused(/a newer version/)
  })
})

describe('a site that is there', () => {
  it('is replaced only when that is asked for', async () => {
    const site = await nowhere()
    await db(site, 'restore', file)
    const before = await holds(site)
    await inSite(site, () => newLearner())
    const met = await db(site, 'restore', file)
    expect(met.said).toMatch(/a site lives in .*; --force replaces it$/)
    expect(await holds(site)).toHaveLength(before.length + 1)
    expect(await db(site, 'restore', file, '--force')).toMatchObject({ status: 0 })
    expect(await holds(site)).toEqual(before)
  })

  if (dialect === 'sqlite') {
    it('is not replaced while it is in use', async () => {
      const site = await nowhere()
      await db(site, 'restore', file)
      await inSite(site, async () => {
        const met = await db(site, 'restore', file, '--force')
        expect(met.said).toMatch(/is in use: stop the server and its workers first$/)
      })
    })
  }
})
