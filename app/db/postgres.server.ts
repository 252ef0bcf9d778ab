import { AsyncLocalStorage } from 'node:async_hooks'
import { Socket } from 'node:net'
import { resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { drizzle } from 'drizzle-orm/node-postgres'
import { migrate } from 'drizzle-orm/node-postgres/migrator'
import pg from 'pg'
import { Batches } from './postgres-batches.server'
import * as schema from './schema'
import { Last, together } from './together'
import type { Body, Database, ReadDb, Tx } from './types'

const TRIES = 40
const WAIT = 20_000 // ms
// Named, for what has a name is gathered.
const BEGIN = { name: 'begin', text: 'BEGIN ISOLATION LEVEL SERIALIZABLE' }
const BEGIN_GUARDED = { name: 'begin-guarded', text: 'BEGIN ISOLATION LEVEL REPEATABLE READ' }
const COMMIT = { name: 'commit', text: 'COMMIT' }
const MIGRATION_LOCK = 15_15
const inside = new AsyncLocalStorage<true>()

const CONFLICTS = ['40001', '40P01']
/** A guarded one may meet what another has just written as a broken unique rule. */
const GUARDED_CONFLICTS = [...CONFLICTS, '23505']

/** Whether the transaction is to be run again. */
function isConflict(error: unknown, guarded: boolean): boolean {
  const { code, cause } = error as { code?: string; cause?: { code?: string } }
  return (guarded ? GUARDED_CONFLICTS : CONFLICTS).includes(cause?.code ?? code ?? '')
}

/** Brings the tables of the database up to date, one process at a time. */
export async function migrateAlone(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK])
    await migrate(drizzle(client), { migrationsFolder: resolve('drizzle/postgres') })
  } finally {
    await client.end()
  }
}

/** Sends what is written within one turn of the event loop in one go. */
class Gathering extends Socket {
  override uncork(): void {
    process.nextTick(() => super.uncork())
  }
}

/** Opens and migrates the PostgreSQL database at `url`. */
export async function openPostgres(url: string): Promise<Database> {
  await migrateAlone(url)
  // Statements that don't wait for each other travel together.
  const pool = new pg.Pool({
    connectionString: url,
    max: 16,
    pipeline: true,
    stream: () => new Gathering(),
    connectionTimeoutMillis: WAIT,
  })
  pool.on('error', (error) => console.warn(JSON.stringify({ level: 40, msg: error.message })))
  const onClient = new WeakMap<pg.PoolClient, Tx>()
  const txOf = (client: pg.PoolClient): Tx => {
    let tx = onClient.get(client)
    if (!tx) {
      tx = drizzle(client, { schema, casing: 'snake_case' }) as unknown as Tx
      onClient.set(client, tx)
    }
    return tx
  }

  async function once<T>(body: Body<T>, guarded: boolean): Promise<T> {
    const client = await pool.connect()
    let broken: Error | undefined
    try {
      // Travels with the body's first statement.
      const begun = client.query(guarded ? BEGIN_GUARDED : BEGIN)
      begun.catch(() => {})
      const ended = await inside.run(true, () => body(txOf(client)))
      const statements = ended instanceof Last ? ended.statements : []
      // After a statement that broke, the commit itself succeeds and undoes: what broke is thrown.
      await together([begun, ...statements, client.query(COMMIT)])
      return ended instanceof Last ? ended.value : ended
    } catch (error) {
      await client.query('ROLLBACK').catch((failed: Error) => {
        broken = failed
      })
      throw error
    } finally {
      client.release(broken)
    }
  }

  async function again<T>(body: Body<T>, guarded: boolean): Promise<T> {
    for (let tries = 1; ; tries++) {
      try {
        return await once(body, guarded)
      } catch (error) {
        if (!isConflict(error, guarded) || tries === TRIES) throw error
        await sleep(Math.random() * Math.min(100, 4 * tries))
      }
    }
  }

  const batches = new Batches(
    (body) => once(body, true),
    (body) => again(body, true),
  )
  const taken = new Set<Promise<unknown>>()
  return {
    read: drizzle(pool, { schema, casing: 'snake_case' }) as unknown as ReadDb,
    async transaction(body, { guard } = {}) {
      if (inside.getStore()) throw new Error('a transaction inside a transaction')
      const running = guard === undefined ? again(body, false) : batches.run(body, guard)
      taken.add(running)
      return running.finally(() => taken.delete(running))
    },
    // Nobody waits for another's transaction here.
    watchSlow() {},
    ping: async () => void (await pool.query('select 1')),
    async close() {
      while (taken.size > 0) await Promise.allSettled(taken)
      await pool.end()
    },
  }
}
