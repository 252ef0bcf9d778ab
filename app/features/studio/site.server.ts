import { randomBytes } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { eq } from 'drizzle-orm'
import { now } from '~/clock.server'
import { database, reader, transaction } from '~/db/db.server'
import { accounts, marks } from '~/db/schema'
import { beginShown } from '~/db/shown.server'
import { accountBy, createAccount, hashPassword } from '~/features/account/account.server'
import { readCourse } from '~/features/course/course-text'
import { compile } from './compile.server'
import { publish } from './publish.server'

/** The demo instructor, who is also the site's admin. */
export const DEMO_INSTRUCTOR = 'Mei Tanaka'

const FOLDER = 'drizzle/seed/courses'

/** The courses that come with the product, as written. */
export async function seedCourses() {
  const names = (await readdir(resolve(FOLDER))).filter((name) => name.endsWith('.md')).sort()
  return Promise.all(
    names.map(async (name) => {
      const read = readCourse(await readFile(join(resolve(FOLDER), name), 'utf8'))
      if (read.kind === 'refused') throw new Error(`${name}:${read.line ?? ''} ${read.what}`)
      return read.course
    }),
  )
}

/**
 * On a site's first start: the demo instructor, with a password made at
 * random unless one is given, and the demo course. Null on every later one.
 */
export async function prepareSite(
  password = randomBytes(12).toString('base64url'),
): Promise<{ name: string; password: string } | null> {
  await beginShown()
  const [begun] = await reader().select().from(marks).where(eq(marks.key, 'begun'))
  if (begun) return null
  const compiled = await Promise.all((await seedCourses()).map(compile))
  const instructorId = await accountFor(DEMO_INSTRUCTOR, password)
  for (const course of compiled) await publish(course, { instructorId, admin: true })
  const value = now().toISOString()
  await transaction(async (tx) => {
    await tx.insert(marks).values({ key: 'begun', value }).onConflictDoNothing()
  })
  return { name: DEMO_INSTRUCTOR, password }
}

/** A new admin; a first start that was broken off has made it already, and it gets this password. */
async function accountFor(name: string, password: string): Promise<string> {
  const made = await createAccount({ name, password, role: 'admin', language: null })
  if (made) return made
  const account = await accountBy(name)
  if (!account) throw new Error(`${name} can be neither made nor found`)
  const passwordHash = await hashPassword(password)
  await transaction(async (tx) => {
    await tx.update(accounts).set({ passwordHash }).where(eq(accounts.learnerId, account.learnerId))
  })
  return account.learnerId
}

/** Whether the database answers, so that this process can take requests. */
export async function isReady(): Promise<boolean> {
  return database()
    .ping()
    .then(
      () => true,
      () => false,
    )
}
