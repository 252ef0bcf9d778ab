/** The floors of the house, lowest first; those in one list do not know each other. */
const FLOORS: string[][] = [
  [
    'app/apart.server',
    'app/clock.server',
    'app/log.server',
    'app/metrics.server',
    'app/settings.server',
    'app/safe-path',
    'app/outgoing.server',
    'app/public-address.server',
  ],
  ['app/db'],
  ['app/i18n'],
  ['app/ui'],
  ['app/features/refusal'],
  ['app/disk.server'],
  ['app/door.server'],
  ['app/jobs'],
  ['app/features/account'],
  ['app/features/course'],
  ['app/features/card'],
  ['app/features/mastery'],
  ['app/features/digest', 'app/features/graph', 'app/features/sprint'],
  ['app/features/study', 'app/features/studio'],
  ['app/site-map.server', 'app/strangers.server'],
  ['app/listener.server', 'app/routes', 'cli'],
  ['app/process.server'],
  ['app/metrics-port.server'],
  ['app/serve.server', 'app/worker.server', 'app/root', 'app/routes.ts'],
  ['app/entry.server', 'app/entry.client'],
]

type Import = { from: string; typeOnly: boolean; lazy: boolean }

const IMPORT = /^\s*(?:import|export)\s+(type\s)?[^'"]*?from\s+'([^']+)'/gm
const BARE = /^\s*import\s+'([^']+)'/gm
const LAZY = /\bimport\('([^']+)'\)/g

function importsOf(text: string): Import[] {
  const code = text.replace(/\/\*[\s\S]*?\*\//g, '')
  return [
    ...[...code.matchAll(IMPORT)].map(([, type, from = '']) => ({
      from,
      typeOnly: !!type,
      lazy: false,
    })),
    ...[...code.matchAll(BARE)].map(([, from = '']) => ({ from, typeOnly: false, lazy: false })),
    ...[...code.matchAll(LAZY)].map(([, from = '']) => ({ from, typeOnly: false, lazy: true })),
  ]
}

function resolved(path: string, from: string): string | null {
  if (from.startsWith('~/')) return `app/${from.slice(2)}`
  if (from.startsWith('./')) return path.replace(/[^/]+$/, '') + from.slice(2)
  return null
}

const floorOf = (path: string) =>
  FLOORS.findIndex((names) =>
    names.some(
      (name) => path === name || path.startsWith(`${name}/`) || path.startsWith(`${name}.`),
    ),
  )
const roomOf = (path: string) =>
  FLOORS.flat().find((name) => path.startsWith(`${name}/`) || path.startsWith(`${name}.`))

const isDeed = (path: string) => /\.server(\.tsx?)?$/.test(path)
const isSight = (path: string) => /\.tsx$/.test(path)
const isThought = (path: string) =>
  /^app\/features\/.*\.ts$/.test(path) && !isDeed(path) && path !== 'app/features/refusal.ts'

/**
 * Where a file breaks the law of the house (docs/house.md), a sentence each.
 *
 * @param path of the file, from the project's folder
 */
export function violations(path: string, text: string): string[] {
  const found: string[] = []
  const add = (rule: string) => found.push(`${path}: ${rule}`)
  const imports = importsOf(text)

  const floor = floorOf(path)
  for (const { from, typeOnly } of imports) {
    const target = resolved(path, from)
    if (from.startsWith('..')) add(`imports ${from}: across folders it is ~/…`)
    if (!target || path.startsWith('tests/')) continue
    const below = floorOf(target)
    if (path.startsWith('app/') && floor === -1) add('stands on no floor')
    const sameRoom = roomOf(path) === roomOf(target)
    if (below > floor && floor !== -1 && !sameRoom) add(`imports upwards: ${from}`)
    if (below === floor && !sameRoom && floor > 0) add(`imports its neighbour: ${from}`)
    if (isThought(path) && !typeOnly && (isDeed(target) || isSight(target))) {
      add(`thought imports a deed or a sight: ${from}`)
    }
    if (isSight(path) && path.startsWith('app/features') && isDeed(target) && !typeOnly) {
      add(`a sight imports a deed: ${from}`)
    }
    if (path.startsWith('app/routes') && target.startsWith('app/db'))
      add('a route names the database')
  }
  const client = imports.find(({ from, lazy }) => /\.client$/.test(from) && !lazy)
  if (client && !client.typeOnly) add(`${client.from} is loaded at once, not when asked for`)
  const heavy = imports.find(
    ({ from, lazy, typeOnly }) => /^(cytoscape|howler)/.test(from) && !lazy && !typeOnly,
  )
  if (heavy && !/\.client\.tsx$/.test(path)) add(`${heavy.from} outside a .client.tsx file`)
  if (isThought(path) && /\bDate\.now\(|new Date\(\)|Math\.random\(/.test(text)) {
    add('thought asks for the time or for chance')
  }
  if (/^app\/(features|ui|jobs)\//.test(path) && isDeed(path) && /\bDate\.now\(/.test(text)) {
    add('a deed reads the time past app/clock.server.ts')
  }
  if (imports.some(({ from }) => from === 'lucia') && !path.endsWith('account/session.server.ts')) {
    add('Lucia stands in account/session.server.ts alone')
  }
  const driver = imports.some(({ from, typeOnly }) => /^better-sqlite3/.test(from) && !typeOnly)
  if (driver) add('a driver of SQLite past app/db/sqlite-driver.server.ts')
  if (
    /\bsql`|\bsql\.raw\(/.test(text) &&
    !path.startsWith('app/db/') &&
    !path.startsWith('tests/')
  ) {
    add('raw SQL outside app/db')
  }
  if (/\.tsx$/.test(path) && /\sstyle=[{"]/.test(text)) add('a style attribute: the CSP forbids it')
  if (path.startsWith('app/routes/')) {
    if (/export const (loader|action) = (?!door\(|loader\b|nothingHere\b)/.test(text)) {
      add('a loader or an action that does not go through door()')
    }
    if (/export (async )?function (loader|action)\b/.test(text)) {
      add('a loader or an action that does not go through door()')
    }
  }
  const lines = text.split('\n').length
  if (path.startsWith('app/routes/') && lines > 120) add(`${lines} lines in a route, above 120`)
  if (/^app\/.*\.(ts|tsx)$/.test(path) && lines > 201 && !/^app\/(db\/schema|i18n\/)/.test(path)) {
    add(`${lines} lines, above 200`)
  }
  const allowed = /^app\/(routes\/|root\.tsx|routes\.ts|entry\.)/.test(path)
  if (/^app\//.test(path) && /^export default/m.test(text) && !allowed) add('a default export')
  const name = path.split('/').at(-1) ?? ''
  if (/^app\//.test(path) && !/^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z-]+)*\.(tsx?|mjs|css)$/.test(name)) {
    add('a file name that is not kebab-case')
  }
  if (/(^|\/)index\.tsx?$/.test(path)) add('a barrel')
  return found
}

const VERBS = /\/(create|update|delete|edit|new|submit|choose|begin|start|finish|get|set)(\/|$)/

/** Where a URL of the site map has a verb in it. */
export function verbsIn(paths: string[]): string[] {
  return paths.filter((path) => VERBS.test(`/${path}`))
}
