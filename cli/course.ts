import { existsSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { openDatabase } from '~/db/db.server'
import { accountBy } from '~/features/account/account.server'
import { LANGUAGES } from '~/features/course/outline'
import { Refusal } from '~/features/refusal'
import { courseAs, EXPORTS } from '~/features/studio/export.server'
import { importCourse, type Report, Untakable } from '~/features/studio/import.server'
import { DEMO_INSTRUCTOR, prepareSite } from '~/features/studio/site.server'
import { readSettings } from '~/settings.server'

const USAGE = `course import PATH [--language en|zh-CN] [--instructor NAME] [--dry-run] [--json]
course export COURSE [--format markdown|gift|qti|csv] [--output FILE]`

/** Exit statuses of sysexits.h. */
const EXIT = { usage: 64, untakable: 65, nobody: 67, forbidden: 77, settings: 78 }

function fail(line: string, status: number): never {
  process.stderr.write(`${line.replace(/\s*\n\s*/g, ' ')}\n`)
  process.exit(status)
}

function parse() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        language: { type: 'string' },
        format: { type: 'string', default: 'markdown' },
        instructor: { type: 'string', default: DEMO_INSTRUCTOR },
        output: { type: 'string' },
        'dry-run': { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
      },
    })
  } catch (error) {
    return fail(`${(error as Error).message}\n${USAGE}`, EXIT.usage)
  }
}

function tell(report: Report): string {
  const lines = [
    `${report.title} (${report.language}): ${report.changed ? 'changed' : 'nothing changed'}`,
    `${report.lessons} lessons, ${report.modules.length} modules, ${report.drafts} of them drafts`,
    `${report.questions} questions, ${report.concepts} concepts`,
    ...report.dropped.map(({ what, why }) => `dropped: ${what}: ${why}`),
    ...report.warnings.map((warning) => `warning: ${warning}`),
  ]
  return lines.join('\n')
}

const { positionals, values } = parse()
const [verb, subject] = positionals
const language = LANGUAGES.find((known) => known === values.language) ?? null
const format = EXPORTS.find((known) => known === values.format)
const known = verb === 'import' || verb === 'export'
const strange = (values.language !== undefined && !language) || !format
if (!known || !subject || positionals.length > 2 || strange) fail(USAGE, EXIT.usage)

const settings = (() => {
  try {
    return readSettings(process.env)
  } catch (error) {
    return fail((error as Error).message, EXIT.settings)
  }
})()

// A dry run makes nothing, not even a site.
const site =
  !values['dry-run'] ||
  settings.DATABASE_URL !== undefined ||
  existsSync(join(settings.DATA_DIR, 'fifteen.sqlite'))
const database = site
  ? await openDatabase(settings).catch((error: Error) => fail(error.message, 1))
  : null
if (!values['dry-run']) {
  const opened = await prepareSite()
  if (opened) process.stderr.write(`Instructor: ${opened.name}\nPassword: ${opened.password}\n`)
}

async function instructor() {
  const account = await accountBy(values.instructor)
  if (account && account.role !== 'learner') {
    return { id: account.learnerId, admin: account.role === 'admin' }
  }
  return fail(`${values.instructor} is no instructor of this site`, EXIT.nobody)
}

try {
  if (verb === 'import') {
    const report = await importCourse(subject, {
      language,
      instructor: values['dry-run'] ? null : await instructor(),
      site,
    })
    process.stdout.write(`${values.json ? JSON.stringify(report) : tell(report)}\n`)
  } else {
    const written = await courseAs(format, subject)
    if (values.output) await writeFile(values.output, written)
    else process.stdout.write(written)
  }
} catch (error) {
  if (error instanceof Untakable) fail(error.message, EXIT.untakable)
  if (error instanceof Refusal && error.reason === 'not-found') {
    fail(`${subject}: there is no such course`, EXIT.untakable)
  }
  if (error instanceof Refusal && error.reason === 'forbidden') {
    fail(`${subject}: this course is another instructor's`, EXIT.forbidden)
  }
  throw error
}
await database?.close()
process.exit(0)
