import type { BaseSQLiteDatabase } from 'drizzle-orm/sqlite-core'
import type * as schema from './schema'
import type { Last } from './together'

type Drizzle = BaseSQLiteDatabase<'async', unknown, typeof schema>

/** Reads, and nothing else: what every deed may do outside a transaction. */
export type ReadDb = Pick<Drizzle, 'select' | 'selectDistinct' | 'query' | '$count'>

/** Reads and writes inside one transaction. */
export type Tx = ReadDb & Pick<Drizzle, 'insert' | 'update' | 'delete'>

/** What is done in one transaction. */
export type Body<T> = (tx: Tx) => Promise<T | Last<T>>

/**
 * `guard` names the one row that guards all the body decides on (a learner, for their
 * state), and which each run that decides anything writes, so that of two at once one is
 * run again. PostgreSQL then needs no predicate locks, which on small tables make strangers
 * run again, too, and takes bodies with different guards into one transaction.
 */
export type Isolation = { guard?: string }

/** One open database. */
export type Database = {
  read: ReadDb
  /**
   * Runs `body` in one serializable transaction and answers after its commit.
   * The body may run more than once and has no effect but SQL. On PostgreSQL
   * statements left in a {@link Last} save the way there and back before the commit.
   *
   * @throws Error when called inside another transaction.
   */
  transaction<T>(body: Body<T>, isolation?: Isolation): Promise<T>
  /** From now on others wait for what is written: a transaction that is slow is logged. */
  watchSlow(): void
  /** Resolves if the database answers and rejects otherwise. */
  ping(): Promise<void>
  /** Finishes what was taken on, then closes. */
  close(): Promise<void>
}
