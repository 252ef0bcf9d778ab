import { brotliCompressSync } from 'node:zlib'
import type { Browser, Response } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { newDevice, openBrowser } from '#/tests/support/browser'

const KB = 1000 // bytes
const MODULE = '/courses/how-memory-works/modules/attention'

let browser: Browser

beforeAll(async () => {
  browser = await openBrowser()
})

afterAll(() => browser.close())

const brotli = (texts: string[]) =>
  texts.reduce((sum, text) => sum + brotliCompressSync(text).length, 0)

/** Everything a stranger's browser loads for a page, and what stands in the page itself. */
async function loadedBy(path: string) {
  const context = await newDevice(browser, inject('shared').origin)
  const page = await context.newPage()
  const responses: Response[] = []
  page.on('response', (response) => {
    if (!response.url().startsWith('data:')) responses.push(response)
  })
  await page.goto(path, { waitUntil: 'networkidle' })
  const inside = (tag: string) =>
    page.locator(`${tag}:not([src])`).evaluateAll((all) => all.map((one) => one.textContent ?? ''))
  const outside = (type: string) =>
    Promise.all(
      responses
        .filter((response) => response.headers()['content-type']?.includes(type))
        .map((response) => response.text()),
    )
  const scripts = [...(await outside('javascript')), ...(await inside('script'))]
  const styles = [...(await outside('css')), ...(await inside('style'))]
  await context.close()
  return { requests: responses.map((response) => response.url()), scripts, styles }
}

describe('the page of a module', () => {
  it('is light, and knows neither Cytoscape nor Howler', async () => {
    const { requests, scripts, styles } = await loadedBy(MODULE)
    expect(requests.length, requests.join('\n')).toBeLessThanOrEqual(8)
    expect(brotli(scripts)).toBeGreaterThan(20 * KB)
    expect(brotli(scripts)).toBeLessThanOrEqual(100 * KB)
    expect(brotli(styles)).toBeGreaterThan(1 * KB)
    expect(brotli(styles)).toBeLessThanOrEqual(15 * KB)
    expect(scripts.filter((script) => /cytoscape|howler/i.test(withoutNames(script)))).toEqual([])
  })
})

/** The manifest names the files of every page; only what they hold counts. */
const withoutNames = (script: string) => script.replace(/\/assets\/[\w.-]+/g, '')
