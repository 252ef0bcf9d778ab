/**
 * Kills the product in the middle of answers, KILLS times (20) on each database, and prints
 * what it lost: `npm run bench:kill`.
 */
import { killed } from '#/tests/support/kills'
import { startPostgres } from '#/tests/support/postgres'
import { startProduct } from '#/tests/support/product'
import { demoCourse } from '#/tests/support/walk'

const kills = Number(process.env.KILLS ?? 20)
const course = await demoCourse()

async function run(database: 'sqlite' | 'postgres', databaseUrl?: string): Promise<void> {
  const product = await startProduct({ databaseUrl })
  try {
    console.log(JSON.stringify({ database, ...(await killed(product, course, kills)) }))
  } finally {
    await product.remove()
  }
}

await run('sqlite')
const postgres = await startPostgres()
try {
  await run('postgres', postgres.url)
} finally {
  await postgres.stop()
}
