import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { eq } from 'drizzle-orm'
import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { type TestDatabase, testDatabase } from '#/tests/support/database'
import { now } from '~/clock.server'
import { reader, transaction } from '~/db/db.server'
import { jobs, marks } from '~/db/schema'
import { startRecurringJobs } from '~/features/studio/recurring.server'
import { holderOf } from '~/jobs/holder.server'
import { askFor, cancelJob, dropOldJobs, jobOf, newJobId } from '~/jobs/jobs.server'
import { type Handle, Hopeless, onJob } from '~/jobs/kinds.server'
import { workOnce, workOnJobs } from '~/jobs/work.server'

const database: TestDatabase = await testDatabase()
const pass = (ms: number) => vi.setSystemTime(Date.now() + ms)

async function ask(kind: string, payload: Record<string, unknown> = {}): Promise<void> {
  const job = { id: newJobId(), kind, key: 'one', payload, runAt: now() }
  await transaction((tx) => askFor(tx, job))
}

/** Works until nothing is due. */
async function workAll(): Promise<void> {
  while (await workOnce());
}

const cancel = (kind: string) => transaction((tx) => cancelJob(tx, kind, 'one'))
const told = (kind: string) => jobOf(reader(), kind, 'one')

/** Work that goes on until its signal aborts, and the handles of its runs. */
function endless() {
  const runs: Handle[] = []
  const work = (_: unknown, handle: Handle) => {
    runs.push(handle)
    return new Promise((_, reject) => {
      handle.signal.addEventListener('abort', () => reject(handle.signal.reason))
    })
  }
  return { runs, work }
}

const all = () => reader().select().from(jobs)

/** A promise with its resolve. */
function gate() {
  let open = () => {}
  const passed = new Promise<void>((resolve) => {
    open = resolve
  })
  return { open, passed }
}

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date', 'setInterval', 'clearInterval'] })
  await transaction(async (tx) => {
    await tx.delete(jobs)
  })
})
afterAll(async () => {
  vi.useRealTimers()
  await database.drop()
})

describe('a job', () => {
  it('is done once, however often it was asked for, and then gone', async () => {
    const work = vi.fn(async () => {})
    onJob('plain', work)
    for (let i = 0; i < 3; i++) await ask('plain')
    await workAll()
    expect(work).toHaveBeenCalledTimes(1)
    expect(await all()).toEqual([])
  })
  it('is not asked for when the deed that asks is undone', async () => {
    const job = { id: newJobId(), kind: 'plain', key: 'one', payload: {}, runAt: now() }
    const undone = transaction(async (tx) => {
      await askFor(tx, job)
      throw new Error('undone')
    })
    await expect(undone).rejects.toThrow('undone')
    expect(await all()).toEqual([])
  })
  it('waits for its time', async () => {
    const work = vi.fn(async () => {})
    onJob('plain', work)
    const runAt = new Date(now().getTime() + 5_000)
    const job = { id: newJobId(), kind: 'plain', key: 'one', payload: {}, runAt }
    await transaction((tx) => askFor(tx, job))
    expect(await workOnce()).toBe(false)
    pass(5_000)
    expect(await workOnce()).toBe(true)
  })
  it('is never done by two workers at the same time', async () => {
    const { open, passed } = gate()
    let at = 0
    let most = 0
    onJob('busy', async () => {
      at += 1
      most = Math.max(most, at)
      await passed
      at -= 1
    })
    await ask('busy')
    const workers = Array.from({ length: 8 }, () => workOnce())
    await vi.waitFor(() => expect(at).toBe(1))
    setTimeout(open, 100)
    const did = await Promise.all(workers)
    expect([most, did.filter(Boolean).length]).toEqual([1, 1])
  })
  it('of a worker that died is done by the next, when its lease has ended', async () => {
    const work = vi.fn(async () => {})
    onJob('plain', work)
    await ask('plain')
    const leaseEndsAt = new Date(now().getTime() + 60_000)
    await transaction(async (tx) => {
      await tx.update(jobs).set({ state: 'running', attempts: 1, leaseEndsAt })
    })
    expect(await workOnce()).toBe(false)
    pass(60_000)
    await workAll()
    expect(work).toHaveBeenCalledTimes(1)
    expect(await all()).toEqual([])
  })
  it.runIf(process.platform === 'linux')(
    'of a process that is gone is done at once, and never one of a process that is there or of another host',
    async () => {
      const work = vi.fn(async () => {})
      onJob('plain', work)
      const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'])
      await once(child, 'spawn')
      const holder = String(holderOf(child.pid ?? 0))
      const leaseEndsAt = new Date(now().getTime() + 60_000)
      const hold = (holder: string) =>
        transaction(async (tx) => {
          await tx.update(jobs).set({ state: 'running', attempts: 1, leaseEndsAt, holder })
        })
      await ask('plain')
      await hold(holder)
      expect(await workOnce()).toBe(false)
      child.kill('SIGKILL')
      await once(child, 'exit')
      await hold(`elsewhere-${holder}`)
      expect(await workOnce()).toBe(false)
      await hold(holder)
      expect(await workOnce()).toBe(true)
      expect(work).toHaveBeenCalledTimes(1)
      expect(await all()).toEqual([])
    },
  )
  it('keeps its lease while it is worked on', async () => {
    const { open, passed } = gate()
    let begun = false
    onJob('long', () => {
      begun = true
      return passed
    })
    await ask('long')
    const working = workOnce()
    await vi.waitFor(() => expect(begun).toBe(true))
    const [before] = await all()
    vi.advanceTimersByTime(20_000)
    await vi.waitFor(async () => {
      const [after] = await all()
      expect(after?.leaseEndsAt?.getTime()).toBeGreaterThan(before?.leaseEndsAt?.getTime() ?? 0)
    })
    open()
    await working
    expect(await all()).toEqual([])
  })
  it('is not ended by a worker that lost it', async () => {
    const { open, passed } = gate()
    let begun = false
    onJob('lost', () => {
      begun = true
      return passed
    })
    await ask('lost')
    const working = workOnce()
    await vi.waitFor(() => expect(begun).toBe(true))
    await transaction(async (tx) => {
      await tx.update(jobs).set({ attempts: 2 })
    })
    open()
    await working
    expect(await all()).toMatchObject([{ state: 'running', attempts: 2 }])
  })
  it('is done once more when it is asked for while it runs', async () => {
    const seen: unknown[] = []
    onJob('again', async ({ payload }) => {
      seen.push(payload.n)
      if (seen.length === 1) await ask('again', { n: 2 })
    })
    await ask('again', { n: 1 })
    pass(10)
    await workAll()
    expect(seen).toEqual([1, 2])
    expect(await all()).toEqual([])
  })
  it('that fails is tried again, later each time, and is failed after eight tries', async () => {
    const work = vi.fn(() => Promise.reject(new TypeError('no')))
    onJob('bad', work)
    await ask('bad')
    const waits: number[] = []
    for (let tries = 1; tries <= 8; tries++) {
      expect(await workOnce()).toBe(true)
      const [job] = await all()
      waits.push(Math.round(((job?.runAt.getTime() ?? 0) - now().getTime()) / 1000))
      expect(await workOnce()).toBe(false)
      pass(2 ** tries * 1000)
    }
    expect(waits.slice(0, 7)).toEqual([2, 4, 8, 16, 32, 64, 128])
    expect(await all()).toMatchObject([{ state: 'failed', attempts: 8, error: 'TypeError' }])
    expect(await workOnce()).toBe(false)
    await ask('bad')
    expect(await all()).toMatchObject([{ state: 'waiting', attempts: 0, error: null }])
  })
  it('that kills every worker is failed too', async () => {
    onJob('deadly', async () => {})
    await ask('deadly')
    await transaction(async (tx) => {
      await tx.update(jobs).set({ state: 'running', attempts: 8, leaseEndsAt: now() })
    })
    expect(await workOnce()).toBe(false)
    expect(await all()).toMatchObject([{ state: 'failed', error: 'died' }])
  })
})

describe('a job that runs', () => {
  it('tells its step and how far it is, however often it reports', async () => {
    const { open, passed } = gate()
    let handle: Handle | undefined
    onJob('told', (_, given) => {
      handle = given
      return passed
    })
    await ask('told')
    expect(await told('told')).toMatchObject({ state: 'waiting', step: null, progress: null })
    const working = workOnce()
    await vi.waitFor(() => expect(handle).toBeDefined())
    for (let n = 0; n <= 100; n++) handle?.report('voice', n / 200)
    await vi.waitFor(async () => {
      expect(await told('told')).toMatchObject({ state: 'running', step: 'voice', progress: 0.5 })
    })
    handle?.report('measure', 7)
    await vi.waitFor(async () => {
      expect(await told('told')).toMatchObject({ step: 'measure', progress: 1 })
    })
    open()
    await working
    expect(await told('told')).toBeNull()
  })
  it('aborts when somebody asked for it to stop, and is cancelled', async () => {
    const { runs, work } = endless()
    onJob('endless', work)
    await ask('endless')
    const working = workOnce()
    await vi.waitFor(() => expect(runs).toHaveLength(1))
    expect(await cancel('endless')).toBe(true)
    expect(await told('endless')).toMatchObject({ state: 'running', stopping: true })
    vi.advanceTimersByTime(2_000)
    await working
    expect(runs[0]?.signal.aborted).toBe(true)
    expect(await told('endless')).toMatchObject({ state: 'cancelled', stopping: false })
    expect(await workOnce()).toBe(false)
  })
  it('begins anew when it is asked for after it was to stop', async () => {
    const { runs, work } = endless()
    onJob('endless', work)
    await ask('endless')
    const first = workOnce()
    await vi.waitFor(() => expect(runs).toHaveLength(1))
    await cancel('endless')
    await ask('endless')
    vi.advanceTimersByTime(2_000)
    await first
    expect(await told('endless')).toMatchObject({ state: 'waiting', attempts: 0 })
    const second = workOnce()
    await vi.waitFor(() => expect(runs).toHaveLength(2))
    await cancel('endless')
    vi.advanceTimersByTime(2_000)
    await second
  })
  it('aborts when somebody else has taken it over', async () => {
    const { runs, work } = endless()
    onJob('endless', work)
    await ask('endless')
    const working = workOnce()
    await vi.waitFor(() => expect(runs).toHaveLength(1))
    await transaction(async (tx) => {
      await tx.update(jobs).set({ attempts: 2 })
    })
    vi.advanceTimersByTime(2_000)
    await working
    expect(await all()).toMatchObject([{ state: 'running', attempts: 2, error: null }])
  })
  it('is given back when its process is to stop, at once due and with no try lost', async () => {
    const { runs, work } = endless()
    onJob('endless', work)
    await ask('endless')
    const stop = workOnJobs()
    await vi.waitFor(() => expect(runs).toHaveLength(1))
    await stop()
    expect(await all()).toMatchObject([{ state: 'waiting', attempts: 0, error: null }])
    const working = workOnce()
    await vi.waitFor(() => expect(runs).toHaveLength(2))
    await cancel('endless')
    vi.advanceTimersByTime(2_000)
    await working
  })
  it('does not keep quick ones waiting when it is long', async () => {
    const { runs, work } = endless()
    const quick = vi.fn(async () => {})
    onJob('long', work, { lane: 'long' })
    onJob('long-too', work, { lane: 'long' })
    onJob('plain', quick)
    await ask('long')
    await ask('long-too')
    const stop = workOnJobs()
    await vi.waitFor(() => expect(runs).toHaveLength(1))
    await ask('plain')
    await vi.waitFor(() => expect(quick).toHaveBeenCalledTimes(1), 5000)
    expect(runs).toHaveLength(1)
    await stop()
  })
})

describe('a job', () => {
  it('that waits is cancelled at once, and begins anew when it is asked for again', async () => {
    const work = vi.fn(async () => {})
    onJob('plain', work)
    expect(await cancel('plain')).toBe(false)
    await ask('plain')
    expect(await cancel('plain')).toBe(true)
    expect(await told('plain')).toMatchObject({ state: 'cancelled' })
    await workAll()
    expect(work).not.toHaveBeenCalled()
    await ask('plain')
    await workAll()
    expect(work).toHaveBeenCalledTimes(1)
  })
  it('of a kind that nobody here knows is left to others', async () => {
    await ask('of another version')
    expect(await workOnce()).toBe(false)
    expect(await workOnce('long')).toBe(false)
    expect(await all()).toMatchObject([{ state: 'waiting', attempts: 0 }])
  })
  it('that fails for good says so in the same transaction, by a short name', async () => {
    const onFailed = vi.fn(async (tx, job, error) => {
      await tx.insert(marks).values({ key: `failed-${job.key}`, value: error })
    })
    onJob('hopeless', () => Promise.reject(new Hopeless('no-voice')), { onFailed })
    await ask('hopeless')
    await workOnce()
    expect(await all()).toMatchObject([{ state: 'failed', attempts: 1, error: 'no-voice' }])
    const noted = await reader().select().from(marks).where(eq(marks.key, 'failed-one'))
    expect(noted).toEqual([{ key: 'failed-one', value: 'no-voice' }])
  })
  it('keeps no text of an error, which may hold a secret', async () => {
    const secret = Object.assign(new Error('key sk-123'), { name: 'key sk-123 was refused' })
    onJob('secret', () => Promise.reject(secret))
    await ask('secret')
    await workOnce()
    expect(JSON.stringify(await all())).not.toContain('sk-123')
  })
  it('that failed is forgotten after a month', async () => {
    onJob('hopeless', () => Promise.reject(new Hopeless('no-voice')))
    await ask('hopeless')
    await workOnce()
    pass(29 * 86_400_000)
    await dropOldJobs()
    expect(await all()).toHaveLength(1)
    pass(2 * 86_400_000)
    await dropOldJobs()
    expect(await all()).toEqual([])
  })
})

describe('a clock that is set back by a day', () => {
  it('keeps no job waiting for a day', async () => {
    const work = vi.fn(async () => {})
    onJob('plain', work)
    onJob('hourly', work, { every: 3_600_000 })
    await ask('plain')
    await ask('hourly')
    pass(-86_400_000)
    await workAll()
    expect(work).toHaveBeenCalledTimes(2)
    expect(await told('hourly')).toMatchObject({ runAt: new Date(now().getTime() + 3_600_000) })
  })
  it('lets the job of a worker that died be done', async () => {
    const work = vi.fn(async () => {})
    onJob('plain', work)
    await ask('plain')
    const leaseEndsAt = new Date(now().getTime() + 60_000)
    await transaction(async (tx) => {
      await tx.update(jobs).set({ state: 'running', attempts: 1, leaseEndsAt })
    })
    pass(-86_400_000)
    await workAll()
    expect(work).toHaveBeenCalledTimes(1)
  })
})

describe('a clock that is set forward by a day', () => {
  it('does not take a job from the worker that is at it', async () => {
    const { open, passed } = gate()
    const work = vi.fn(() => passed)
    onJob('plain', work)
    await ask('plain')
    const working = workOnce()
    await vi.waitFor(() => expect(work).toHaveBeenCalledTimes(1))
    pass(86_400_000)
    vi.advanceTimersByTime(2_000)
    await vi.waitFor(async () => {
      const [job] = await all()
      expect(job?.leaseEndsAt?.getTime()).toBeGreaterThan(now().getTime())
    })
    expect(await workOnce()).toBe(false)
    open()
    await working
    expect(await all()).toEqual([])
  })
})

describe('what recurs', () => {
  it('is asked for once by any number of servers, and asks for itself', async () => {
    await Promise.all([startRecurringJobs(), startRecurringJobs(), startRecurringJobs()])
    const asked = (await all()).map(({ kind }) => kind).sort()
    expect(asked).toContain('fold-strengths')
    expect(asked).toEqual([...new Set(asked)])
    await workAll()
    const kept = await all()
    expect(kept.map(({ kind }) => kind).sort()).toEqual(asked)
    expect(kept.every(({ state, attempts }) => state === 'waiting' && attempts === 0)).toBe(true)
    pass(30_000)
    await workAll()
    const [folding] = await reader().select().from(jobs).where(eq(jobs.kind, 'fold-strengths'))
    expect(folding?.runAt).toEqual(new Date(now().getTime() + 30_000))
  })
  it('goes on after any number of failures', async () => {
    let works = false
    onJob('shaky', () => (works ? Promise.resolve() : Promise.reject(new Error('no'))), {
      every: 1000,
    })
    await ask('shaky')
    for (let tries = 0; tries < 12; tries++) {
      await workOnce()
      pass(256_000)
    }
    expect(await all()).toMatchObject([{ state: 'waiting', attempts: 12 }])
    works = true
    await workOnce()
    const [job] = await reader().select().from(jobs).where(eq(jobs.kind, 'shaky'))
    expect(job).toMatchObject({ state: 'waiting', attempts: 0, error: null })
  })
})
