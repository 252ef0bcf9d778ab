import './fixed'
import { eq } from 'drizzle-orm'
import { openDatabase, reader, transaction } from '~/db/db.server'
import { marks } from '~/db/schema'
import { readSettings } from '~/settings.server'

const INSTRUCTOR_PASSWORD = 'instructor-demo'
const PASSWORD = 'learner-demo'
const SEEDED = 'seeded'

/** As of SEED_AT, an ISO date, or of now. What it takes to seed is loaded only here: most starts don't. */
async function seed(): Promise<void> {
  const { prepareSite } = await import('~/features/studio/site.server')
  const { seedLearners } = await import('./learners')
  const at = process.env.SEED_AT ? new Date(process.env.SEED_AT) : new Date()
  await prepareSite(INSTRUCTOR_PASSWORD)
  await seedLearners(at, PASSWORD)
  const value = at.toISOString()
  await transaction(async (tx) => {
    await tx.insert(marks).values({ key: SEEDED, value }).onConflictDoNothing()
  })
}

const database = await openDatabase(readSettings(process.env))
const [seeded] = await reader().select().from(marks).where(eq(marks.key, SEEDED))
if (!seeded) await seed()
await database.close()
console.log(`Learners: Ning, Lin, Sam (password ${PASSWORD})`)
console.log(`Instructor: Mei Tanaka (password ${INSTRUCTOR_PASSWORD})`)
