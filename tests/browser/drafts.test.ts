import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { DESK, newDevice, openBrowser } from '#/tests/support/browser'
import { alive, listen, lookAt } from '#/tests/support/look'
import { enter } from '#/tests/support/walk'
import { en } from '~/i18n/en'
import { STUDIO } from '~/i18n/studio'
import { zhCN } from '~/i18n/zh-cn'

const { studio, propose: m } = STUDIO.en

/** Two modules that define what they speak of. */
const TEXT = `# Memory

## How memory works

**Encoding** is the first step by which what is seen becomes a lasting trace in memory.
**Consolidation** is the slow process that makes a new trace firm while the learner sleeps.
A **memory trace** is the change that learning leaves behind in the connections of the brain.
Consolidation needs a memory trace that encoding has left behind on the day before.
**Interference** is the loss of one memory trace through another one that is much like it.

## How to practise

**Retrieval practice** is the act of calling something to mind without looking at it again.
Retrieval practice makes a memory trace stronger than reading the same page twice.
The **spacing effect** is the gain that comes from leaving days between two sessions.
**Interleaving** is the habit of mixing tasks of several kinds within one session.
The **forgetting curve** is the line that shows how much is lost with each day.
`

let browser: Browser
const { origin, instructor } = inject('shared')

beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser?.close())

/** A draft of the text, once everything is proposed. */
async function proposed(
  options = {},
  words = en,
): Promise<{ context: BrowserContext; page: Page }> {
  const context = await newDevice(browser, origin, options)
  const page = await context.newPage()
  const own = STUDIO[words === en ? 'en' : 'zh-CN']
  await enter({ page, m: words }, '/sign-in', instructor)
  await page.goto('/studio')
  await page.getByLabel(own.studio.pasted).fill(TEXT)
  await page.getByRole('button', { name: own.studio.cutIt }).click()
  await page.waitForURL(/\/studio\/[0-9a-f-]{36}$/)
  await page.getByRole('link', { name: own.studio.nav.concepts, exact: true }).click()
  await page.waitForURL(/\/concepts$/)
  const count = page.getByRole('heading', { name: own.propose.count(9).replace('9', '').trim() })
  await expect
    .poll(
      async () => {
        if (options && 'javaScriptEnabled' in options) await page.reload()
        return (await count.count()) + (await page.getByRole('progressbar').count()) * 10
      },
      { timeout: 60_000, interval: 500 },
    )
    .toBe(1)
  return { context, page }
}

const row = (page: Page, title: string) =>
  page
    .locator('[data-concept]')
    .filter({ has: page.getByRole('heading', { name: title, exact: true }) })
const titles = (page: Page) => page.locator('[data-concept]:visible h3').allInnerTexts()
const waiting = (page: Page) =>
  page.locator('[data-concept] .badge', { hasText: m.proposed }).count()

describe('proposed concepts', () => {
  it('are accepted, dropped, renamed and merged by one key each', async () => {
    const { context, page } = await proposed({ viewport: DESK })
    const complaints = listen(page)
    await alive(page)
    const all = await titles(page)
    expect(all).toContain('Encoding')
    expect(await row(page, 'Encoding').locator('mark').first().innerText()).toBe('Encoding')
    expect(await lookAt(page)).toEqual({})
    await page.setViewportSize(DESK)
    await page.locator('[data-concept] [data-key=A]').first().focus()
    await page.keyboard.press('a')
    await expect.poll(() => waiting(page)).toBe(all.length - 1)
    await page.keyboard.press('x')
    await expect.poll(() => titles(page)).toHaveLength(all.length - 1)
    await row(page, 'Interference').getByRole('button').first().focus()
    await page.keyboard.press('r')
    await page.keyboard.type('Memories that mix')
    await page.keyboard.press('Enter')
    await expect.poll(() => titles(page)).toContain('Memories that mix')
    await row(page, 'Interleaving').getByRole('button').first().focus()
    await page.keyboard.press('m')
    await page.getByLabel(m.mergeInto).selectOption({ label: 'Memories that mix' })
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: m.merge, exact: true }).click()
    await expect.poll(() => titles(page)).not.toContain('Interleaving')
    await page.keyboard.press('Alt+u')
    await expect.poll(() => titles(page)).toContain('Interleaving')
    expect(complaints).toEqual([])
    await context.close()
  })

  it('have their prerequisites flipped and taken away, and no circle', async () => {
    const { context, page } = await proposed({ viewport: DESK })
    await alive(page)
    const needing = page
      .locator('[data-concept]')
      .filter({ has: page.locator('[data-need]') })
      .last()
    const title = await needing.locator('h3').innerText()
    const needed = await needing.locator('[data-need] b').first().innerText()
    await needing.locator('[data-need] button').first().focus()
    await page.keyboard.press('f')
    const flipped = row(page, needed).locator('[data-need] b').getByText(title, { exact: true })
    await flipped.waitFor()
    await row(page, needed)
      .locator('[data-need]')
      .filter({ has: page.getByText(title, { exact: true }) })
      .locator('[data-key=X]')
      .focus()
    await page.keyboard.press('x')
    await flipped.waitFor({ state: 'detached' })
    await context.close()
  })

  it('can be looked through in Chinese, all at once', async () => {
    const zh = STUDIO['zh-CN'].propose
    const { context, page } = await proposed({ locale: 'zh-CN' }, zhCN)
    await page.getByRole('button', { name: /^全部采用/ }).click()
    await expect.poll(() => page.getByText(zh.proposed, { exact: true }).count()).toBe(0)
    await page.getByRole('button', { name: zh.ask }).waitFor()
    await context.close()
  })

  it('need no JavaScript', async () => {
    const { context, page } = await proposed({ javaScriptEnabled: false })
    const all = await titles(page)
    await row(page, 'Encoding')
      .getByRole('button', { name: m.of(m.accept, 'Encoding') })
      .click()
    expect(await waiting(page)).toBe(all.length - 1)
    await row(page, 'Consolidation')
      .getByRole('link', { name: m.of(m.rename, 'Consolidation') })
      .click()
    await page.getByLabel(m.newTitle).fill('')
    await page.getByRole('button', { name: m.rename, exact: true }).click()
    await page.getByText(m.untitled).waitFor()
    await page.getByLabel(m.newTitle).fill('Sleep makes firm')
    await page.getByRole('button', { name: m.rename, exact: true }).click()
    expect(await titles(page)).toContain('Sleep makes firm')
    await context.close()
  })
})
