// What a phone waits for: npm run -s bench:page. One JSON line for each page, as a stranger meets it
// with an empty cache: a CPU 4 times slower and a slow 4G, both as DevTools imitates them; medians
// of ROUNDS visits, the pages by turns. `empty` is a few bytes of HTML from the same server.
// Sizes are as transferred, heads included; cssKB is that of style sheets and, for what stands inside
// the page, its size when it is compressed alone. Set CHROMIUM_PATH to choose a Chromium.
import { gzipSync } from 'node:zlib'
import type { Browser } from 'playwright-core'
import { openChromium } from '#/cli/chromium'
import { build } from '#/cli/prepare.mjs'
import { startServer, temporaryFolder } from './site'

const ROUNDS = Number(process.env.ROUNDS || 5)
const CPU_RATE = 4
const SLOW_4G = {
  offline: false,
  latency: 562.5, // ms
  downloadThroughput: (1474.56 * 1000) / 8, // bytes/s
  uploadThroughput: (675 * 1000) / 8,
}
const SETTLED = 1000 // ms
const COURSE = '/courses/how-memory-works'
const PAGES = {
  course: COURSE,
  module: `${COURSE}/modules/attention`,
  graph: `${COURSE}/graph`,
  empty: '/empty',
}
type Loaded = { type: string; bytes: number }

type Painted = {
  firstPaintMs: number
  largestPaintMs: number
  longTasksMs: number
  styles: string
}

/** What the page itself saw; a string, for tsx adds to functions what the browser doesn't know. */
const PAINTED = `(async () => {
  const seen = (type) => new Promise((resolve) => {
    new PerformanceObserver((list) => resolve(list.getEntries())).observe({ type, buffered: true })
    setTimeout(resolve, 200, [])
  })
  const [paints, largest, tasks] = await Promise.all(
    ['paint', 'largest-contentful-paint', 'longtask'].map(seen)
  )
  return {
    firstPaintMs: paints.find(({ name }) => name === 'first-contentful-paint')?.startTime ?? 0,
    largestPaintMs: largest.at(-1)?.startTime ?? 0,
    longTasksMs: tasks.reduce((sum, { duration }) => sum + duration, 0),
    styles: [...document.querySelectorAll('style')].map((one) => one.textContent).join(''),
  }
})()`

async function visit(browser: Browser, url: string) {
  const context = await browser.newContext({
    viewport: { width: 390, height: 844 },
    deviceScaleFactor: 2,
    locale: 'en',
  })
  const page = await context.newPage()
  const devtools = await context.newCDPSession(page)
  const loaded = new Map<string, Loaded>()
  devtools.on('Network.requestWillBeSent', ({ requestId, request }) => {
    if (!request.url.startsWith('data:')) loaded.set(requestId, { type: '', bytes: 0 })
  })
  devtools.on('Network.responseReceived', ({ requestId, response }) => {
    const one = loaded.get(requestId)
    if (one) one.type = response.mimeType
  })
  devtools.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const one = loaded.get(requestId)
    if (one) one.bytes = encodedDataLength
  })
  await devtools.send('Network.enable')
  await devtools.send('Network.emulateNetworkConditions', SLOW_4G)
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: CPU_RATE })
  await page.goto(url, { waitUntil: 'networkidle' })
  await page.waitForTimeout(SETTLED)
  const { styles, ...times } = await page.evaluate<Painted>(PAINTED)
  await context.close()
  const all = [...loaded.values()]
  const bytes = (of: Loaded[]) => of.reduce((sum, one) => sum + one.bytes, 0)
  const inline = styles === '' ? 0 : gzipSync(styles).length
  return {
    transferKB: bytes(all) / 1000,
    jsKB: bytes(all.filter(({ type }) => type.includes('javascript'))) / 1000,
    cssKB: (bytes(all.filter(({ type }) => type === 'text/css')) + inline) / 1000,
    requests: all.length,
    ...times,
  }
}

type Visit = Awaited<ReturnType<typeof visit>>

const middle = (numbers: number[]) =>
  numbers.sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN

function medians(visits: Visit[]): Visit {
  const names = Object.keys(visits[0] ?? {}) as (keyof Visit)[]
  const figures = names.map((name) => {
    const digits = name.endsWith('KB') ? 10 : 1
    return [name, Math.round(middle(visits.map((one) => one[name])) * digits) / digits]
  })
  return Object.fromEntries(figures)
}

await build()
const folder = temporaryFolder()
const server = await startServer({ DATA_DIR: folder.path, DATABASE_URL: undefined })
const browser = await openChromium()
try {
  const visits = Object.keys(PAGES).map((page) => ({ page, found: [] as Visit[] }))
  for (const path of Object.values(PAGES)) await fetch(server.origin + path)
  for (let n = 0; n < ROUNDS; n++) {
    for (const { page, found } of visits) {
      found.push(await visit(browser, server.origin + PAGES[page as keyof typeof PAGES]))
    }
  }
  for (const { page, found } of visits) {
    process.stdout.write(`${JSON.stringify({ page, ...medians(found) })}\n`)
  }
} finally {
  await browser.close()
  await server.stop()
  await folder.stop()
}
