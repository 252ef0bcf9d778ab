import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { DESK, newDevice, openBrowser } from '#/tests/support/browser'
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

async function begun(options = {}): Promise<{ context: BrowserContext; page: Page }> {
  const context = await newDevice(browser, origin, options)
  const page = await context.newPage()
  await enter({ page, m: en }, '/sign-in', instructor)
  await page.goto('/studio')
  await page.getByLabel(studio.fields.title).fill('Tea and steel')
  await page.getByRole('button', { name: studio.begin }).click()
  await page.getByRole('link', { name: m.title }).click()
  return { context, page }
}

const cuts = (page: Page) => page.getByRole('group', { name: /^Cut \d+$/ })
const placeOf = (page: Page, nth: number) => cuts(page).nth(nth).getAttribute('data-cut')

describe('cutting a text', () => {
  it('goes from captions to modules by keyboard, and outlives a reload', async () => {
    const { context, page } = await begun({ viewport: DESK })
    const complaints = listen(page)
    const file = { name: 'talk.srt', mimeType: 'text/plain', buffer: Buffer.from(CAPTIONS) }
    await page.getByLabel(m.file).setInputFiles(file)
    await page.getByRole('button', { name: m.propose }).click()
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
    await page.getByRole('button', { name: m.propose }).click()
    await page.getByText(m.faults.unknown).waitFor({ timeout: 60_000 })
    expect(await page.getByLabel(m.paste).inputValue()).toBe('{"a": 1}')
    const file = { name: 'talk.srt', mimeType: 'text/plain', buffer: Buffer.from(CAPTIONS) }
    await page.getByLabel(m.file).setInputFiles(file)
    await page.getByRole('button', { name: m.propose }).click()
    await cuts(page).first().waitFor({ timeout: 60_000 })
    const before = Number(await placeOf(page, 0))
    await cuts(page).first().getByRole('button', { name: m.earlier }).click()
    expect(await placeOf(page, 0)).toBe(String(before - 1))
    await context.close()
  })
})
