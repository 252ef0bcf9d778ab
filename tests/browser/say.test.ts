import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { DESK, newDevice, openBrowser } from '#/tests/support/browser'
import { enter } from '#/tests/support/walk'
import { en } from '~/i18n/en'
import { STUDIO } from '~/i18n/studio'

const { studio: m, say } = STUDIO.en
const { make } = en
const TEXT = `## Spaced practice

Spaced practice means that learning is spread over several days instead of one. Massed practice is
learning of the same length in one go. Whoever spaces their practice remembers more a month later.

## Retrieval

Retrieval means to call something to mind without looking at it. It makes a memory firmer than reading does.`

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser?.close())

/** The page of the digest of a new course's only module. */
async function newDigest(javaScriptEnabled: boolean) {
  const { origin, instructor } = inject('shared')
  const context = await newDevice(browser, origin, { viewport: DESK, javaScriptEnabled })
  const page = await context.newPage()
  await enter({ page, m: en }, '/sign-in', instructor)
  await page.goto('/studio')
  await page.getByLabel(m.fields.title, { exact: true }).fill('Said beforehand')
  await page.getByRole('button', { name: m.begin, exact: true }).click()
  await page.waitForURL(/\/studio\/[\w-]{36}$/)
  await page.goto(page.url())
  await page.getByLabel(m.newModule, { exact: true }).fill('Practice')
  await page.getByRole('button', { name: m.addModule }).click()
  await page.locator('.part-line a').first().click()
  await page.waitForURL(/\/modules\//)
  await page.locator('[name=body]').fill(TEXT)
  if (javaScriptEnabled)
    await page
      .getByText(/^Saved \d\d:\d\d$/)
      .first()
      .waitFor()
  else await page.getByRole('button', { name: m.save }).click()
  await page.getByRole('link', { name: m.kinds.digest, exact: true }).click()
  await page.waitForURL(/\/digest$/)
  const second = page.getByRole('textbox', { name: /^Sentence 2 of/ })
  await second.waitFor()
  return { context, page, second }
}

describe('what a digest says, before it is published', () => {
  it('is marked as one’s own once it no longer says its source, and undone', async () => {
    const { context, page, second } = await newDigest(true)
    const proposed = await second.inputValue()
    const own = page.getByText(make.from.own, { exact: true })
    expect(await own.count()).toBe(0)
    await second.fill('I practise on Mondays and on Fridays.')
    await own.waitFor()
    await page.keyboard.press('Alt+ArrowDown')
    const third = page.getByRole('textbox', { name: /^Sentence 3 of/ })
    expect(await third.inputValue()).toBe('I practise on Mondays and on Fridays.')
    await page.keyboard.press('Alt+KeyU')
    const shown = () => expect.poll(() => second.inputValue(), { timeout: 10_000 })
    await shown().toBe('I practise on Mondays and on Fridays.')
    await page.keyboard.press('Alt+KeyU')
    await shown().toBe(proposed)
    await own.waitFor({ state: 'detached' })
    await second.fill('')
    await page.getByText(make.faults.empty).waitFor()
    expect(await page.getByText(make.fits).count()).toBe(0)
    await second.fill(proposed)
    await page.getByText(make.faults.empty).waitFor({ state: 'detached' })
    await context.close()
  })

  it('is changed and asked for without JavaScript', async () => {
    const { context, page, second } = await newDigest(false)
    await second.fill('I practise on Mondays and on Fridays.')
    await page.getByRole('button', { name: make.save }).last().click()
    await page.getByText(make.from.own, { exact: true }).waitFor()
    await page.getByRole('button', { name: `${make.up}: Sentence 2 of`, exact: false }).click()
    const first = page.getByRole('textbox', { name: /^Sentence 1 of/ })
    expect(await first.inputValue()).toBe('I practise on Mondays and on Fridays.')
    await page.getByRole('button', { name: say.hear }).click()
    await page.getByRole('heading', { name: say.making }).or(page.locator('audio')).waitFor()
    expect(await first.inputValue()).toBe('I practise on Mondays and on Fridays.')
    await context.close()
  })
})
