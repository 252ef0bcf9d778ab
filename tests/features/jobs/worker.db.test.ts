import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { eq, like } from 'drizzle-orm'
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '#/tests/support/database'
import { now } from '~/clock.server'
import { reader, transaction } from '~/db/db.server'
import { jobs, marks } from '~/db/schema'
import { askFor, jobOf, newJobId } from '~/jobs/jobs.server'

const database: TestDatabase = await testDatabase()
const PATIENCE = { timeout: 20_000, interval: 50 }
const started: ChildProcess[] = []

async function ask(kind: string, key = 'one'): Promise<void> {
  const job = { id: newJobId(), kind, key, payload: {}, runAt: now() }
  await transaction((tx) => askFor(tx, job))
}

/** A worker process on the database of this file, once it works. */
async function worker(more: Record<string, string> = {}): Promise<ChildProcess> {
  const { DATA_DIR, DATABASE_URL = '' } = database
  const child = spawn(process.execPath, ['cli/run.mjs', 'tests/support/job-worker.ts'], {
    env: { ...process.env, NODE_ENV: 'production', DATA_DIR, DATABASE_URL, ...more },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  started.push(child)
  await once(child.stdout ?? child, 'data')
  return child
}

/** How a worker ends that is sent a signal. */
async function ended(child: ChildProcess, signal: 'SIGTERM' | 'SIGKILL') {
  child.kill(signal)
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
  return child.signalCode ?? child.exitCode
}

async function steps(): Promise<number> {
  const [mark] = await reader().select().from(marks).where(eq(marks.key, 'steps'))
  return Number(mark?.value ?? 0)
}

beforeEach(async () => {
  await transaction(async (tx) => {
    await tx.delete(jobs)
    await tx.delete(marks)
  })
})
afterEach(async () => {
  await Promise.all(started.splice(0).map((child) => ended(child, 'SIGKILL')))
})
afterAll(() => database.drop())

describe('a worker process', () => {
  it('killed in the middle of a job leaves it to the next one, which goes on long before the lease ends', async () => {
    await ask('steps')
    const first = await worker()
    await expect.poll(steps, PATIENCE).toBeGreaterThan(2)
    expect(await ended(first, 'SIGKILL')).toBe('SIGKILL')
    expect(await steps()).toBeLessThan(10)
    const [left] = await reader().select().from(jobs).where(eq(jobs.kind, 'steps'))
    expect(left).toMatchObject({ state: 'running', attempts: 1 })
    await worker()
    await expect.poll(() => jobOf(reader(), 'steps', 'one'), PATIENCE).toBeNull()
    expect(await steps()).toBe(10)
    expect(now() < (left?.leaseEndsAt ?? now())).toBe(true)
  })

  it('that is to stop gives its job back at once, and no try is lost', async () => {
    await ask('steps')
    const first = await worker()
    await expect.poll(steps, PATIENCE).toBeGreaterThan(2)
    expect(await ended(first, 'SIGTERM')).toBe(0)
    expect(await steps()).toBeLessThan(10)
    expect(await jobOf(reader(), 'steps', 'one')).toMatchObject({ state: 'waiting', attempts: 0 })
    await worker()
    await expect.poll(() => jobOf(reader(), 'steps', 'one'), PATIENCE).toBeNull()
    expect(await steps()).toBe(10)
  })

  it('tells how far a job is', async () => {
    await ask('steps')
    await worker()
    await expect
      .poll(() => jobOf(reader(), 'steps', 'one'), PATIENCE)
      .toMatchObject({ step: 'counting', progress: expect.any(Number) })
  })

  it('begins no long work while the disk has less room than its floor', async () => {
    await ask('steps')
    await ask('mark', 'mark-quick')
    const short = await worker({ DISK_FLOOR_MB: '999999999' })
    await expect.poll(() => jobOf(reader(), 'mark', 'mark-quick'), PATIENCE).toBeNull()
    expect(await jobOf(reader(), 'steps', 'one')).toMatchObject({ state: 'waiting', attempts: 0 })
    await ended(short, 'SIGTERM')
    await worker({ DISK_FLOOR_MB: '0' })
    await expect.poll(() => jobOf(reader(), 'steps', 'one'), PATIENCE).toBeNull()
  })

  it('does each job once beside another one', async () => {
    const keys = Array.from({ length: 40 }, (_, n) => `mark-${n}`)
    for (const key of keys) await ask('mark', key)
    await Promise.all([worker(), worker()])
    const left = () => reader().select().from(jobs).where(eq(jobs.kind, 'mark'))
    await expect.poll(left, PATIENCE).toEqual([])
    const made = await reader().select().from(marks).where(like(marks.key, 'mark-%'))
    expect(made.map(({ key }) => key).sort()).toEqual(keys.sort())
  })
})
