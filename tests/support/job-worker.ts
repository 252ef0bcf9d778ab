/**
 * A worker process for the tests of jobs: the product's own, with two kinds more.
 *   steps   counts a mark from where it stands to ten, a step a tenth of a second; long
 *   mark    makes a mark of its key, which can be made once
 */
import { setTimeout as pause } from 'node:timers/promises'
import { eq } from 'drizzle-orm'
import { reader, transaction } from '~/db/db.server'
import { marks } from '~/db/schema'
import { onJob } from '~/jobs/kinds.server'
import { work } from '~/worker.server'

const STEPS = 10

async function counted(): Promise<number> {
  const [mark] = await reader().select().from(marks).where(eq(marks.key, 'steps'))
  return Number(mark?.value ?? 0)
}

onJob(
  'steps',
  async (_, { report, signal }) => {
    for (let n = (await counted()) + 1; n <= STEPS; n++) {
      await pause(100, null, { signal })
      const value = String(n)
      await transaction((tx) =>
        tx
          .insert(marks)
          .values({ key: 'steps', value })
          .onConflictDoUpdate({ target: marks.key, set: { value } }),
      )
      report('counting', n / STEPS)
    }
  },
  { lane: 'long' },
)

onJob('mark', async ({ key }) => {
  await transaction(async (tx) => {
    await tx.insert(marks).values({ key, value: String(process.pid) })
  })
})

await work()
