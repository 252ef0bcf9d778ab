import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { DESK, newDevice, openBrowser } from '#/tests/support/browser'
import { askedOn, demoCourse, modulePath, type Walk } from '#/tests/support/walk'
import { bareText } from '~/features/course/plain-text'
import { en } from '~/i18n/en'

const FAR = 60 // presses of Tab

let browser: Browser
let walk: Walk
let page: Page

beforeAll(async () => {
  browser = await openBrowser()
  const context = await newDevice(browser, inject('shared').origin, { viewport: DESK })
  page = await context.newPage()
  walk = { page, m: en, course: await demoCourse() }
})

afterAll(() => browser.close())

type Focus = { name: string; tag: string; ring: boolean }

/** What has the focus, and whether one sees it. */
const focus = (): Promise<Focus> =>
  page.evaluate(() => {
    const at = document.activeElement ?? document.body
    const label = at.closest('label, g.concept')
    const drawn = [at, label, ...at.querySelectorAll('circle'), ...(label?.children ?? [])]
    const ring = drawn.some((one) => {
      if (!one) return false
      const { outlineStyle, outlineWidth, boxShadow, strokeWidth, stroke } = getComputedStyle(one)
      const outlined = outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2
      const stroked =
        one.tagName === 'circle' && stroke !== 'none' && Number.parseFloat(strokeWidth) > 0
      return outlined || boxShadow !== 'none' || stroked
    })
    const name = at.getAttribute('aria-label') ?? at.closest('label')?.textContent ?? at.textContent
    return { name: (name ?? '').trim(), tag: at.tagName.toLowerCase(), ring }
  })

/** Presses Tab until what has the focus is called so; on the way the focus is always seen. */
async function tabTo(name: string | RegExp): Promise<void> {
  for (let n = 0; n < FAR; n++) {
    await page.keyboard.press('Tab')
    const at = await focus()
    expect(at).toEqual({ ...at, ring: at.tag !== 'body' })
    if (typeof name === 'string' ? at.name === name : name.test(at.name)) return
  }
  throw new Error(`Tab does not come to ${name}`)
}

/** Where the right choices of the question stand, from 1. */
async function rightOnes(): Promise<number[]> {
  const { choices, kind } = await askedOn(walk)
  const shown = (await page.locator('label.choice').allInnerTexts()).map(bareText)
  const texts = choices
    .filter(({ right }) => right)
    .map(({ text }) => {
      if (kind !== 'true-false') return bareText(text)
      return bareText(text === 'true' ? en.card.isTrue : en.card.isFalse)
    })
  return texts.map((text) => shown.indexOf(text) + 1)
}

const answered = () => page.locator('.choice.is-done').first().waitFor()

describe('with the keyboard alone', () => {
  it('one skips to the content', async () => {
    await page.goto('/')
    await page.keyboard.press('Tab')
    expect(await focus()).toEqual({ name: en.page.skip, tag: 'a', ring: true })
    expect(await page.locator('.skip').boundingBox()).toMatchObject({ x: expect.any(Number) })
    await page.keyboard.press('Enter')
    await page.keyboard.press('Tab')
    const inMain = await page.evaluate(() => document.activeElement?.closest('#main') !== null)
    expect(inMain).toBe(true)
  })

  it('one opens a course and a module', async () => {
    await page.goto('/')
    await tabTo(new RegExp(walk.course.title))
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: walk.course.title }).waitFor()
    await tabTo(/^Start, /)
    await page.keyboard.press('Enter')
    await page.waitForURL(`**${modulePath(walk, walk.course.modules[0]?.id ?? '')}`)
  })

  it('one turns the pages with arrows and the space bar and keeps the focus on the text', async () => {
    const dots = page.locator('.dots li')
    await dots.first().waitFor()
    const count = await dots.count()
    const at = () =>
      page
        .locator('.dots li.now ~ li')
        .count()
        .then((after) => count - after)
    await expect.poll(at).toBe(1)
    await page.keyboard.press('ArrowRight')
    await expect.poll(at).toBe(2)
    expect((await focus()).tag).toBe('article')
    await page.keyboard.press('ArrowLeft')
    await expect.poll(at).toBe(1)
    expect((await focus()).tag).toBe('article')
    await page.keyboard.press('End')
    await page.waitForFunction(
      () => innerHeight + scrollY >= document.documentElement.scrollHeight - 4,
    )
    await page.keyboard.press('Space')
    await expect.poll(at).toBe(2)
    for (let idea = 3; idea <= count; idea++) {
      await page.keyboard.press('ArrowRight')
      await expect.poll(at).toBe(idea)
    }
    await tabTo(en.module.toCard)
    await page.keyboard.press('Enter')
    await page.waitForURL('**/lessons/*')
  })

  it('one chooses with Tab, arrows and space, and changes one’s mind', async () => {
    await page.getByText(en.card.question(1, 3)).waitFor()
    const [right = 1] = await rightOnes()
    const labels = await page.locator('label.choice').count()
    await tabTo(new RegExp(firstLetters(await page.locator('label.choice').first().innerText())))
    await page.keyboard.press('Space')
    for (let n = 1; n < labels; n++) await page.keyboard.press('ArrowDown')
    for (let n = labels; n > right; n--) await page.keyboard.press('ArrowUp')
    expect(await focus()).toMatchObject({ tag: 'input', ring: true })
    await tabTo(en.card.answer)
    await page.keyboard.press('Enter')
    await answered()
    await expect.poll(focus).toMatchObject({ name: en.card.next, tag: 'a', ring: true })
    expect(await page.locator('.choice.is-right .verdict').innerText()).toContain(en.card.right)
  })

  it('one chooses with digits and answers with Enter, from wherever one is', async () => {
    await page.keyboard.press('Enter')
    await page.getByText(en.card.question(2, 3)).waitFor()
    expect((await focus()).tag).not.toBe('body')
    const right = await rightOnes()
    for (const digit of [...right, ...right, ...right]) await page.keyboard.press(String(digit))
    const shown = page.locator('label.choice input')
    const checked = await shown.evaluateAll((all) =>
      all.map((one) => (one as HTMLInputElement).checked),
    )
    expect(checked.flatMap((is, n) => (is ? n + 1 : []))).toEqual([...right].sort())
    await page.keyboard.press('Enter')
    await answered()
    await expect.poll(focus).toMatchObject({ name: en.card.next, tag: 'a', ring: true })
  })

  it('one is told what is missing and stays where one is', async () => {
    await page.keyboard.press('Enter')
    await page.getByText(en.card.question(3, 3)).waitFor()
    await tabTo(en.card.answer)
    await page.keyboard.press('Enter')
    await page.getByText(en.card.incomplete).waitFor()
    expect((await focus()).tag).not.toBe('body')
    for (const digit of await rightOnes()) await page.keyboard.press(String(digit))
    await expect.poll(() => page.locator('label.choice input:checked').count()).toBeGreaterThan(0)
  })

  it('one keeps answer and place when the network fails, and tries again', async () => {
    await page.context().setOffline(true)
    await page.keyboard.press('Enter')
    const told = page.getByText(en.card.unreached).waitFor()
    await told.finally(() => page.context().setOffline(false))
    expect((await focus()).tag).not.toBe('body')
    expect(await page.locator('label.choice input:checked').count()).toBeGreaterThan(0)
    await page.keyboard.press('Enter')
    await answered()
    await expect.poll(focus).toMatchObject({ name: en.card.toResult, tag: 'a', ring: true })
    await page.keyboard.press('Enter')
    await page.getByRole('img', { name: en.lesson.rightOf(3, 3) }).waitFor()
  })

  it('one walks the graph, opens a concept and comes to its panel', async () => {
    await page.goto(`/courses/${walk.course.id}/graph`)
    const title = walk.course.modules[0]?.concepts[0]?.title ?? ''
    await tabTo(new RegExp(`^${title}: `))
    await page.keyboard.press('Enter')
    await page.waitForURL('**/graph?concept=*')
    const focused = () =>
      page.evaluate(() => document.activeElement?.closest('#concept, .concept-panel') !== null)
    await expect.poll(focused).toBe(true)
    await page.keyboard.press('Tab')
    expect(await focus()).toMatchObject({ ring: true })
  })
})

const firstLetters = (text: string) =>
  text
    .trim()
    .slice(0, 12)
    .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
