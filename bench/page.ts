// What a phone waits for: npm run -s bench:page. One JSON line for each page, as a stranger meets it
// with an empty cache: a CPU 4 times slower and a slow 4G, both as DevTools imitates them; medians
// of ROUNDS visits, the pages by turns. `empty` is a few bytes of HTML from the same server.
// Sizes are as transferred, heads included; cssKB is that of style sheets and, for what stands inside
// the page, its size when it is compressed alone. Set CHROMIUM_PATH to choose a Chromium.
import { gzipSync } from 'node:zlib'
import type { Browser } from 'playwright-core'
import { openChromium } from '#/cli/chromium'
import { build } from '#/cli/prepare.mjs'
import { medians, PAINTED, type Painted, SLOW_4G, slowPhone } from './phone'
import { startServer, temporaryFolder } from './site'

const ROUNDS = Number(process.env.ROUNDS || 5)
const SETTLED = 1000 // ms
const COURSE = '/courses/how-memory-works'
const PAGES = {
  course: COURSE,
  module: `${COURSE}/modules/attention`,
  graph: `${COURSE}/graph`,
  empty: '/empty',
}
type Loaded = { type: string; bytes: number }

async function visit(browser: Browser, url: string) {
  const { context, page, devtools } = await slowPhone(browser, { network: SLOW_4G })
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
