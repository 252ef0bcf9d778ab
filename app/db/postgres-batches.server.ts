import { Last } from './together'
import type { Body } from './types'

const AT_ONCE = 32 // bodies a transaction
const LANES = 2 // such transactions at a time

type Waiting = {
  body: Body<unknown>
  guard: string
  resolve: (value: unknown) => void
  reject: (error: unknown) => void
}

type Run = <T>(body: Body<T>) => Promise<T>

/** Bodies that know nothing of each other, side by side in one transaction. */
function all(bodies: Body<unknown>[]): Body<unknown[]> {
  return async (tx) => {
    const outcomes = await Promise.allSettled(bodies.map((body) => body(tx)))
    const ended = outcomes.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []))
    const statements = ended.flatMap((one) => (one instanceof Last ? one.statements : []))
    const failed = outcomes.find((one) => one.status === 'rejected')
    if (failed) {
      await Promise.allSettled(statements)
      throw failed.reason
    }
    const values = ended.map((one) => (one instanceof Last ? one.value : one))
    return new Last(values, statements)
  }
}

/**
 * Guarded bodies that arrive while others are on their way go into one transaction together,
 * each guard once: a commit and a way to the database and back for all of them. When one
 * breaks, all are undone and each runs alone.
 */
export class Batches {
  private waiting: Waiting[] = []
  private lanes = 0

  /**
   * @param once runs a body in one transaction
   * @param again the same, as often as it meets another
   */
  constructor(
    private readonly once: Run,
    private readonly again: Run,
  ) {}

  run<T>(body: Body<T>, guard: string): Promise<T> {
    return new Promise<T>((done, reject) => {
      this.waiting.push({ body, guard, resolve: done as (value: unknown) => void, reject })
      if (this.lanes < LANES) void this.work()
    })
  }

  private async work(): Promise<void> {
    this.lanes += 1
    await new Promise(setImmediate) // what has already arrived is let in
    for (let batch = this.next(); batch.length > 0; batch = this.next()) await this.carry(batch)
    this.lanes -= 1
  }

  private next(): Waiting[] {
    const batch = new Map<string, Waiting>()
    const later: Waiting[] = []
    for (const one of this.waiting) {
      if (batch.size < AT_ONCE && !batch.has(one.guard)) batch.set(one.guard, one)
      else later.push(one)
    }
    this.waiting = later
    return [...batch.values()]
  }

  private async carry(batch: Waiting[]): Promise<void> {
    const values =
      batch.length > 1
        ? await this.once(all(batch.map(({ body }) => body))).catch(() => null)
        : null
    if (values) batch.forEach(({ resolve }, i) => void resolve(values[i]))
    else {
      const alone = batch.map((one) => this.again(one.body).then(one.resolve, one.reject))
      await Promise.all(alone)
    }
  }
}
