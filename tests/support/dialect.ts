import { randomBytes } from 'node:crypto'
import { rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, inject } from 'vitest'

// app/db/words.ts decides the dialect when it is imported, so this runs before any test file.
process.env.LOG_LEVEL ??= 'silent'
delete process.env.ORIGIN
if (process.env.TEST_DIALECT === 'postgres') process.env.DATABASE_URL = inject('postgresUrl')
else delete process.env.DATABASE_URL

// Files of a test file's own, such as audio, lie in a folder that comes to be when the first is written.
const folder = join(tmpdir(), `fifteen-files-${randomBytes(6).toString('hex')}`)
process.env.DATA_DIR = folder
afterAll(() => rmSync(folder, { recursive: true, force: true }))
