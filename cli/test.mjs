import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, statfsSync } from 'node:fs'
import { freemem, tmpdir } from 'node:os'
import { join } from 'node:path'
import { build, install } from './prepare.mjs'

const MEMORY = '/dev/shm'
const ROOM = 4 * 2 ** 30 // bytes

/** A folder that goes away with the tests: in memory where there is room, for databases wait for a disk. */
function passingFolder() {
  const { bavail, bsize } = existsSync(MEMORY) ? statfsSync(MEMORY) : { bavail: 0, bsize: 0 }
  const roomy = Math.min(bavail * bsize, freemem()) > ROOM
  const folder = mkdtempSync(join(roomy ? MEMORY : tmpdir(), 'fifteen-'))
  chmodSync(folder, 0o711) // where root calls it, PostgreSQL runs as somebody else
  return folder
}

install()
const only = process.argv[2]
// Interrupted, it still comes to its end and clears up.
process.on('SIGINT', () => {})
const counts = { passed: 0, failed: 0, skipped: 0 }

async function step(name, file, args) {
  const stdio = ['ignore', 'inherit', 'inherit']
  const [status] = await once(spawn(process.execPath, [file, ...args], { stdio }), 'close')
  console.log(`— ${name}: ${status === 0 ? 'passed' : 'failed'}`)
  counts[status === 0 ? 'passed' : 'failed'] += 1
}

function vitest(projects) {
  const folder = passingFolder()
  const report = join(folder, 'report.json')
  const args = projects.flatMap((project) => ['--project', project])
  const { status } = spawnSync(
    process.execPath,
    [
      'node_modules/vitest/vitest.mjs',
      'run',
      ...args,
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report}`,
    ],
    { stdio: 'inherit', env: { ...process.env, TMPDIR: folder } },
  )
  let found
  try {
    found = JSON.parse(readFileSync(report, 'utf8'))
  } catch {
    counts.failed += 1
    return
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
  counts.passed += found.numPassedTests
  counts.failed += found.numFailedTests
  counts.skipped += found.numPendingTests + found.numTodoTests
  // A file that fails before its first test counts as one failure.
  if (status !== 0 && found.numFailedTests === 0) counts.failed += 1
}

const checks = only
  ? []
  : [
      step('Format and lint', 'node_modules/@biomejs/biome/bin/biome', ['ci', '.']),
      step('Types', 'node_modules/typescript/bin/tsc', []),
    ]
// The checks go on beside it.
await build({ folder: '.cache/test-build', clock: true })
await Promise.all(checks)
vitest(only ? ['browser'] : ['unit', 'sqlite', 'postgres', 'browser'])

if (counts.skipped > 0) console.log(`\n${counts.skipped} skipped: no data (see CONTRIBUTING.md)`)
console.log(`\n${counts.passed} passed, ${counts.failed} failed`)
process.exit(counts.failed > 0 ? 1 : 0)
