import type { Browser, BrowserContext, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newDevice, openBrowser, ownProduct } from '#/tests/support/browser'
import { importInto } from '#/tests/support/import'
import type { Product } from '#/tests/support/product'
import { typedCourse } from '#/tests/support/typed-course'
import { en } from '~/i18n/en'
import type { Messages } from '~/i18n/language'
import { zhCN } from '~/i18n/zh-cn'

const ORDER = ['first', 'second', 'third', 'fourth']
const MATCH = { one: 'of one', two: 'of two', three: 'of three' }

let browser: Browser
let product: Product
const contexts: BrowserContext[] = []

beforeAll(async () => {
  ;[browser, product] = await Promise.all([openBrowser(), ownProduct()])
  importInto(product, typedCourse())
})

afterAll(async () => {
  for (const context of contexts) await context.close()
  await browser.close()
  await product.remove()
})

async function someone(options: Parameters<typeof newDevice>[2] = {}): Promise<Page> {
  const context = await newDevice(browser, product.origin, options)
  contexts.push(context)
  return context.newPage()
}

async function begin(page: Page, module: string, m: Messages = en): Promise<void> {
  await page.goto(`/courses/typed/modules/${module}`)
  await page
    .getByRole('link', { name: m.module.next })
    .or(page.getByRole('button', { name: m.module.next }))
    .click()
  await page.getByRole('button', { name: m.module.toCard }).click()
  await page.waitForURL('**/lessons/*')
}

const answer = (page: Page, m: Messages = en) =>
  page.getByRole('button', { name: m.card.answer, exact: true }).click()
const next = (page: Page, m: Messages = en) =>
  page.getByRole('link', { name: m.card.next, exact: true }).click()
const field = (page: Page) => page.locator('main input[name=response]')
const lines = (page: Page) => page.locator('.movable > [id^=line-]').allInnerTexts()
const verdicts = async (page: Page) =>
  (await page.locator('.choice.is-done .verdict').allInnerTexts()).map((text) => text.trim())

/** Moves the line by its buttons until it stands at `to`, from 0. */
async function moveTo(page: Page, text: string, to: number): Promise<void> {
  for (
    let at = (await lines(page)).indexOf(text);
    at !== to;
    at = (await lines(page)).indexOf(text)
  ) {
    const name = at > to ? en.card.up : en.card.down
    await page.locator('.movable').nth(at).getByRole('button', { name }).focus()
    await page.keyboard.press('Enter')
    await expect.poll(() => lines(page).then((all) => all.indexOf(text))).not.toBe(at)
  }
}

describe('with the keyboard alone', () => {
  let page: Page
  beforeAll(async () => {
    page = await someone()
    await begin(page, 'm1')
  })

  it('one types a number; digits go into the field, and what is none is handed back', async () => {
    await page.locator('.typed-field').waitFor()
    await field(page).focus()
    await page.keyboard.type('1 or 2')
    await page.keyboard.press('Enter')
    await page.getByText(en.card.lacks.noNumber).waitFor()
    await expect.poll(() => field(page).inputValue()).toBe('1 or 2')
    expect(await field(page).getAttribute('aria-invalid')).toBe('true')
    expect(await page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('response')
    await page.keyboard.press('Control+A')
    await page.keyboard.type('1,234 m/s')
    await page.keyboard.press('Enter')
    await page.locator('.choice.is-right').waitFor()
    await expect
      .poll(() => page.locator('main [role=status]').first().innerText())
      .toContain(en.card.right)
    await next(page)
  })

  it('one types a text, and is told the answer and the reason for the mistake', async () => {
    await page.getByText(en.card.question(2, 3)).waitFor()
    await field(page).focus()
    await page.keyboard.type('A KNOWN mistake.')
    await page.keyboard.press('Enter')
    await page.locator('.choice.is-wrong').waitFor()
    expect(await verdicts(page)).toEqual([en.card.notThis, en.card.theAnswer])
    expect(await page.locator('.choice.is-right').innerText()).toContain('KEY-card-text')
    expect(await page.locator('.reason').innerText()).toContain('Why a known mistake')
    await next(page)
  })

  it('one puts lines in order with buttons and with Alt and an arrow, and hears where', async () => {
    await page.getByText(en.card.question(3, 3)).waitFor()
    await page.locator('.movable').first().waitFor()
    for (const [at, text] of ORDER.entries()) await moveTo(page, text, at)
    expect(await lines(page)).toEqual(ORDER)
    const last = page.locator('.movable').last().getByRole('button', { name: en.card.up })
    await last.focus()
    await page.keyboard.press('Alt+ArrowUp')
    await expect.poll(() => lines(page)).toEqual(['first', 'second', 'fourth', 'third'])
    const said = page.locator('[role=status]').last()
    expect(await said.innerText()).toBe(`fourth: ${en.card.positionOf(3, 4)}`)
    expect(await page.evaluate(() => document.activeElement?.closest('li')?.innerText)).toContain(
      'fourth',
    )
    await page.keyboard.press('Alt+ArrowDown')
    await expect.poll(() => lines(page)).toEqual(ORDER)
    await page.getByRole('button', { name: en.card.answer, exact: true }).focus()
    await page.keyboard.press('Enter')
    await page.locator('.choice.is-right').first().waitFor()
    expect(await verdicts(page)).toEqual(ORDER.map(() => en.card.right))
  })
})

describe('by dragging', () => {
  const centre = async (one: Locator) => {
    const box = await one.boundingBox()
    if (!box) throw new Error('not on the page')
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
  }

  async function toOrder(page: Page): Promise<void> {
    await begin(page, 'm1')
    for (const text of ['1', 'x']) {
      await field(page).fill(text)
      await answer(page)
      await next(page)
    }
    await page.locator('.movable').first().waitFor()
  }

  it('one puts lines in order with a mouse', async () => {
    const page = await someone()
    await toOrder(page)
    for (const [to, text] of ORDER.entries()) {
      const from = (await lines(page)).indexOf(text)
      const start = await centre(page.locator('.grip').nth(from))
      const end = await centre(page.locator('.movable').nth(to))
      await page.mouse.move(start.x, start.y)
      await page.mouse.down()
      await page.mouse.move(end.x, end.y + (to < from ? -8 : 8), { steps: 6 })
      await page.mouse.up()
    }
    expect(await lines(page)).toEqual(ORDER)
  })

  it('one puts lines in order with a finger', async () => {
    const page = await someone({ hasTouch: true })
    await toOrder(page)
    const touch = await page.context().newCDPSession(page)
    const send = (
      type: 'touchStart' | 'touchMove' | 'touchEnd',
      points: { x: number; y: number }[],
    ) => touch.send('Input.dispatchTouchEvent', { type, touchPoints: points })
    for (const [to, text] of ORDER.entries()) {
      const from = (await lines(page)).indexOf(text)
      if (from === to) continue
      const start = await centre(page.locator('.grip').nth(from))
      const end = await centre(page.locator('.movable').nth(to))
      await send('touchStart', [start])
      for (const part of [0.25, 0.5, 0.75, 1]) {
        const y = start.y + (end.y - 8 - start.y) * part
        await send('touchMove', [{ x: start.x, y }])
      }
      await send('touchEnd', [])
      await expect.poll(() => lines(page).then((all) => all[to])).toBe(text)
    }
    expect(await lines(page)).toEqual(ORDER)
  })
})

describe.each([
  ['with scripts', true, en, 'en'],
  ['without scripts', false, en, 'en'],
  ['without scripts, in Chinese', false, zhCN, 'zh-CN'],
] as const)('a match %s', (_, javaScriptEnabled, m, locale) => {
  it('is handed back until it is whole, keeps what was chosen, and says what belongs', async () => {
    const page = await someone({ javaScriptEnabled, locale })
    await begin(page, 'm2', m)
    const choose = (item: string, partner: string) =>
      page.getByLabel(item, { exact: true }).selectOption({ label: partner })
    await choose('one', MATCH.two)
    await answer(page, m)
    await page.getByText(m.card.lacks.partners).waitFor()
    expect(
      await page.getByLabel('one', { exact: true }).locator('option:checked').innerText(),
    ).toBe(MATCH.two)
    await choose('two', MATCH.two)
    await choose('three', MATCH.three)
    await answer(page, m)
    await page.getByText(m.card.lacks.partnerTwice).waitFor()
    await choose('two', MATCH.one)
    await answer(page, m)
    await page.locator('.choice.is-done').first().waitFor()
    expect((await verdicts(page)).sort()).toEqual(
      [m.card.right, m.card.notThis, m.card.notThis].sort(),
    )
    const one = page.locator('.choice.is-wrong').filter({ hasText: `one → ${MATCH.one}` })
    expect(await one.innerText()).toContain(`${m.card.yourPartner} ${MATCH.two}`)
  })
})

describe('without scripts', () => {
  it('one gives each line its position', async () => {
    const page = await someone({ javaScriptEnabled: false })
    await begin(page, 'm1')
    for (const text of ['1', 'x']) {
      await field(page).fill(text)
      await answer(page)
      await next(page)
    }
    const put = (text: string, at: number) =>
      page.getByLabel(text, { exact: true }).selectOption({ label: `${at}` })
    await put('first', 1)
    await put('second', 1)
    await answer(page)
    await page.getByText(en.card.lacks.positions).waitFor()
    for (const [at, text] of ORDER.entries()) await put(text, at + 1)
    await answer(page)
    await page.locator('.choice.is-right').first().waitFor()
    expect(await verdicts(page)).toEqual(ORDER.map(() => en.card.right))
  })
})
