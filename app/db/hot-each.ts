import { type SQL, sql } from 'drizzle-orm'
import { given, hot } from './hot'
import { dialect } from './words'

/** What is asked for: a table of a row for each question, to select from. */
export type Asked<K extends string> = {
  table: SQL
  /** Which of the questions, from 1; to be selected as `at`. */
  at: SQL<number>
} & Record<K, SQL>

function askedOf<K extends string>(columns: readonly K[]): Asked<K> {
  const names = columns.map((column) => sql.identifier(column))
  const comma = sql`, `
  const table =
    dialect === 'postgres'
      ? sql`unnest(${sql.join(
          columns.map((column) => sql`${given(column)}::text[]`),
          comma,
        )}) with ordinality as asked(${sql.join([...names, sql.identifier('at')], comma)})`
      : sql`(select ${sql.join(
          columns.map((column, i) => sql`${given(column)} as ${names[i]}`),
          comma,
        )}, 1 as ${sql.identifier('at')}) as asked`
  const column = (name: string) => sql`asked.${sql.identifier(name)}`
  const own = Object.fromEntries(columns.map((name) => [name, column(name)]))
  return { ...own, table, at: column('at').mapWith(Number) } as unknown as Asked<K>
}

type Waiting<K extends string, R> = {
  values: Record<K, string>
  done: (rows: R[]) => void
  failed: (error: unknown) => void
}

/**
 * A {@link hot} read of texts that, on PostgreSQL, answers all who ask at about the same time with
 * one statement: most of what a small read costs is its way. `build` selects from
 * `asked.table`, with `asked.at` as `at`.
 *
 * @param soon puts off until all have asked: `queueMicrotask` within a transaction, `setImmediate` for requests
 */
export function hotEach<K extends string, R extends object, D extends object>(
  name: string,
  columns: readonly K[],
  build: (db: D, asked: Asked<K>) => unknown,
  soon: (run: () => void) => unknown,
): (db: D, values: Record<K, string>) => Promise<R[]> {
  const asked = askedOf(columns)
  const read = hot<Record<string, unknown>, (R & { at: number })[], D>(name, (db) =>
    build(db, asked),
  )
  if (dialect !== 'postgres') return read
  const waiting = new WeakMap<D, Waiting<K, R>[]>()

  async function answer(db: D) {
    const all = waiting.get(db) ?? []
    waiting.delete(db)
    try {
      const lists = columns.map((column) => [column, all.map(({ values }) => values[column])])
      const rows = await read(db, Object.fromEntries(lists))
      const own = all.map((): R[] => [])
      for (const row of rows) own[row.at - 1]?.push(row)
      all.forEach(({ done }, i) => void done(own[i] ?? []))
    } catch (error) {
      for (const { failed } of all) failed(error)
    }
  }

  return (db, values) =>
    new Promise((done, failed) => {
      const others = waiting.get(db)
      if (others) others.push({ values, done, failed })
      else {
        waiting.set(db, [{ values, done, failed }])
        soon(() => void answer(db))
      }
    })
}
