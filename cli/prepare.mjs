import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'

/** The project's own folder. */
export const root = resolve(fileURLToPath(import.meta.url), '../..')

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`Fifteen needs Node 20.19 or later; this is ${process.versions.node}.`)
  process.exit(78)
}
process.chdir(root)

const stampOf = (path) => (existsSync(path) ? readFileSync(path, 'utf8') : '')
const sha = (text) => createHash('sha256').update(text).digest('hex')

function run(command, args, env = {}) {
  const { status } = spawnSync(command, args, {
    stdio: ['ignore', 2, 2],
    env: { ...process.env, ...env },
    shell: process.platform === 'win32',
  })
  if (status !== 0) process.exit(status ?? 1)
}

/** Installs from the lock file unless what is installed is what it names. */
export function install() {
  const stamp = 'node_modules/.fifteen'
  const wanted = sha(readFileSync('package-lock.json', 'utf8') + process.versions.modules)
  if (stampOf(stamp) === wanted) return
  console.error('Installing…')
  run('npm', ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'])
  if (major < 22 && !existsSync('node_modules/better-sqlite3-12')) {
    console.error(
      'better-sqlite3 12 could neither be fetched from GitHub nor compiled. Node 22 or later needs neither.',
    )
    process.exit(1)
  }
  writeFileSync(stamp, wanted)
}

function* filesIn(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) yield* filesIn(path)
    else yield path
  }
}

function sourcesStamp(kind) {
  const files = ['app', 'public'].filter(existsSync).flatMap((folder) => [...filesIn(folder)])
  files.push('cli/prepare.mjs', 'package-lock.json', 'vite.config.ts', 'remix.config.js')
  const parts = files.sort().map((path) => {
    const { mtimeMs, size } = statSync(path)
    return `${path} ${mtimeMs} ${size}`
  })
  return sha([kind, process.versions.node, ...parts].join('\n'))
}

function precompress(folder) {
  for (const path of filesIn(folder)) {
    if (!/\.(js|css|svg|txt|json)$/.test(path)) continue
    const bytes = readFileSync(path)
    const params = { [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length }
    writeFileSync(`${path}.br`, brotliCompressSync(bytes, { params }))
    writeFileSync(`${path}.gz`, gzipSync(bytes, { level: 9 }))
  }
}

const COURSE = 'app/features/course'
const AUDIO = 'app/features/digest/audio'
const STUDIO = 'app/features/studio'

/** What runs in processes and threads of its own, with the packages that are bundled with it. */
const APART = [
  { files: [`${COURSE}/markdown-worker.mjs`], packages: true },
  {
    files: [
      ...['aac-decoder', 'espeak-voice', 'flite-voice', 'maker', 'recorder', 'writer'].map(
        (name) => `${AUDIO}/${name}.server.ts`,
      ),
      `${STUDIO}/drafted-questions.ts`,
      `${STUDIO}/encode-picture.server.ts`,
      `${STUDIO}/proposed-concepts.ts`,
      `${STUDIO}/text-view.ts`,
      `${STUDIO}/formats/bank-of-file.server.ts`,
      `${STUDIO}/formats/cut-document.server.ts`,
    ],
    packages: undefined,
  },
]

/** Bundles what runs apart, so that it starts at once, unless nothing changed since. */
export async function buildApart(folder) {
  const stamp = join(folder, '.fifteen')
  const wanted = sourcesStamp(folder)
  if (stampOf(stamp) === wanted) return
  const { build } = await import('vite')
  const mode = process.env.NODE_ENV
  rmSync(folder, { recursive: true, force: true })
  for (const { files, packages } of APART) {
    const input = Object.fromEntries(files.map((file) => [file.replace(/\.[^./]+$/, ''), file]))
    await build({
      configFile: false,
      publicDir: false,
      logLevel: 'warn',
      resolve: { alias: { '~': resolve('app') } },
      ssr: { noExternal: packages },
      define: { __APART__: JSON.stringify(folder) },
      build: {
        ssr: true,
        target: 'es2022',
        outDir: folder,
        emptyOutDir: false,
        rollupOptions: { input },
      },
    })
  }
  // Vite sets it where it is not set.
  if (mode === undefined) delete process.env.NODE_ENV
  writeFileSync(stamp, wanted)
}

/**
 * Builds unless nothing changed since. `folder` and `clock`: a test build goes
 * to a folder of its own and its clock can be shifted.
 */
export async function build({ folder = 'build', clock = false } = {}) {
  const stamp = join(folder, '.fifteen')
  const wanted = sourcesStamp(`${folder} ${clock}`)
  if (stampOf(stamp) === wanted) return
  console.error('Building…')
  await buildApart(`${folder}/apart`)
  run(
    process.execPath,
    ['node_modules/@remix-run/dev/dist/cli.js', 'vite:build', '--logLevel', 'warn'],
    {
      NODE_ENV: 'production',
      BUILD_FOLDER: folder,
      BUILD_CLOCK: clock ? '1' : '',
    },
  )
  precompress(join(folder, 'client'))
  mkdirSync(folder, { recursive: true })
  writeFileSync(stamp, wanted)
}

/** Installs and builds what has changed, and loads the built site; BUILD_FOLDER and BUILD_CLOCK make it a test's. */
export async function loadSite() {
  install()
  const folder = process.env.BUILD_FOLDER || 'build'
  await build({ folder, clock: process.env.BUILD_CLOCK === '1' })
  process.env.NODE_ENV = 'production'
  return import(pathToFileURL(resolve(folder, 'server/index.js')).href)
}
