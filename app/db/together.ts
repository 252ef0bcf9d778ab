const BROKEN = '25P02' // PostgreSQL: an earlier statement has broken the transaction

const isEcho = (error: unknown) => {
  const { code, cause } = error as { code?: string; cause?: { code?: string } }
  return (cause?.code ?? code) === BROKEN
}

/**
 * Waits for statements that were sent together. Of their errors the first one counts that says
 * why: on PostgreSQL what breaks a transaction also breaks every statement sent after it.
 */
export async function together<T extends readonly unknown[]>(statements: readonly [...T]) {
  const outcomes = await Promise.allSettled(statements)
  const errors = outcomes.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []))
  if (errors.length > 0) throw errors.find((error) => !isEcho(error)) ?? errors[0]
  const values = outcomes.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []))
  return values as { -readonly [P in keyof T]: Awaited<T[P]> }
}

/** What a transaction's body ends with: a value, and statements that travel with the commit. */
export class Last<T> {
  constructor(
    readonly value: T,
    readonly statements: readonly Promise<unknown>[],
  ) {}
}
