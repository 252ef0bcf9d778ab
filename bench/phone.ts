import type { Browser, Page } from 'playwright-core'

/** A processor 4 times slower and a slow 4G, both as DevTools imitates them. */
const CPU_RATE = 4
export const SLOW_4G = {
  offline: false,
  latency: 562.5, // ms
  downloadThroughput: (1474.56 * 1000) / 8, // bytes/s
  uploadThroughput: (675 * 1000) / 8,
}

type Options = { network?: typeof SLOW_4G; cookie?: { name: string; value: string; url: string } }

/**
 * A page on a slow phone that has never been on the site; its context is to be closed. `slow` makes
 * a further page of it slow.
 */
export async function slowPhone(browser: Browser, { network, cookie }: Options = {}) {
  const context = await browser.newContext({
    viewport: { width: 390, height: 844 },
    deviceScaleFactor: 2,
    hasTouch: true,
    locale: 'en',
  })
  if (cookie) await context.addCookies([cookie])
  const slow = async (page: Page) => {
    const devtools = await context.newCDPSession(page)
    await devtools.send('Network.enable')
    if (network) await devtools.send('Network.emulateNetworkConditions', network)
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: CPU_RATE })
    return devtools
  }
  const page = await context.newPage()
  return { context, page, devtools: await slow(page), slow }
}

export type Painted = {
  firstPaintMs: number
  largestPaintMs: number
  longTasksMs: number
  styles: string
}

/** What a page saw of itself; a string, for tsx adds to functions what the browser doesn't know. */
export const PAINTED = `(async () => {
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

/**
 * A script that tells when what is looked for stands on the screen: `window.painted` is a promise
 * of the time, in ms of the page's own clock, at which the frame that first held it was painted.
 *
 * @param found an expression of the browser's
 */
export const paintedWhen = (found: string) => `window.painted = new Promise((done) => {
  const painted = () => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => done(performance.now())
    port2.postMessage(null)
  }
  const look = () => requestAnimationFrame(() => ((${found}) ? painted() : look()))
  look()
})`

const middle = (numbers: number[]) =>
  numbers.sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN

/** The median of each figure: KB to a tenth, the rest whole. */
export function medians<T extends Record<string, number>>(visits: T[]): T {
  const names = Object.keys(visits[0] ?? {})
  const figures = names.map((name) => {
    const digits = name.endsWith('KB') ? 10 : 1
    const all = visits.map((one) => one[name] ?? Number.NaN)
    return [name, Math.round(middle(all) * digits) / digits]
  })
  return Object.fromEntries(figures)
}
