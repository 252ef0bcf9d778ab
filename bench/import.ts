/**
 * What the importers make of every file below a folder, as `course import --dry-run` would: one
 * JSON line a file, and a last one with the sums. Nothing is written.
 */
import { readdirSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { importCourse, Untakable } from '~/features/studio/import.server'

const [folder] = process.argv.slice(2)
if (!folder || !statSync(folder, { throwIfNoEntry: false })?.isDirectory()) {
  process.stderr.write('npm run -s bench:import -- DIR\n')
  process.exit(64)
}

function filesIn(path: string): string[] {
  return readdirSync(path, { withFileTypes: true }).flatMap((entry) => {
    const inside = join(path, entry.name)
    return entry.isDirectory() ? filesIn(inside) : [inside]
  })
}

const say = (line: object) => process.stdout.write(`${JSON.stringify(line)}\n`)
const root = resolve(folder)
const sums = { files: 0, taken: 0, refused: 0, questions: 0, dropped: 0 }
const delay = monitorEventLoopDelay({ resolution: 5 })
delay.enable()
for (const path of filesIn(root).sort()) {
  const file = path.slice(root.length + 1)
  const began = performance.now()
  const ms = () => Math.round(performance.now() - began)
  sums.files += 1
  try {
    const report = await importCourse(path, { language: null, instructor: null, site: false })
    const { title, language, modules, questions } = report
    sums.taken += 1
    sums.questions += questions
    sums.dropped += report.dropped.length
    const counts = { questions, dropped: report.dropped.length, warnings: report.warnings.length }
    say({ file, taken: true, title, language, modules: modules.length, ...counts, ms: ms() })
  } catch (error) {
    if (!(error instanceof Untakable)) throw error
    sums.refused += 1
    say({ file, taken: false, what: error.what, ms: ms() })
  }
}
delay.disable()
say({ ...sums, delayP99Ms: Math.round(delay.percentile(99) / 1e5) / 10 })
process.exit(0)
