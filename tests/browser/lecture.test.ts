import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DESK, newDevice, openBrowser, ownProduct } from '#/tests/support/browser'
import { lectureCaptions, ownCaptions } from '#/tests/support/captions'
import { Hand } from '#/tests/support/hand'
import { publishLecture } from '#/tests/support/lecture'
import type { Product } from '#/tests/support/product'
import { enter } from '#/tests/support/walk'
import { en } from '~/i18n/en'

const MOST = 40 // actions from the file to the published course

let browser: Browser
let product: Product

beforeAll(async () => {
  ;[browser, product] = await Promise.all([openBrowser(), ownProduct()])
})
afterAll(async () => {
  await browser?.close()
  await product?.remove()
})

/** The whole way, by an instructor; and what a stranger then sees. */
async function published(keys: boolean, name: string, captions: Buffer) {
  const still = { viewport: DESK, reducedMotion: 'reduce' } as const
  const context = await newDevice(browser, product.origin, still)
  const page = await context.newPage()
  await enter({ page, m: en }, '/sign-in', product.instructor)
  await page.goto('/studio')
  const title = `What it is about, ${keys ? 'by keyboard' : 'by mouse'}`
  const took = await publishLecture(new Hand(page, keys), product, { name, captions, title })
  await context.close()
  const stranger = await newDevice(browser, product.origin)
  const course = await stranger.newPage()
  await course.goto(took.path)
  await course.getByText(title).first().waitFor()
  const shown = await course.locator('main').innerText()
  await stranger.close()
  return { ...took, shown }
}

const real = lectureCaptions()

describe.each([
  { keys: false, how: 'with the mouse' },
  { keys: true, how: 'with the keyboard alone' },
])('captions become a published course $how', ({ keys }) => {
  it('in at most forty actions, over a reload and a kill', async () => {
    const took = await published(keys, `our-lecture-${keys}.vtt`, await ownCaptions())
    expect(took.lost).toBe(0)
    expect(took.modules).toBeGreaterThan(1)
    expect(took.actions).toBeLessThanOrEqual(MOST)
  }, 240_000)

  it.skipIf(!real)(
    'also a lecture of 49.8 minutes (skipped without FIFTEEN_DATA)',
    async () => {
      const captions = (await real) ?? Buffer.from('')
      const took = await published(keys, `lecture-${keys}.srt`, captions)
      expect(took.lost).toBe(0)
      expect(took.modules).toBeGreaterThanOrEqual(4)
      expect(took.shown).toMatch(/\b(?:49|50|51) min/)
      expect(took.actions).toBeLessThanOrEqual(MOST)
    },
    240_000,
  )
})
