import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import routes from '~/routes'
import { verbsIn, violations } from './support/law'

function filesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    return entry.isDirectory() ? filesIn(path) : [path]
  })
}

const sources = [...filesIn('app'), ...filesIn('cli')].filter((path) => /\.tsx?$/.test(path))

type Route = { path?: string; children?: Route[] }
const paths = (list: Route[]): string[] =>
  list.flatMap(({ path, children }) => [path ?? '', ...paths(children ?? [])])

describe('the law of the house', () => {
  it('holds in every file', () => {
    const found = sources.flatMap((path) => violations(path, readFileSync(path, 'utf8')))
    expect(found).toEqual([])
  })

  it('holds a route to 25 lines in the median', () => {
    const lengths = sources
      .filter((path) => path.startsWith('app/routes/'))
      .map((path) => readFileSync(path, 'utf8').split('\n').length)
      .sort((a, b) => a - b)
    expect(lengths[Math.floor(lengths.length / 2)]).toBeLessThanOrEqual(26)
  })

  it('names things in URLs, and no verbs', () => {
    expect(verbsIn(paths(routes as Route[]))).toEqual([])
    expect(verbsIn(['lessons/create'])).toEqual(['lessons/create'])
  })
})

const BROKEN: [rule: string, path: string, text: string][] = [
  ['upwards', 'app/features/card/a.ts', "import { x } from '~/features/study/log'\n"],
  ['its neighbour', 'app/features/sprint/a.ts', "import { x } from '~/features/graph/graph'\n"],
  ['across folders', 'app/features/card/a.ts', "import { x } from '../course/course'\n"],
  ['a deed or a sight', 'app/features/study/a.ts', "import { x } from './study.server'\n"],
  ['a sight imports', 'app/features/study/a.tsx', "import { x } from './study.server'\n"],
  ['names the database', 'app/routes/a.tsx', "import { x } from '~/db/db.server'\n"],
  ['loaded at once', 'app/features/graph/a.tsx', "import { x } from './graph-view.client'\n"],
  ['outside a .client', 'app/features/graph/a.tsx', "import c from 'cytoscape'\n"],
  ['time or for chance', 'app/features/card/a.ts', 'export const a = () => Math.random()\n'],
  ['past app/clock', 'app/features/card/a.server.ts', 'export const a = () => Date.now()\n'],
  ['Lucia', 'app/features/study/a.server.ts', "import { Lucia } from 'lucia'\n"],
  ['driver of SQLite', 'app/db/a.server.ts', "import Sqlite from 'better-sqlite3'\n"],
  ['raw SQL', 'app/features/study/a.server.ts', 'export const a = sql`select 1`\n'],
  ['style attribute', 'app/ui/a.tsx', 'export const A = () => <p style={{ top: 1 }} />\n'],
  ['door()', 'app/routes/a.tsx', 'export const loader = async () => null\n'],
  ['door()', 'app/routes/a.tsx', 'export async function action() {}\n'],
  ['above 120', 'app/routes/a.tsx', '\n'.repeat(121)],
  ['above 200', 'app/features/card/a.ts', '\n'.repeat(201)],
  ['default export', 'app/features/card/a.ts', 'export default 1\n'],
  ['kebab-case', 'app/features/card/cardForm.ts', ''],
  ['barrel', 'app/features/card/index.ts', ''],
  ['no floor', 'app/elsewhere/a.ts', "import { x } from '~/db/hot'\n"],
]

describe('a file that breaks the law', () => {
  it.each(BROKEN)('is caught: %s', (rule, path, text) => {
    expect(violations(path, text).join('\n')).toContain(rule)
  })
})

const LINTED: [rule: string, path: string, text: string][] = [
  ['another folder by ../', 'app/jobs/a.server.ts', "export * as x from '../db/hot'\n"],
  ['files in thought', 'app/features/card/a.ts', "export { readFile } from 'node:fs/promises'\n"],
  ['a deed in thought', 'app/features/card/a.ts', "export { x } from './card.server'\n"],
  ['a table in thought', 'app/features/card/a.ts', "export { courses } from '~/db/schema'\n"],
  ['React in thought', 'app/features/card/a.ts', "export { useState } from 'react'\n"],
  ['the process in thought', 'app/features/card/a.ts', 'export const a = process.env.A\n'],
  ['files in a sight', 'app/features/card/a.tsx', "export { readFile } from 'node:fs/promises'\n"],
  ['a table in a route', 'app/routes/a.tsx', "export { courses } from '~/db/schema'\n"],
]

describe('the linter', () => {
  let told = ''
  beforeAll(() => {
    const folder = mkdtempSync(join(tmpdir(), 'fifteen-law-'))
    const settings = JSON.parse(readFileSync('biome.json', 'utf8'))
    writeFileSync(join(folder, 'biome.json'), JSON.stringify({ ...settings, vcs: undefined }))
    LINTED.forEach(([, path, text], i) => {
      const file = join(folder, path.replace('/a.', `/a${i}.`))
      mkdirSync(dirname(file), { recursive: true })
      writeFileSync(file, text)
    })
    const biome = resolve('node_modules/@biomejs/biome/bin/biome')
    const args = [biome, 'lint', '--reporter=github', '--max-diagnostics=none', '.']
    told = spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8' }).stdout
    rmSync(folder, { recursive: true })
  })

  it.each(LINTED.map(([rule, path], i) => [rule, path.replace('/a.', `/a${i}.`)]))(
    'refuses %s',
    (_, path) => {
      const lines = told.split('\n').filter((line) => line.includes(path as string))
      expect(lines.join('\n')).toMatch(/noRestricted(Imports|Globals)/)
    },
  )
})
