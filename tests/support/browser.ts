import { spawnSync } from 'node:child_process'
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { inject } from 'vitest'
import type { TestProject } from 'vitest/node'
import { CHROMIUM_FLAGS, chromiumPath, NO_CHROMIUM } from '#/cli/chromium'
import { type Product, type Stock, startProduct } from './product'

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the tests' Chromium listens, or why there is none. */
    chromium: { address: string; path: string } | { missing: string }
    /** The product that tests may share; they are strangers to each other there. */
    shared: { origin: string; instructor: Product['instructor'] }
    /** What a product of a test's own begins with. */
    stock: Stock
  }
}

/** Installs a Chromium: as root with Debian's packages, else, or where that brings none, Playwright's. */
function installed(): string | null {
  const get = 'apt-get install -y -qq --no-install-recommends'
  const apt = `apt-get update -qq && (${get} chromium-headless-shell || ${get} chromium)`
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  if (userInfo().uid === 0) spawnSync('sh', ['-c', apt], { stdio: ['ignore', 2, 2], env })
  if (chromiumPath()) return chromiumPath()
  const args = ['node_modules/playwright-core/cli.js', 'install', 'chromium']
  spawnSync(process.execPath, args, { stdio: 'inherit', timeout: 180_000 })
  return chromiumPath()
}

/** Once for the whole run: one Chromium, and one product on SQLite. */
export default async function setup({ provide }: TestProject) {
  const executablePath = chromiumPath() ?? (process.env.CHROMIUM_PATH ? null : installed())
  const server = executablePath
    ? await chromium.launchServer({ executablePath, args: CHROMIUM_FLAGS })
    : null
  provide(
    'chromium',
    server && executablePath
      ? { address: server.wsEndpoint(), path: executablePath }
      : { missing: NO_CHROMIUM },
  )
  const product = await startProduct()
  const { origin, instructor } = product
  await product.stop()
  const folder = await mkdtemp(join(tmpdir(), 'fifteen-stock-'))
  await cp(product.folder, folder, { recursive: true })
  await product.restart()
  provide('shared', { origin, instructor })
  provide('stock', { folder, instructor })
  return async () => {
    await server?.close()
    await product.remove()
    await rm(folder, { recursive: true, force: true })
  }
}

/** A product on SQLite, with the demo course, that its tests have for themselves. */
export const ownProduct = (env: Record<string, string> = {}) =>
  startProduct({ env, stock: inject('stock') })

/** The tests' Chromium. To be closed when the test file is done, which leaves it to the others. */
export async function openBrowser(): Promise<Browser> {
  const found = inject('chromium')
  if ('missing' in found) throw new Error(found.missing)
  return chromium.connect(found.address)
}

/** A Chromium of the test's own, with a microphone that hums. */
export async function openListeningBrowser(): Promise<Browser> {
  const found = inject('chromium')
  if ('missing' in found) throw new Error(found.missing)
  const microphone = ['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream']
  return chromium.launch({ executablePath: found.path, args: [...CHROMIUM_FLAGS, ...microphone] })
}

export const PHONE = { width: 390, height: 844 }
export const DESK = { width: 1280, height: 800 }

/** A phone on which nobody is signed in, which asks for no language and fails after 15 s. */
export async function newDevice(
  browser: Browser,
  origin: string,
  options: BrowserContextOptions = {},
) {
  const context = await browser.newContext({
    baseURL: origin,
    locale: 'en',
    viewport: PHONE,
    timezoneId: 'Europe/Lisbon',
    ...options,
  })
  context.setDefaultTimeout(15_000)
  if (options.javaScriptEnabled === false) return context
  const open = context.newPage.bind(context)
  context.newPage = async () => whenLive(await open())
  return context
}

/** The page, whose `goto` and `reload` come back when keys and presses reach what they opened. */
function whenLive(page: Page): Page {
  const live = () => {
    const { dataset } = document.documentElement
    return 'live' in dataset || !document.querySelector('link[rel=modulepreload]')
  }
  const goto = page.goto.bind(page)
  const reload = page.reload.bind(page)
  page.goto = async (...args) => {
    const response = await goto(...args)
    await page.waitForFunction(live)
    return response
  }
  page.reload = async (...args) => {
    const response = await reload(...args)
    await page.waitForFunction(live)
    return response
  }
  return page
}
