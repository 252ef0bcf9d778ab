import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'

const DATA_DIR = mkdtempSync(join(tmpdir(), 'fifteen-seed-'))
afterAll(() => rmSync(DATA_DIR, { recursive: true, force: true }))

describe('the learners of npm run dev', () => {
  it('are seeded, and once', () => {
    for (const _ of ['first', 'again']) {
      const env = { ...process.env, NODE_ENV: 'development', DATABASE_URL: '', DATA_DIR }
      const seed = ['cli/run.mjs', 'drizzle/seed/seed.ts']
      const { status, stdout, stderr } = spawnSync(process.execPath, seed, {
        env: env as NodeJS.ProcessEnv,
        encoding: 'utf8',
      })
      expect({ status, stderr }).toMatchObject({ status: 0 })
      expect(stdout).toContain('Learners: Ning, Lin, Sam')
    }
  }, 120_000)
})
