import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

/** npm leaves `gypfile` out when it writes the lock file, and compiles where the lock file lacks it. */
it('the lock file keeps npm from compiling the driver of SQLite that comes compiled', () => {
  const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8'))
  expect(packages['node_modules/better-sqlite3']).toMatchObject({ gypfile: false })
})
