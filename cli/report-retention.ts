import { openDatabase } from '~/db/db.server'
import type { CourseRetention, Leaving, Share } from '~/features/study/retention'
import { retentionReport } from '~/features/study/retention.server'
import { readSettings, type Settings } from '~/settings.server'

const BAD_SETTING = 78

const percent = (rate: number) => Math.round(rate * 100)

function shown(share: Share | null): string {
  if (!share) return 'not yet'
  const { returned, of, rate, low, high } = share
  return `${returned}/${of} ${percent(rate)} % (${percent(low)}–${percent(high)})`
}

function leavingLine({ awayDays, learners, mean, median, distribution }: Leaving): string {
  const counts = distribution.map(({ lessons, learners }) => `${lessons}: ${learners}`).join(', ')
  const figures =
    mean === null ? '' : `; lessons finished: mean ${mean.toFixed(1)}, median ${median} (${counts})`
  return `away for ${awayDays} days: ${learners}${figures}`
}

function table({ course, cohorts, total, lessonsUntilLeaving }: CourseRetention): string[] {
  const lines = [...cohorts, { day: 'all', ...total }].map(({ day, learners, nextDay, week }) =>
    [day.padEnd(12), String(learners).padStart(8), shown(nextDay).padEnd(24), shown(week)].join(
      '  ',
    ),
  )
  const head = ['first day'.padEnd(12), 'learners', 'next day'.padEnd(24), 'week'].join('  ')
  return [course, head, ...lines, leavingLine(lessonsUntilLeaving), '']
}

async function report(settings: Settings): Promise<void> {
  const database = await openDatabase(settings)
  try {
    const found = await retentionReport()
    const text = process.argv.includes('--json')
      ? JSON.stringify(found)
      : found.courses.flatMap(table).join('\n') || 'Nobody has studied yet.'
    process.stdout.write(`${text}\n`)
  } finally {
    await database.close()
  }
}

function settingsOrEnd(): Settings {
  try {
    return readSettings(process.env)
  } catch (error) {
    console.error((error as Error).message)
    process.exit(BAD_SETTING)
  }
}

await report(settingsOrEnd()).catch((error: Error) => {
  console.error(error.message)
  process.exitCode = 1
})
