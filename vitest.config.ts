import { availableParallelism } from 'node:os'
import { resolve } from 'node:path'
import { defineConfig } from 'vitest/config'

const alias = { '~': resolve(import.meta.dirname, 'app'), '#': resolve(import.meta.dirname) }
const APART = 'tests/support/apart.ts'
const ANEW = 'tests/support/anew.ts'
const onDatabase = {
  include: ['tests/{features,routes}/**/*.db.test.ts'],
  testTimeout: 30_000,
  hookTimeout: 60_000,
  isolate: false,
  setupFiles: [ANEW, 'tests/support/dialect.ts'],
  env: { NODE_ENV: 'production' as const },
}

export default defineConfig({
  resolve: { alias },
  define: { __APART__: JSON.stringify('.cache/test-build/apart') },
  // Pages are rendered as they are where learners are.
  esbuild: { jsxDev: false },
  test: {
    css: true,
    // A test waits for a page, a database or a voice as often as it works: there is room for more.
    maxWorkers: Math.ceil(availableParallelism() * 1.5),
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          isolate: false,
          setupFiles: ANEW,
          globalSetup: APART,
          include: ['tests/**/*.test.ts'],
          exclude: ['tests/**/*.db.test.ts', 'tests/browser/**'],
          testTimeout: 30_000,
        },
      },
      { extends: true, test: { name: 'sqlite', globalSetup: APART, ...onDatabase } },
      {
        extends: true,
        test: {
          name: 'postgres',
          ...onDatabase,
          globalSetup: [APART, 'tests/support/postgres.ts'],
          env: { ...onDatabase.env, TEST_DIALECT: 'postgres' },
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          isolate: false,
          setupFiles: ANEW,
          include: ['tests/browser/**/*.test.ts'],
          globalSetup: 'tests/support/browser.ts',
          testTimeout: 120_000,
          hookTimeout: 240_000,
        },
      },
    ],
  },
})
