import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { newDevice, openBrowser } from '#/tests/support/browser'
import { alive, listen } from '#/tests/support/look'
import { docx, para } from '#/tests/support/office-files'
import { enter } from '#/tests/support/walk'
import { en } from '~/i18n/en'
import { STUDIO } from '~/i18n/studio'

const { studio, bring, taking: m } = STUDIO.en
const GIFT = `$CATEGORY: Tea

Which leaf is dried? {=tea#It is. ~steel#It is not a leaf.}

What do you think of tea? {}

Which? {~a ~b}`

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
  await page.getByLabel(studio.fields.title).fill('Tea')
  await page.getByRole('button', { name: studio.begin, exact: true }).click()
  await page.getByRole('link', { name: studio.nav.pool }).waitFor()
  return { context, page }
}

async function broughtIn(page: Page): Promise<void> {
  await page.getByRole('link', { name: studio.nav.pool }).click()
  await page.getByRole('link', { name: m.title }).click()
  const file = { name: 'tea.gift', mimeType: 'text/plain', buffer: Buffer.from(GIFT) }
  await page.getByLabel(m.file, { exact: true }).setInputFiles(file)
  await page.getByRole('button', { name: m.read }).click()
  await page.getByText(m.found(1, 2, 1)).waitFor()
}

describe('questions from a file', () => {
  it.each([true, false])('come into the pool, scripts on: %s', async (javaScriptEnabled) => {
    const { context, page } = await begun({ javaScriptEnabled })
    await broughtIn(page)
    expect(await page.getByLabel(m.goesTo).inputValue()).toBe('new')
    expect(await page.getByRole('checkbox', { name: 'Which?', exact: true }).isChecked()).toBe(
      false,
    )
    await page.getByRole('button', { name: m.take }).click()
    await page.getByText(m.taken(2)).waitFor()
    await page.getByText('Which leaf is dried?').waitFor()
    expect(await page.getByText('Which?', { exact: true }).count()).toBe(0)
    await context.close()
  })

  it('wait after a reload, are put back by undo, and need one that is chosen', async () => {
    const { context, page } = await begun()
    const complaints = listen(page)
    await broughtIn(page)
    await page.reload()
    await alive(page)
    const box = (name: string) => page.getByRole('checkbox', { name })
    await box('Which leaf is dried?').uncheck()
    await box('What do you think of tea?').uncheck()
    await page.getByRole('button', { name: m.take }).click()
    await page.getByText(m.none).waitFor()
    await box('Which leaf is dried?').check()
    await page.getByRole('button', { name: m.take }).click()
    await page.getByText(m.taken(1)).waitFor()
    await page.getByRole('button', { name: studio.undo }).click()
    await expect.poll(() => page.getByText('Which leaf is dried?').count()).toBe(0)
    await page.getByRole('link', { name: m.title }).click()
    await page.getByText(m.found(1, 2, 1)).waitFor()
    expect(complaints.filter((one) => !one.includes('422'))).toEqual([])
    await context.close()
  })
})

describe('a Word file', () => {
  it('is read into a draft in the studio', async () => {
    const { context, page } = await begun()
    await page.getByRole('link', { name: bring.title }).click()
    const buffer = Buffer.from(docx(para('Leaves', 'H1') + para('All tea comes from one plant.')))
    await page
      .getByLabel(bring.file, { exact: true })
      .setInputFiles({ name: 'tea.docx', mimeType: 'application/octet-stream', buffer })
    await page.getByRole('button', { name: bring.propose }).click()
    await page.getByText('All tea comes from one plant.').first().waitFor({ timeout: 60_000 })
    await context.close()
  })
})
