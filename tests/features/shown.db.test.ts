import { getTableColumns } from 'drizzle-orm'
import type { SQLiteTable } from 'drizzle-orm/sqlite-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { publishTiny, type TestDatabase, testDatabase } from '#/tests/support/database'
import { newDigest } from '#/tests/support/shares'
import { newLearner } from '#/tests/support/study'
import { reader, transaction } from '~/db/db.server'
import * as tables from '~/db/schema'
import { beginShown, shownNow } from '~/db/shown.server'
import { makeShare } from '~/features/digest/share/share.server'

const WATCHED = {
  courses: tables.courses,
  digests: tables.digests,
  audios: tables.audios,
  shares: tables.shares,
}
/** Columns of a digest that no stranger's page depends on: what its maker writes, and how making goes. */
const OWN = ['id', 'kind', 'learnerId', 'versionId', 'script', 'removed', 'revision', 'problem']
const UNSEEN = [...OWN, 'day', 'createdAt', 'changedAt'].map((column) => `digests.${column}`)

let database: TestDatabase
let before: string | null

beforeAll(async () => {
  database = await testDatabase()
  before = await shownNow()
  await beginShown()
  await publishTiny(database, { modules: 2 })
  const { id } = await newLearner()
  await newDigest({ id: 'heard', learnerId: id })
  await makeShare({ id, address: '192.0.2.1' }, 'heard', { name: 'Amara', span: 'never' })
})
afterAll(() => database.drop())

/** Writes what stands in a column into it again. */
async function writeAgain(table: SQLiteTable, column: string): Promise<void> {
  const [row] = (await reader().select().from(table)) as Record<string, unknown>[]
  await transaction(async (tx) => {
    await tx.update(table).set({ [column]: row?.[column] })
  })
}

describe('what strangers are shown', () => {
  it('is not told before the site has begun to', () => {
    expect(before).toBeNull()
  })

  it('stays the same while nothing changes, also for one who begins again', async () => {
    const stamp = await shownNow()
    expect(stamp).toMatch(/^[\w-]{32,36}$/)
    await beginShown()
    await newLearner()
    expect(await shownNow()).toBe(stamp)
  })

  it('changes with each column that is written of what is watched', async () => {
    const still: string[] = []
    for (const [name, table] of Object.entries(WATCHED)) {
      for (const column of Object.keys(getTableColumns(table))) {
        const stamp = await shownNow()
        await writeAgain(table, column)
        if ((await shownNow()) === stamp) still.push(`${name}.${column}`)
      }
    }
    expect(still.sort()).toEqual(UNSEEN.sort())
  })

  it('changes with what is new and with what is gone, and not with what came to nothing', async () => {
    const seen = [await shownNow()]
    const { id } = await newDigest({ id: 'another', learnerId: null })
    seen.push(await shownNow())
    const broken = transaction(async (tx) => {
      await tx.delete(tables.shares)
      throw new Error('it came to nothing')
    })
    await expect(broken).rejects.toThrow('it came to nothing')
    expect([id, await shownNow()]).toEqual(['another', seen[1]])
    for (const table of [tables.shares, tables.digests, tables.audios]) {
      await transaction(async (tx) => void (await tx.delete(table)))
      seen.push(await shownNow())
    }
    expect(new Set(seen).size).toBe(seen.length)
  })

  it('changes where somebody leaves, and takes their shares along', async () => {
    const { id } = await newLearner()
    await newDigest({ id: 'left', learnerId: id })
    const stamp = await shownNow()
    await transaction(async (tx) => void (await tx.delete(tables.learners)))
    expect(await reader().select().from(tables.digests)).toEqual([])
    expect(await shownNow()).not.toBe(stamp)
  })
})
