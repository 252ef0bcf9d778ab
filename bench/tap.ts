// From the tap on Answer to the feedback: npm run -s bench:tap. One JSON line: `tapMs` until the
// feedback stands on the screen, `roundTripMs` of a request that does nothing, from the same page and
// over the same line, and `overMs`, how much the first is more. A CPU 4 times slower and a slow 4G, as
// bench/page.ts has them; medians of ROUNDS answers, each by a learner of its own.
import type { Browser } from 'playwright-core'
import { openChromium } from '#/cli/chromium'
import { build } from '#/cli/prepare.mjs'
import { medians, SLOW_4G, slowPhone } from './phone'
import { seed, startServer, temporaryFolder } from './site'

const ROUNDS = Number(process.env.ROUNDS || 5)
const IDLE = 300 // ms

/** Tells when the button was pressed, and when the feedback was painted. */
const WATCH = `window.tapped = new Promise((done) => {
  addEventListener('click', ({ target, timeStamp }) => {
    if (!target.closest('button.btn')) return
    const look = () => document.querySelector('.is-right, .is-wrong')
      ? requestAnimationFrame(() => setTimeout(() => done(performance.now() - timeStamp)))
      : requestAnimationFrame(look)
    look()
  }, true)
})`

const ROUND_TRIP = `(async () => {
  const began = performance.now()
  await (await fetch('/healthz', { cache: 'no-store' })).text()
  return performance.now() - began
})()`

async function answer(browser: Browser, url: string, cookie: string) {
  const [name = '', value = ''] = cookie.split('=')
  const own = { name, value, url: new URL(url).origin }
  const { context, page } = await slowPhone(browser, { network: SLOW_4G, cookie: own })
  await page.addInitScript(WATCH)
  await page.goto(url, { waitUntil: 'networkidle' })
  await page.waitForSelector('html[data-live]')
  await page.waitForTimeout(IDLE)
  const roundTripMs = await page.evaluate<number>(ROUND_TRIP)
  await page.locator('input[name="response"]').first().check({ force: true })
  await page.locator('form button.btn').tap()
  const tapMs = await page.evaluate<number>('window.tapped')
  await context.close()
  return { tapMs, roundTripMs, overMs: tapMs - roundTripMs }
}

await build()
const folder = temporaryFolder()
const env = { DATA_DIR: folder.path, DATABASE_URL: undefined }
const { learners } = await seed({ ...env, LEARNERS: String(ROUNDS) })
const server = await startServer(env)
const browser = await openChromium()
try {
  const found: Awaited<ReturnType<typeof answer>>[] = []
  for (const { cookie, lessons } of learners) {
    found.push(await answer(browser, `${server.origin}/lessons/${lessons[0]}`, cookie))
  }
  process.stdout.write(`${JSON.stringify(medians(found))}\n`)
} finally {
  await browser.close()
  await server.stop()
  await folder.stop()
}
