import { sql } from 'drizzle-orm'

type Preparable<V, R> = { prepare(name: string): { execute(values: V): Promise<R> } }

/**
 * A query that is built and prepared once a connection: building one anew
 * costs eight times what running it does. `name` must be its own among all hot
 * queries; PostgreSQL knows the statement by it.
 */
export function hot<V extends Record<string, unknown>, R, D extends object>(
  name: string,
  build: (db: D) => unknown,
): (db: D, values: V) => Promise<R> {
  const prepared = new WeakMap<object, { execute(values: V): Promise<R> }>()
  return (db, values) => {
    let query = prepared.get(db)
    if (!query) {
      query = (build(db) as Preparable<V, R>).prepare(name)
      prepared.set(db, query)
    }
    return query.execute(values)
  }
}

/** A value of a {@link hot} query, filled in when it runs and written as its column wants it. */
export const given = (name: string) => sql.placeholder(name) as never
