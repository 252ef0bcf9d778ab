import { spawn } from 'node:child_process'
import { install } from './prepare.mjs'

install()
const env = { DATA_DIR: '.cache/dev', ...process.env, NODE_ENV: 'development' }
const seeded = spawn(process.execPath, ['cli/run.mjs', 'drizzle/seed/seed.ts'], {
  stdio: 'inherit',
  env,
})
seeded.once('exit', (code) => {
  if (code) process.exit(code)
  spawn(
    process.execPath,
    ['node_modules/@remix-run/dev/dist/cli.js', 'vite:dev', '--port', process.env.PORT || '3000'],
    { stdio: 'inherit', env },
  ).once('exit', (status) => process.exit(status ?? 0))
})
