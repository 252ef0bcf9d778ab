import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { install } from './prepare.mjs'

install()
const env = { DATA_DIR: '.cache/dev', ...process.env, NODE_ENV: 'development' }

/** Which file of SQLite's is seeded, and what was said of it; none where the data lies elsewhere. */
const stamp = env.DATABASE_URL ? null : join(env.DATA_DIR, 'seeded.json')
const file = () => {
  const path = join(env.DATA_DIR, 'fifteen.sqlite')
  return existsSync(path) ? statSync(path).ino : null
}

function saidBefore() {
  if (!stamp || !existsSync(stamp)) return null
  const { of, said } = JSON.parse(readFileSync(stamp, 'utf8'))
  return of === file() ? said : null
}

/** Seeds what is not seeded, and ends where that fails. What it says is kept for later starts, which ask nobody. */
async function seed() {
  const seeding = spawn(process.execPath, ['cli/run.mjs', 'drizzle/seed/seed.ts'], {
    stdio: ['inherit', 'pipe', 'inherit'],
    env,
  })
  let said = ''
  seeding.stdout.setEncoding('utf8').on('data', (text) => {
    said += text
  })
  const [code] = await once(seeding, 'close')
  if (code !== 0) process.exit(code ?? 1)
  if (stamp) writeFileSync(stamp, JSON.stringify({ of: file(), said }))
  return said
}

process.stdout.write(saidBefore() ?? (await seed()))
spawn(
  process.execPath,
  ['node_modules/@remix-run/dev/dist/cli.js', 'vite:dev', '--port', env.PORT || '3000'],
  { stdio: 'inherit', env },
).once('exit', (status) => process.exit(status ?? 0))
