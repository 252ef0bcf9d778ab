import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DESK, newDevice, openBrowser, ownProduct } from '#/tests/support/browser'
import { importInto } from '#/tests/support/import'
import { alive } from '#/tests/support/look'
import type { Product } from '#/tests/support/product'
import { typedCourse } from '#/tests/support/typed-course'
import { enter } from '#/tests/support/walk'
import { en } from '~/i18n/en'
import { STUDIO } from '~/i18n/studio'

const { studio, question: m } = STUDIO.en

let browser: Browser
let product: Product
let context: BrowserContext
let page: Page
/** Of the draft, and of its first module. */
let draft: string
let module: string

beforeAll(async () => {
  ;[browser, product] = await Promise.all([openBrowser(), ownProduct()])
  importInto(product, typedCourse())
  context = await newDevice(browser, product.origin, { viewport: DESK })
  page = await context.newPage()
  await page.goto('/sign-in')
  await enter({ page, m: en }, '/sign-in', product.instructor)
  await page.goto('/studio')
  await page.getByRole('button', { name: studio.editCourse('Tiny typed') }).click()
  await page.waitForURL(/\/studio\/[^/]+$/)
  draft = new URL(page.url()).pathname
  const href = await page.locator(`a[href*="/modules/"]`).first().getAttribute('href')
  module = href ?? ''
})

afterAll(async () => {
  await context.close()
  await browser.close()
  await product.remove()
})

const field = (label: string) => page.getByLabel(label, { exact: true })
const saved = () =>
  page
    .getByText(/^Saved \d/)
    .first()
    .waitFor()
const focused = () => page.evaluate(() => document.activeElement?.id ?? '')
const texts = () =>
  page
    .locator('[name=choice]')
    .evaluateAll((all) => all.map((one) => (one as HTMLInputElement).value))

/** Types over what is in the field that has the focus. */
async function typeOver(text: string): Promise<void> {
  await page.keyboard.press('Control+A')
  await page.keyboard.type(text)
}

describe('the editor of a question, by keyboard', () => {
  it('opens the card at its first question, with pool and checks beside', async () => {
    await page.goto(`${module}/card`)
    await page.waitForURL(`**${draft}/questions/*`)
    await alive(page)
    await page.getByRole('heading', { level: 1, name: m.ofCard(1) }).waitFor()
    await page.getByRole('heading', { name: m.pool(4) }).waitFor()
    await page.getByRole('heading', { name: m.checks }).waitFor()
    expect(await field(m.kind).inputValue()).toBe('number')
    expect(await page.locator('blockquote mark').innerText()).toContain('settling sentence')
  })

  it('says next to each field what keeps it back, and keeps what is typed over a reload', async () => {
    await field(m.tolerance).focus()
    await typeOver('about one')
    await page.getByText(m.marks['no-tolerance']).waitFor()
    await field(m.choice(1)).focus()
    await typeOver('many')
    await page.getByText(m.marks['no-number']).waitFor()
    expect(await field(m.choice(1)).getAttribute('aria-invalid')).toBe('true')
    await saved()
    await page.reload()
    await alive(page)
    await expect.poll(() => field(m.tolerance).inputValue()).toBe('about one')
    await expect.poll(() => field(m.choice(1)).inputValue()).toBe('many')
    await field(m.tolerance).focus()
    await typeOver('0.5')
    await field(m.choice(1)).focus()
    await typeOver('80')
    await expect.poll(() => page.locator('form#question .error').count()).toBe(0)
    await saved()
  })

  it('adds, moves and removes choices, and the focus goes with them', async () => {
    await page.getByRole('button', { name: m.add }).focus()
    await page.keyboard.press('Enter')
    await expect.poll(focused).toBe('choice-2')
    await page.keyboard.type('7')
    await page.keyboard.press('Alt+ArrowUp')
    await expect.poll(texts).toEqual(['80', '7', '617.25'])
    await expect.poll(focused).toBe('choice-1')
    await page.getByRole('button', { name: m.up(2) }).focus()
    await page.keyboard.press('Enter')
    await expect.poll(texts).toEqual(['7', '80', '617.25'])
    await page.getByRole('button', { name: m.remove(1) }).focus()
    await page.keyboard.press('Enter')
    await expect.poll(texts).toEqual(['80', '617.25'])
    await saved()
  })

  it('shows the question as learners see it, with formulas', async () => {
    await field(m.ask).focus()
    await typeOver('How warm is **tea** of $x^2$?')
    await page.locator('aside math').waitFor()
    expect(await page.locator('aside .stem strong').innerText()).toBe('tea')
  })

  it('takes back and does again what was typed, also after a reload', async () => {
    await saved()
    await page.reload()
    await alive(page)
    const asked = () => field(m.ask).inputValue()
    await expect.poll(asked).toContain('tea')
    await page.keyboard.press('Alt+U')
    await expect.poll(asked).not.toContain('tea')
    await page.keyboard.press('Alt+Shift+U')
    await expect.poll(asked).toContain('tea')
  })

  it('turns a question into another kind', async () => {
    await field(m.kind).selectOption('match')
    await field(m.match(1)).fill('a cup')
    await field(m.match(2)).fill('a cup')
    await page.getByText(m.marks.twin).waitFor()
    await field(m.match(2)).fill('a pot')
    await field(m.kind).selectOption('true-false')
    await expect.poll(texts).toEqual(['true', 'false'])
    await page.getByLabel(m.isRight(2)).check()
    await saved()
    await page.reload()
    await alive(page)
    await expect.poll(() => page.getByLabel(m.isRight(2)).isChecked()).toBe(true)
  })

  it('begins a question of the pool, and moves one from the card to the pool', async () => {
    await page.getByRole('button', { name: m.addToPool }).focus()
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: m.ofPool }).waitFor()
    await page.getByRole('heading', { name: m.pool(5) }).waitFor()
    await page.goto(`${module}/card`)
    await alive(page)
    await page.getByRole('button', { name: m.toPool }).focus()
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: m.pool(6) }).waitFor()
    await page.getByRole('heading', { name: m.card(2) }).waitFor()
    await page.goto(`${draft}/pool`)
    expect(await page.locator('main ol.list').first().locator('li').count()).toBe(6)
  })
})

describe('the editor without scripts', () => {
  it('keeps a question, adds a choice and moves it', async () => {
    const plain = await newDevice(browser, product.origin, { javaScriptEnabled: false })
    await plain.addCookies(await context.cookies())
    const own = await plain.newPage()
    await own.goto(`${module}/card`)
    expect(await own.getByLabel(m.kind, { exact: true }).inputValue()).toBe('text')
    await own.getByLabel(m.ask, { exact: true }).fill('Asked without scripts?')
    await own.getByRole('button', { name: m.add }).click()
    await own.getByLabel(m.choice(4), { exact: true }).fill('added')
    await own.getByRole('button', { name: m.up(4) }).click()
    expect(await own.getByLabel(m.choice(3), { exact: true }).inputValue()).toBe('added')
    expect(await own.getByLabel(m.ask, { exact: true }).inputValue()).toBe('Asked without scripts?')
    await own.getByLabel(m.kind, { exact: true }).selectOption('order')
    await own.getByRole('button', { name: m.save }).click()
    await own.getByText(m.rules.order).waitFor()
    await plain.close()
  })
})
