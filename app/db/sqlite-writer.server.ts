import { AsyncLocalStorage } from 'node:async_hooks'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import * as schema from './schema'
import type { Sqlite } from './sqlite-driver.server'
import { Last, together } from './together'
import type { Body, Tx } from './types'

const BATCH = 64
const SLOW = 50 // ms

type Waiting = {
  body: (tx: Tx) => Promise<unknown>
  resolve: (value: unknown) => void
  reject: (error: unknown) => void
}
type Outcome = { ok: true; value: unknown } | { ok: false; error: unknown }

const inside = new AsyncLocalStorage<true>()

/** One writer behind a queue; what queued during a commit goes into the next one together. */
export class Writer {
  readonly tx: Tx
  /** Whether a body that is slow is logged. */
  watches = false
  private readonly queue: Waiting[] = []
  private working: Promise<void> | undefined

  constructor(private readonly raw: Sqlite) {
    this.tx = drizzle(raw, { schema, casing: 'snake_case' }) as unknown as Tx
  }

  run<T>(body: Body<T>): Promise<T> {
    if (inside.getStore()) throw new Error('a transaction inside a transaction')
    return new Promise<T>((done, reject) => {
      this.queue.push({ body, resolve: done as (value: unknown) => void, reject })
      this.working ??= this.work()
    })
  }

  async idle(): Promise<void> {
    while (this.working) await this.working
  }

  private async work(): Promise<void> {
    do {
      // What has already arrived is let in first: a turn of the event loop is short, a commit is not.
      for (let size = 0; size < this.queue.length && size < BATCH; ) {
        size = this.queue.length
        await new Promise(setImmediate)
      }
      await this.batch(this.queue.splice(0, BATCH))
    } while (this.queue.length > 0)
    this.working = undefined
  }

  private async batch(batch: Waiting[]): Promise<void> {
    const outcomes: Outcome[] = []
    try {
      this.raw.exec('BEGIN IMMEDIATE')
      for (const { body } of batch) {
        outcomes.push(await this.attempt(body))
        if (!this.raw.inTransaction) break
      }
      if (this.raw.inTransaction) this.raw.exec('COMMIT')
      else if (batch.length > 1) return await this.oneByOne(batch)
    } catch (error) {
      if (this.raw.inTransaction) this.raw.exec('ROLLBACK')
      for (const waiting of batch) waiting.reject(error)
      return
    }
    batch.forEach((waiting, i) => {
      const outcome = outcomes[i]
      if (outcome?.ok) waiting.resolve(outcome.value)
      else waiting.reject(outcome?.error)
    })
  }

  /** The engine threw the whole batch away (disk full, I/O): each runs again alone, once. */
  private async oneByOne(batch: Waiting[]): Promise<void> {
    for (const waiting of batch) await this.batch([waiting])
  }

  private async attempt(body: Waiting['body']): Promise<Outcome> {
    const began = performance.now()
    this.raw.exec('SAVEPOINT body')
    try {
      const ended = await inside.run(true, () => body(this.tx))
      const value = ended instanceof Last ? ended.value : ended
      if (ended instanceof Last) await together(ended.statements)
      this.raw.exec('RELEASE body')
      return { ok: true, value }
    } catch (error) {
      if (this.raw.inTransaction) this.raw.exec('ROLLBACK TO body; RELEASE body')
      return { ok: false, error }
    } finally {
      const took = performance.now() - began
      if (this.watches && took > SLOW)
        console.warn(JSON.stringify({ level: 40, msg: 'slow transaction', ms: took }))
    }
  }
}
