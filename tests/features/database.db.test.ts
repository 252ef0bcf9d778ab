import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { type TestDatabase, testDatabase } from '#/tests/support/database'
import { isTaken, type Tx } from '~/db/db.server'
import { marks } from '~/db/schema'
import { Sqlite } from '~/db/sqlite-driver.server'
import { Last, together } from '~/db/together'
import { dialect } from '~/db/words'

let database: TestDatabase
const keep = (key: string, value: string) =>
  database.transaction(async (tx) => {
    await tx.insert(marks).values({ key, value })
  })
const kept = async (key: string) => {
  const [row] = await database.read.select().from(marks).where(eq(marks.key, key))
  return row?.value ?? null
}

beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.drop())

describe('a transaction', () => {
  it('loses none of 100 read-modify-writes at a time', async () => {
    await keep('count', '0')
    const once = () =>
      database.transaction(async (tx) => {
        const [row] = await tx.select().from(marks).where(eq(marks.key, 'count'))
        const value = String(Number(row?.value) + 1)
        await tx.update(marks).set({ value }).where(eq(marks.key, 'count'))
      })
    await Promise.all(Array.from({ length: 100 }, once))
    expect(await kept('count')).toBe('100')
  })

  it('leaves nothing of a body that fails, and all of its neighbours', async () => {
    const results = await Promise.allSettled(
      Array.from({ length: 20 }, (_, i) =>
        database.transaction(async (tx) => {
          await tx.insert(marks).values({ key: `mark ${i}`, value: 'x' })
          if (i % 2) throw new Error(`no ${i}`)
          return i
        }),
      ),
    )
    const found = await database.read.select().from(marks)
    const marked = found.filter(({ key }) => key.startsWith('mark ')).map(({ key }) => key)
    expect(results.filter(({ status }) => status === 'rejected')).toHaveLength(10)
    expect(marked.sort()).toEqual(
      [0, 2, 4, 6, 8, 10, 12, 14, 16, 18].map((i) => `mark ${i}`).sort(),
    )
  })

  it('throws the error that broke it, whichever statement ends first', async () => {
    await keep('taken', 'x')
    const slow = async (statement: PromiseLike<unknown>) => {
      await statement
    }
    const broken = database.transaction((tx) =>
      together([
        slow(slow(tx.insert(marks).values({ key: 'taken', value: 'y' }))),
        tx.insert(marks).values({ key: 'free', value: 'y' }),
      ]),
    )
    expect(isTaken(await broken.catch((error: unknown) => error))).toBe(true)
    expect(await kept('free')).toBeNull()
  })

  it.skipIf(dialect === 'postgres')('shares its commit with what arrives beside it', async () => {
    const exec = vi.spyOn(Sqlite.prototype, 'exec')
    const arrive = (done: () => void, i: number) =>
      setImmediate(() => void keep(`beside ${i}`, 'x').then(done))
    await Promise.all(Array.from({ length: 30 }, (_, i) => new Promise<void>((d) => arrive(d, i))))
    const commits = exec.mock.calls.filter(([statement]) => statement === 'COMMIT')
    exec.mockRestore()
    expect(commits.length).toBeLessThan(5)
  })

  it('keeps all that is left to travel with the commit, or nothing of it', async () => {
    const write = (tx: Tx, key: string) =>
      Promise.resolve(tx.insert(marks).values({ key, value: 'x' }))
    const value = await database.transaction(
      async (tx) => new Last('value', [write(tx, 'last 1'), write(tx, 'last 2')]),
    )
    expect(value).toBe('value')
    expect([await kept('last 1'), await kept('last 2')]).toEqual(['x', 'x'])
    const broken = database.transaction(
      async (tx) => new Last('value', [write(tx, 'last 3'), write(tx, 'last 1')]),
    )
    expect(isTaken(await broken.catch((error: unknown) => error))).toBe(true)
    expect(await kept('last 3')).toBeNull()
  })

  it('takes guarded bodies that arrive at once, and breaks none for another that breaks', async () => {
    const outcomes = await Promise.allSettled(
      Array.from({ length: 60 }, (_, i) =>
        database.transaction(
          async (tx) => {
            if (i % 20 === 7) throw new Error(`body ${i}`)
            await tx.select().from(marks)
            const write = Promise.resolve(
              tx.insert(marks).values({ key: `guarded ${i}`, value: 'x' }),
            )
            return new Last(i, [write])
          },
          { guard: `guard ${i % 40}` },
        ),
      ),
    )
    const told = outcomes.map((one) => (one.status === 'fulfilled' ? one.value : 'broken'))
    expect(told).toEqual(Array.from({ length: 60 }, (_, i) => (i % 20 === 7 ? 'broken' : i)))
    const found = await database.read.select().from(marks)
    expect(found.filter(({ key }) => key.startsWith('guarded'))).toHaveLength(57)
  })

  it('refuses another one inside', async () => {
    const nested = database.transaction(async () => keep('inner', 'x'))
    await expect(nested).rejects.toThrow('inside a transaction')
    expect(await kept('inner')).toBeNull()
  })

  it('is seen by a reader only once it is committed', async () => {
    await database.transaction(async (tx) => {
      await tx.insert(marks).values({ key: 'hidden', value: 'x' })
      expect(await kept('hidden')).toBeNull()
    })
    expect(await kept('hidden')).toBe('x')
  })

  it.runIf(dialect === 'sqlite')('that is slow is told once others wait for it', async () => {
    const told = vi.spyOn(console, 'warn').mockImplementation(() => {})
    const slow = () =>
      database.transaction(async () => {
        const until = performance.now() + 51
        while (performance.now() < until);
      })
    await slow()
    expect(told).not.toHaveBeenCalled()
    database.watchSlow()
    await slow()
    expect(told.mock.calls.join()).toContain('slow transaction')
    told.mockRestore()
  })

  it('finishes what was taken on before it closes', async () => {
    const other = await testDatabase()
    const writes = Array.from({ length: 30 }, (_, i) =>
      other.transaction(async (tx) => {
        await tx.insert(marks).values({ key: `late ${i}`, value: 'x' })
      }),
    )
    const results = await Promise.allSettled([...writes, other.drop()])
    expect(results.filter(({ status }) => status === 'rejected')).toEqual([])
  })
})
