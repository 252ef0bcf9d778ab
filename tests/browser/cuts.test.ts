import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { DESK, newDevice, openBrowser, PHONE } from '#/tests/support/browser'
import { alive, listen, lookAt } from '#/tests/support/look'
import { enter } from '#/tests/support/walk'
import { en } from '~/i18n/en'
import { STUDIO } from '~/i18n/studio'

const { studio, bring: m } = STUDIO.en
/** Captions of 40 minutes that turn from tea to steel after the twentieth. */
const CAPTIONS = Array.from({ length: 480 }, (_, n) => {
  const time = (second: number) =>
    `00:${String(Math.floor(second / 60)).padStart(2, '0')}:${String(second % 60).padStart(2, '0')},000`
  const topic = n < 240 ? 'tea and its leaves' : 'steel and its ore'
  return `${n + 1}\n${time(5 * n)} --> ${time(5 * n + 4)}\nSentence ${n} tells of ${topic}.\n`
}).join('\n')

let browser: Browser
const { origin, instructor } = inject('shared')

beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser?.close())

async function signedIn(options = {}): Promise<{ context: BrowserContext; page: Page }> {
  const context = await newDevice(browser, origin, options)
  const page = await context.newPage()
  await enter({ page, m: en }, '/sign-in', instructor)
  await page.goto('/studio')
  return { context, page }
}

async function begun(options = {}): Promise<{ context: BrowserContext; page: Page }> {
  const { context, page } = await signedIn(options)
  await page.getByLabel(studio.fields.title).fill('Tea and steel')
  await page.getByRole('button', { name: studio.begin, exact: true }).click()
  await page.getByRole('link', { name: m.title }).click()
  return { context, page }
}

const FILE = { name: 'talk.srt', mimeType: 'text/plain', buffer: Buffer.from(CAPTIONS) }
const propose = (page: Page) => page.getByRole('button', { name: m.propose }).click()

const cuts = (page: Page) => page.getByRole('group', { name: /^Cut \d+$/ })
const placeOf = (page: Page, nth: number) => cuts(page).nth(nth).getAttribute('data-cut')

describe('cutting a text', () => {
  it('goes from captions to modules by keyboard, and outlives a reload', async () => {
    const { context, page } = await begun({ viewport: DESK })
    const complaints = listen(page)
    await page.getByLabel(m.file, { exact: true }).setInputFiles(FILE)
    await propose(page)
    await cuts(page).first().waitFor({ timeout: 60_000 })
    await alive(page)
    const before = Number(await placeOf(page, 0))
    const count = await cuts(page).count()
    await cuts(page).first().getByRole('button', { name: m.later }).focus()
    await page.keyboard.press(']')
    await page.locator(`[data-cut="${before + 1}"]`).waitFor()
    await page.keyboard.press('[')
    await page.locator(`[data-cut="${before}"]`).waitFor()
    await page.keyboard.press('j')
    await expect.poll(() => cuts(page).count()).toBe(count - 1)
    await page.getByRole('button', { name: studio.undo }).click()
    await expect.poll(() => cuts(page).count()).toBe(count)
    await page.reload()
    expect(await placeOf(page, 0)).toBe(String(before))
    expect(await lookAt(page)).toEqual({})
    await page.setViewportSize({ width: 390, height: 844 })
    await page.getByRole('button', { name: m.apply(count + 1) }).click()
    await page.waitForURL(/\/studio\/[^/]+$/)
    await expect.poll(() => page.locator('.part-line').count()).toBe(count + 1)
    expect(complaints).toEqual([])
    await context.close()
  })

  it('works without JavaScript, and says what can’t be read with the text kept', async () => {
    const { context, page } = await begun({ javaScriptEnabled: false })
    await page.getByLabel(m.paste).fill('{"a": 1}')
    await propose(page)
    await page.getByText(m.faults.unknown).waitFor({ timeout: 60_000 })
    expect(await page.getByLabel(m.paste).inputValue()).toBe('{"a": 1}')
    await page.getByLabel(m.file, { exact: true }).setInputFiles(FILE)
    await propose(page)
    await cuts(page).first().waitFor({ timeout: 60_000 })
    const before = Number(await placeOf(page, 0))
    await cuts(page).first().getByRole('button', { name: m.earlier }).click()
    expect(await placeOf(page, 0)).toBe(String(before - 1))
    await context.close()
  })

  it('drags a cut to another sentence, with the mouse and with a finger', async () => {
    const { context, page } = await begun({ viewport: DESK, hasTouch: true })
    await page.getByLabel(m.file, { exact: true }).setInputFiles(FILE)
    await propose(page)
    await cuts(page).first().waitFor()
    const hold = async (to: number) => {
      await page.locator(`[data-at="${to}"]`).scrollIntoViewIfNeeded()
      const grip = await cuts(page).first().locator('.grip').boundingBox()
      const over = await page
        .locator(`[data-at="${to}"]`)
        .evaluate((one) => one.getClientRects()[0]?.toJSON() as DOMRect)
      if (!grip) throw new Error('nothing to drag')
      return { x: grip.x + 20, y: grip.y + 20, over: { x: over.x + 8, y: over.y + 8 } }
    }
    const at = Number(await placeOf(page, 0))
    const { x, y, over } = await hold(at + 2)
    await page.mouse.move(x, y)
    await page.mouse.down()
    await page.mouse.move(over.x, over.y, { steps: 4 })
    await page.mouse.up()
    await page.locator(`[data-cut="${at + 2}"]`).waitFor()
    await page.setViewportSize(PHONE)
    const touch = await hold(at + 1)
    const finger = await context.newCDPSession(page)
    const send = (type: string, points: { x: number; y: number }[]) =>
      finger.send('Input.dispatchTouchEvent', { type: type as 'touchStart', touchPoints: points })
    await send('touchStart', [{ x: touch.x, y: touch.y }])
    await send('touchMove', [touch.over])
    await send('touchEnd', [])
    await page.locator(`[data-cut="${at + 1}"]`).waitFor()
    await context.close()
  })

  it('begins a course: the reading can be left and come back to', async () => {
    const { context, page } = await signedIn()
    await page.getByLabel(m.file, { exact: true }).setInputFiles(FILE)
    await propose(page)
    await page.waitForURL(/\/studio\/texts\/[\w-]+$|\/text$/)
    const left = page.url()
    await page.goto('/studio')
    await page.goto(left)
    await page.waitForURL(/\/studio\/[\w-]+\/text$/)
    await cuts(page).first().waitFor()
    await context.close()
  })

  it('begins nothing with what can’t be read: its name and reason stand at the field', async () => {
    const { context, page } = await signedIn()
    const buffer = Buffer.from([0, 1, 2, 3, 0, 255, 0, 9])
    const file = { name: 'heap.md', mimeType: 'text/plain', buffer }
    await page.getByLabel(m.file, { exact: true }).setInputFiles(file)
    await propose(page)
    await page.locator('#file-error').getByText(m.notTaken('heap.md', m.faults.binary)).waitFor()
    expect(await lookAt(page)).toEqual({})
    await page.getByLabel(m.paste).fill('{"a": 1}')
    await propose(page)
    await page.locator('#text-error').getByText(m.faults.unknown).waitFor()
    expect(await page.getByLabel(m.paste).inputValue()).toBe('{"a": 1}')
    await page.goto('/studio')
    await page.getByRole('link', { name: m.pasted }).click()
    await page.getByRole('button', { name: m.putAway }).click()
    await page.waitForURL('**/studio')
    expect(await page.getByRole('link', { name: m.pasted }).count()).toBe(0)
    await context.close()
  })

  it('takes a pasted text, and the sample', async () => {
    const { context, page } = await signedIn()
    await page.goto('/studio/texts')
    await propose(page)
    await page.locator('#text-error').getByText(m.faults.empty).waitFor()
    await page.getByLabel(m.paste).fill(`A sentence of it. `.repeat(40))
    await propose(page)
    await page.waitForURL(/\/studio\/[\w-]+\/text$/)
    await page.goto('/studio/texts')
    await page.getByLabel(m.paste).fill('My own text.')
    await page.getByRole('button', { name: m.sample }).click()
    await page.locator('#text-error').getByText(m.faults.unasked).waitFor()
    expect(await page.getByLabel(m.paste).inputValue()).toBe('My own text.')
    await page.getByLabel(m.paste).fill('')
    await page.getByRole('button', { name: m.sample }).click()
    await page.waitForURL(/\/studio\/[\w-]+\/text$/)
    await page.getByRole('heading', { name: 'sample.md' }).waitFor()
    await context.close()
  })
})
