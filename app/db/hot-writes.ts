import { and, eq, getTableColumns, getTableName } from 'drizzle-orm'
import { toSnakeCase } from 'drizzle-orm/casing'
import type { SQLiteTable } from 'drizzle-orm/sqlite-core'
import { given, hot } from './hot'
import { together } from './together'
import type { Tx } from './types'
import { dialect } from './words'

/** The name of a value for each of these columns. */
type Names<T extends SQLiteTable> = { [C in keyof T['$inferInsert']]?: string }

/** A row written, or written over where there is one with these keys, or changed where it is found by them. */
export type Write = {
  kind: 'insert' | 'upsert' | 'update'
  table: SQLiteTable
  keys: Record<string, string>
  set: Record<string, string>
}

export const inserted = <T extends SQLiteTable>(table: T, set: Names<T>) =>
  ({ kind: 'insert', table, keys: {}, set }) as Write

export const upserted = <T extends SQLiteTable>(table: T, keys: Names<T>, set: Names<T>) =>
  ({ kind: 'upsert', table, keys, set }) as Write

export const updated = <T extends SQLiteTable>(table: T, keys: Names<T>, set: Names<T>) =>
  ({ kind: 'update', table, keys, set }) as Write

/** Values that are named as their columns are. */
export const same = <K extends string>(...names: readonly K[]) =>
  Object.fromEntries(names.map((name) => [name, name])) as Record<K, K>

const filled = (names: Record<string, string>) =>
  Object.fromEntries(Object.entries(names).map(([column, name]) => [column, given(name)])) as never

/** A write as a statement of its own. */
function built(tx: Tx, { kind, table, keys, set }: Write) {
  const columns = getTableColumns(table)
  const target = Object.keys(keys).flatMap((key) => columns[key] ?? [])
  const found = Object.entries(keys).flatMap(([key, name]) => {
    const column = columns[key]
    return column ? [eq(column, given(name))] : []
  })
  if (kind === 'update')
    return tx
      .update(table)
      .set(filled(set))
      .where(and(...found))
  const insert = tx.insert(table).values(filled({ ...keys, ...set }))
  return kind === 'insert' ? insert : insert.onConflictDoUpdate({ target, set: filled(set) })
}

const column = (name: string) => `"${toSnakeCase(name)}"`
const listed = (names: string[], how: (name: string) => string) => names.map(how).join(', ')

/** A write of many rows, out of `given`. */
function written({ kind, table, keys, set }: Write): string {
  const into = `"${getTableName(table)}"`
  if (kind === 'update') {
    const to = Object.entries(set).map(([one, name]) => `${column(one)} = given."${name}"`)
    const found = Object.entries(keys).map(
      ([key, name]) => `${into}.${column(key)} = given."${name}"`,
    )
    return `update ${into} set ${to.join(', ')} from given where ${found.join(' and ')}`
  }
  const all = { ...keys, ...set }
  const values = listed(Object.values(all), (name) => `"${name}"`)
  const insert = `insert into ${into} (${listed(Object.keys(all), column)}) select ${values} from given`
  if (kind === 'insert') return insert
  const over = listed(Object.keys(set), (one) => `${column(one)} = excluded.${column(one)}`)
  return `${insert} on conflict (${listed(Object.keys(keys), column)}) do update set ${over}`
}

/** PostgreSQL: all writes of many rows as one statement, whose rows are one value of JSON. */
function statementOf(writes: readonly Write[]): string {
  const types = new Map<string, string>()
  for (const { table, keys, set } of writes) {
    const columns = getTableColumns(table)
    for (const [one, name] of Object.entries({ ...keys, ...set })) {
      types.set(name, columns[one]?.getSQLType() ?? 'text')
    }
  }
  const fields = [...types].map(([name, type]) => `"${name}" ${type}`).join(', ')
  const parts = writes.slice(0, -1).map((write, i) => `w${i} as (${written(write)})`)
  const rows = `given as (select * from json_to_recordset($1::json) as given(${fields}))`
  return `with ${[rows, ...parts].join(', ')} ${written(writes[writes.length - 1] as Write)}`
}

type Client = { query(query: { name: string; text: string; values: string[] }): Promise<unknown> }
type Waiting = { values: object; done: () => void; failed: (error: unknown) => void }

/**
 * Writes that do not depend on each other. On PostgreSQL they are one statement, and so are those of
 * all who write under this name within one turn of the same transaction; on SQLite they are
 * {@link hot} statements one after another. All share the values, by name.
 */
export function hotWrites<V extends Record<string, unknown>>(
  name: string,
  writes: readonly Write[],
): (tx: Tx, values: V) => Promise<void> {
  if (dialect !== 'postgres') {
    const each = writes.map((write, i) =>
      hot<V, unknown, Tx>(`${name}-${i}`, (tx) => built(tx, write)),
    )
    return async (tx, values) => void (await together(each.map((run) => run(tx, values))))
  }
  const text = statementOf(writes)
  const waiting = new WeakMap<Tx, Waiting[]>()

  async function write(tx: Tx) {
    const all = waiting.get(tx) ?? []
    waiting.delete(tx)
    const { $client } = tx as unknown as { $client: Client }
    try {
      const rows = JSON.stringify(all.map(({ values }) => values))
      await $client.query({ name, text, values: [rows] })
      for (const { done } of all) done()
    } catch (error) {
      for (const { failed } of all) failed(error)
    }
  }

  return (tx, values) =>
    new Promise((done, failed) => {
      const others = waiting.get(tx)
      if (others) others.push({ values, done, failed })
      else {
        waiting.set(tx, [{ values, done, failed }])
        queueMicrotask(() => void write(tx))
      }
    })
}
