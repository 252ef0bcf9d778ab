// What one waits for who comes back: npm run -s bench:second. One JSON line for each of `module`, the
// page of a module that was opened once before on the same device, and `empty`, a few bytes of HTML
// from the same server; and for each `network`: `slow-4g` as bench/page.ts has it, and `none`, one
// that costs nothing. A CPU 4 times slower; medians of ROUNDS second visits in tabs of their own.
import type { Browser } from 'playwright-core'
import { openChromium } from '#/cli/chromium'
import { build } from '#/cli/prepare.mjs'
import { medians, PAINTED, type Painted, SLOW_4G, slowPhone } from './phone'
import { startServer, temporaryFolder } from './site'

const ROUNDS = Number(process.env.ROUNDS || 5)
const NETWORKS = { 'slow-4g': SLOW_4G, none: undefined }
const PAGES = { module: '/courses/how-memory-works/modules/attention', empty: '/empty' }

async function visit(browser: Browser, url: string, network?: typeof SLOW_4G) {
  const { context, page: first, slow } = await slowPhone(browser, { network })
  await first.goto(url, { waitUntil: 'networkidle' })
  const page = await context.newPage()
  const devtools = await slow(page)
  let bytes = 0
  let requests = 0
  devtools.on('Network.loadingFinished', ({ encodedDataLength }) => {
    bytes += encodedDataLength
    if (encodedDataLength > 0) requests += 1
  })
  await page.goto(url, { waitUntil: 'networkidle' })
  const { firstPaintMs, largestPaintMs } = await page.evaluate<Painted>(PAINTED)
  await context.close()
  return { transferKB: bytes / 1000, requests, firstPaintMs, largestPaintMs }
}

await build()
const folder = temporaryFolder()
const server = await startServer({ DATA_DIR: folder.path, DATABASE_URL: undefined })
const browser = await openChromium()
try {
  for (const [network, limits] of Object.entries(NETWORKS)) {
    for (const [page, path] of Object.entries(PAGES)) {
      const found: Awaited<ReturnType<typeof visit>>[] = []
      for (let n = 0; n < ROUNDS; n++) {
        found.push(await visit(browser, server.origin + path, limits))
      }
      process.stdout.write(`${JSON.stringify({ page, network, ...medians(found) })}\n`)
    }
  }
} finally {
  await browser.close()
  await server.stop()
  await folder.stop()
}
