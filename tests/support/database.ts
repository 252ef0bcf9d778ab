import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { type Database, openDatabase } from '~/db/db.server'
import { createAccount } from '~/features/account/account.server'
import { compile } from '~/features/studio/compile.server'
import { publish } from '~/features/studio/publish.server'
import { type TinyOptions, tinyCourse } from './tiny-course'

/** An open database, and the settings by which a command of its own opens it too. */
export type TestDatabase = Database & {
  DATABASE_URL: string | undefined
  DATA_DIR: string
  drop: () => Promise<void>
}

async function onPostgres(url: string): Promise<TestDatabase> {
  const name = `test_${randomBytes(8).toString('hex')}`
  const run = async (statement: string) => {
    const client = new pg.Client({ connectionString: url })
    await client.connect()
    await client.query(statement).finally(() => client.end())
  }
  await run(`create database ${name}`)
  const own = new URL(url)
  own.pathname = `/${name}`
  const where = { DATABASE_URL: own.href, DATA_DIR: join(tmpdir(), name) }
  const opened = await openDatabase(where)
  const drop = async () => {
    await opened.close()
    await run(`drop database ${name} with (force)`)
  }
  return { ...opened, ...where, drop }
}

async function onSqlite(): Promise<TestDatabase> {
  const folder = await mkdtemp(join(tmpdir(), 'fifteen-test-'))
  const where = { DATABASE_URL: undefined, DATA_DIR: folder }
  const opened = await openDatabase(where)
  const drop = async () => {
    await opened.close()
    await rm(folder, { recursive: true, force: true })
  }
  return { ...opened, ...where, drop }
}

/**
 * A fresh, empty database of the project's dialect, opened as the process's
 * own. To be dropped when the test file is done.
 */
export function testDatabase(): Promise<TestDatabase> {
  const url = process.env.DATABASE_URL
  return url ? onPostgres(url) : onSqlite()
}

export const TEACHER = { name: 'Teacher Tan', password: 'a teacher of tests' }

let teaching: { of: Database['read']; id: Promise<string> } | undefined

/** The instructor of the tiny courses, who is also admin. Made once a database. */
export async function teacher(database: Pick<Database, 'read'>): Promise<string> {
  if (teaching?.of !== database.read) {
    const made = createAccount({ ...TEACHER, role: 'admin', language: 'en' })
    teaching = { of: database.read, id: made.then((id) => id ?? Promise.reject(new Error('name'))) }
  }
  return teaching.id
}

/** Publishes {@link tinyCourse} and gives its address. */
export async function publishTiny(database: Pick<Database, 'read'>, options: TinyOptions = {}) {
  const instructorId = await teacher(database)
  const course = tinyCourse(options)
  const published = await publish(await compile(course), { instructorId, admin: true })
  return { ...published, instructorId, course }
}
