import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { DESK, newDevice, openBrowser } from '#/tests/support/browser'
import { listen, lookAt } from '#/tests/support/look'
import { demoCourse, enter } from '#/tests/support/walk'
import { en } from '~/i18n/en'
import { STUDIO } from '~/i18n/studio'
import { zhCN } from '~/i18n/zh-cn'

const { studio, question, propose: m } = STUDIO.en

let browser: Browser
const { origin, instructor } = inject('shared')

beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser?.close())

type Words = 'en' | 'zh-CN'

/** The concepts of a draft of the sample, once everything is proposed. */
async function proposed(options: BrowserContextOptions = {}, words: Words = 'en') {
  const still = { locale: words, reducedMotion: 'reduce' } as const
  const context = await newDevice(browser, origin, { ...still, ...options })
  const page = await context.newPage()
  const { studio, bring, propose } = STUDIO[words]
  await enter({ page, m: words === 'en' ? en : (zhCN as typeof en) }, '/sign-in', instructor)
  await page.goto('/studio')
  const { title, modules } = await demoCourse(words)
  const sections = modules.map(({ title, body }) => `## ${title}\n\n${body}`)
  const text = [`# ${title}`, ...sections].join('\n\n')
  await page.getByLabel(bring.paste).fill(text)
  await page.getByRole('button', { name: bring.propose }).click()
  await page.waitForURL(/\/studio\/[0-9a-f-]{36}\/text$/)
  await page.locator('button[value=apply]').click()
  await page.waitForURL(/\/studio\/[0-9a-f-]{36}$/)
  await page.getByRole('link', { name: studio.nav.concepts, exact: true }).click()
  await page.waitForURL(/\/concepts$/)
  const done = async () => {
    if (options.javaScriptEnabled === false) await page.reload()
    const working = await page.getByRole('progressbar', { name: propose.working }).count()
    return working === 0 && (await page.locator('[data-concept]').count()) > 0
  }
  await expect.poll(done, { timeout: 60_000, interval: 300 }).toBe(true)
  return { context, page }
}

/** The drafted questions of the same, once they are there. */
async function drafted(options: BrowserContextOptions = {}, words: Words = 'en') {
  const { context, page } = await proposed(options, words)
  const { cards } = STUDIO[words].propose
  await page.getByRole('link', { name: cards, exact: true }).click()
  await page.waitForURL(/\/cards$/)
  await page.locator('[data-draft]').first().waitFor({ timeout: 60_000 })
  return { context, page }
}

const asks = (page: Page) => page.locator('[data-draft]:visible .stem').allInnerTexts()

const row = (page: Page, title: string) =>
  page
    .locator('[data-concept]')
    .filter({ has: page.getByRole('heading', { name: title, exact: true }) })
const titles = (page: Page) => page.locator('[data-concept]:visible h3').allInnerTexts()
const waiting = (page: Page) =>
  page.locator('[data-concept] .badge', { hasText: m.proposed }).count()

/** The nth concept, by its title. */
const titleOf = async (page: Page, nth: number) => (await titles(page))[nth] ?? ''

describe('proposed concepts', () => {
  it('are accepted, dropped, renamed and merged by one key each', async () => {
    const { context, page } = await proposed({ viewport: DESK })
    const complaints = listen(page)
    const all = await titles(page)
    expect(await page.locator('[data-concept] mark').count()).toBeGreaterThan(all.length / 2)
    expect(await lookAt(page)).toEqual({})
    await page.setViewportSize(DESK)
    await page.locator('[data-concept] [data-key=A]').first().focus()
    await page.keyboard.press('a')
    await expect.poll(() => waiting(page)).toBe(all.length - 1)
    await page.keyboard.press('x')
    await expect.poll(() => titles(page)).toHaveLength(all.length - 1)
    await page.keyboard.press('r')
    await page.getByLabel(m.newTitle).waitFor()
    await page.keyboard.type('Named by hand')
    await page.keyboard.press('Enter')
    await expect.poll(() => titleOf(page, 1)).toBe('Named by hand')
    const merged = await titleOf(page, 2)
    await row(page, merged).getByRole('button').first().focus()
    await page.keyboard.press('m')
    await page.getByLabel(m.mergeInto).selectOption({ label: 'Named by hand' })
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await expect.poll(() => titles(page)).not.toContain(merged)
    await page.keyboard.press('Alt+u')
    await expect.poll(() => titles(page)).toContain(merged)
    expect(complaints).toEqual([])
    await context.close()
  })

  it('have what they need flipped and taken away by one key', async () => {
    const { context, page } = await proposed({ viewport: DESK })
    const needing = page.locator('[data-concept]').filter({ has: page.locator('[data-need]') })
    const title = await needing.first().locator('h3').innerText()
    const needed = await needing.first().locator('[data-need] b').first().innerText()
    await needing.first().locator('[data-need] button').first().focus()
    await page.keyboard.press('f')
    const flipped = row(page, needed)
      .locator('[data-need]')
      .filter({ has: page.getByText(title, { exact: true }) })
    await flipped.waitFor()
    await flipped.locator('button').first().focus()
    await page.keyboard.press('x')
    await flipped.waitFor({ state: 'detached' })
    await context.close()
  })

  it('can be looked through in Chinese, all at once', async () => {
    const zh = STUDIO['zh-CN'].propose
    const { context, page } = await proposed({}, 'zh-CN')
    const { length } = await titles(page)
    await page.getByRole('button', { name: zh.acceptAll(length) }).click()
    await page.getByRole('button', { name: zh.ask }).waitFor()
    expect(await page.getByText(zh.proposed, { exact: true }).count()).toBe(0)
    expect(await titles(page)).toHaveLength(length)
    await context.close()
  })

  it('need no JavaScript', async () => {
    const { context, page } = await proposed({ javaScriptEnabled: false })
    const all = await titles(page)
    const [first = '', second = ''] = all
    await page.getByRole('button', { name: m.of(m.accept, first), exact: true }).click()
    expect(await waiting(page)).toBe(all.length - 1)
    await page.getByRole('link', { name: m.of(m.rename, second), exact: true }).click()
    await page.getByLabel(m.newTitle).fill('')
    await page.getByRole('button', { name: m.rename, exact: true }).click()
    await page.getByText(m.untitled).waitFor()
    await page.getByLabel(m.newTitle).fill('Named by hand')
    await page.getByRole('button', { name: m.rename, exact: true }).click()
    expect(await titleOf(page, 1)).toBe('Named by hand')
    await context.close()
  })
})

describe('drafted questions', () => {
  it('are kept, changed for others and dropped by one key each, and then the draft is published', async () => {
    const { context, page } = await drafted({ viewport: DESK })
    const complaints = listen(page)
    const before = await asks(page)
    const [first = '', second = ''] = before
    expect(await page.locator('[data-draft] mark').count()).toBe(before.length)
    expect(await lookAt(page)).toEqual({})
    await page.setViewportSize(DESK)
    await page.locator('[data-draft] [data-key=K]').first().focus()
    await page.keyboard.press('n')
    await expect.poll(async () => (await asks(page))[0]).not.toBe(first)
    await page.keyboard.press('k')
    await expect.poll(() => asks(page)).toHaveLength(before.length - 1)
    await page.keyboard.press('x')
    await expect.poll(() => asks(page)).not.toContain(second)
    await page.getByRole('button', { name: m.fill }).first().press('Enter')
    await expect.poll(() => asks(page)).toHaveLength(before.length - 1)
    await page.keyboard.press('Alt+u')
    await expect.poll(() => asks(page)).toHaveLength(before.length - 2)
    await page.keyboard.press('Alt+Shift+u')
    await expect.poll(() => asks(page)).toHaveLength(before.length - 1)
    await page.locator('[data-draft] [data-key=K]').first().focus()
    await page.keyboard.press('c')
    await page.waitForURL(/\/questions\//)
    const opened = page.url()
    await page.getByText(question.unseen).first().waitFor()
    expect(await lookAt(page)).toEqual({})
    await page.setViewportSize(DESK)
    await page.keyboard.press('Alt+k')
    await page.waitForURL((url) => url.href !== opened)
    await page.getByRole('link', { name: studio.nav.publication, exact: true }).click()
    await page.getByText(studio.faults.unseen).first().waitFor()
    await page.getByRole('link', { name: m.lookThrough }).click()
    await page.waitForURL(/\/cards$/)
    const keep = page.getByRole('button', { name: /^Keep( these|:)/ })
    await keep.first().waitFor()
    while ((await keep.count()) > 0) {
      const { length } = await asks(page)
      await keep.first().press('Enter')
      await expect.poll(async () => (await asks(page)).length).toBeLessThan(length)
    }
    await page.getByText(m.allSeen).waitFor()
    await page.getByRole('link', { name: studio.nav.concepts, exact: true }).click()
    await page.getByRole('button', { name: /^Accept all/ }).press('Enter')
    await page.getByRole('button', { name: m.ask }).waitFor()
    await page.getByRole('link', { name: studio.nav.publication, exact: true }).click()
    await page.getByRole('button', { name: studio.publish, exact: true }).press('Enter')
    await page.getByText(studio.publishedNow).waitFor()
    expect(complaints).toEqual([])
    await context.close()
  })

  it('are looked through in Chinese without JavaScript', async () => {
    const zh = STUDIO['zh-CN'].propose
    const { context, page } = await drafted({ javaScriptEnabled: false }, 'zh-CN')
    const before = await asks(page)
    await page
      .getByRole('button', { name: /^留下：/ })
      .first()
      .click()
    await expect.poll(() => asks(page)).toHaveLength(before.length - 1)
    await page
      .getByRole('button', { name: /^换一道：/ })
      .first()
      .click()
    expect((await asks(page))[0]).not.toBe(before[1])
    await page
      .getByRole('button', { name: /^不用：/ })
      .first()
      .click()
    await page.getByRole('button', { name: zh.fill }).first().click()
    await expect.poll(() => asks(page)).toHaveLength(before.length - 1)
    await context.close()
  })
})
