import { type Database, openDatabase, reader } from '~/db/db.server'
import { freeBytes } from '~/disk.server'
import { startRecurringJobs } from '~/features/studio/recurring.server'
import { countJobs } from '~/jobs/jobs.server'
import { workOnJobs } from '~/jobs/work.server'
import { measure } from '~/metrics.server'
import { tellMetrics } from '~/metrics-port.server'
import { checkedSettings, giveUp, onStop } from '~/process.server'

/**
 * Works on jobs, beside a server or many, until SIGTERM or SIGINT; then gives back what is under
 * way, within ten seconds. A bad setting ends the process with 78.
 */
export async function work(): Promise<void> {
  const settings = checkedSettings()
  // The log may lie on a disk that is full.
  process.stdout.on('error', () => {})
  let database: Database
  try {
    database = await openDatabase(settings)
    database.watchSlow()
    await startRecurringJobs()
  } catch (error) {
    return giveUp(error, 1)
  }
  if (settings.METRICS_PORT !== undefined) measure(() => countJobs(reader()), freeBytes)
  tellMetrics(settings)
  const stopJobs = workOnJobs()
  onStop(async () => {
    await stopJobs()
    await database.close()
  })
  process.stdout.write('Working on jobs.\n')
}
