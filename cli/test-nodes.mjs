import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { install, root } from './prepare.mjs'

/** The lines of Node that this command tries beside the one it runs on. */
const LINES = ['22', '24']
const STARTS = 10
const WAIT = 120_000 // ms

install()
const counts = { passed: 0, failed: 0 }

function say(what, good) {
  counts[good ? 'passed' : 'failed'] += 1
  console.log(`${good ? 'passed' : 'failed'}: ${what}`)
}

/** Node of a line with its headers, out of npm's package for this platform. */
function nodeOf(line) {
  const folder = join(root, '.cache', `node-${line}`)
  mkdirSync(folder, { recursive: true })
  if (!existsSync(join(folder, 'package.json'))) writeFileSync(join(folder, 'package.json'), '{}')
  const system = process.platform === 'win32' ? 'win' : process.platform
  const name = `node-${system}-${process.arch}`
  spawnSync('npm', ['install', '--no-audit', '--no-fund', `${name}@${line}`], {
    cwd: folder,
    stdio: ['ignore', 2, 2],
  })
  const home = join(folder, 'node_modules', name)
  return existsSync(home) ? { home, bin: join(home, 'bin') } : null
}

/** A clone of what is committed, so that nothing built for this Node is used. */
function clone() {
  const folder = mkdtempSync(join(tmpdir(), 'fifteen-node-'))
  spawnSync('git', ['clone', '--quiet', '--depth', '1', `file://${root}`, folder], {
    stdio: 'inherit',
  })
  return folder
}

async function serves(cwd, env) {
  const child = spawn(join(env.FIFTEEN_NODE, 'node'), ['cli/start.mjs'], {
    cwd,
    env: { ...env, PORT: '0', DATA_DIR: join(cwd, 'site') },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let told = ''
  const address = await new Promise((resolve) => {
    setTimeout(() => resolve(null), WAIT).unref()
    child.once('exit', () => resolve(null))
    child.stdout.on('data', (bytes) => {
      told += bytes
      const found = /Fifteen is at (\S+)/.exec(told)
      if (found) resolve(found[1])
    })
  })
  const status = address && (await fetch(address).then((response) => response.status))
  const runs = child.exitCode === null && child.signalCode === null
  const gone = runs && once(child, 'exit')
  child.kill('SIGTERM')
  const [code, signal] = (await gone) || [child.exitCode, child.signalCode]
  const good = status === 200 && code === 0
  if (!good) console.log(`${address ?? 'no address'}: ${status}, ended with ${signal ?? code}`)
  return good
}

for (const line of LINES) {
  const node = nodeOf(line)
  if (!node) {
    say(`Node ${line} could be had from npm`, false)
    continue
  }
  const cwd = clone()
  const env = {
    ...process.env,
    PATH: `${node.bin}:${process.env.PATH}`,
    FIFTEEN_NODE: node.bin,
    npm_config_nodedir: node.home,
  }
  const run = (args) => spawnSync('npm', args, { cwd, env, stdio: ['ignore', 2, 2] }).status === 0
  say(`Node ${line} installs from the lock file`, run(['ci', '--no-audit', '--no-fund']))
  say(`Node ${line} builds`, run(['run', 'build']))
  let served = 0
  while (served < STARTS && (await serves(cwd, env))) served += 1
  say(`Node ${line} starts, answers and stops, ${STARTS} times`, served === STARTS)
  const vitest = ['node_modules/vitest/vitest.mjs', 'run', '--project', 'unit']
  const units = spawnSync(join(node.bin, 'node'), vitest, { cwd, env, stdio: ['ignore', 2, 2] })
  say(`Node ${line} passes the unit tests`, units.status === 0)
  rmSync(cwd, { recursive: true, force: true })
}

console.log(`\n${counts.passed} passed, ${counts.failed} failed`)
process.exit(counts.failed > 0 ? 1 : 0)
