import type { Browser, BrowserContext, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DESK, newDevice, openBrowser, ownProduct } from '#/tests/support/browser'
import type { Product } from '#/tests/support/product'
import { demoCourse } from '#/tests/support/walk'
import type { CourseSource } from '~/features/course/outline'
import { en } from '~/i18n/en'
import { STUDIO } from '~/i18n/studio'

const { studio: m, propose, checklist } = STUDIO.en
const FAR = 120 // presses of Tab

let browser: Browser
let product: Product
let course: CourseSource
let device: BrowserContext
let page: Page

beforeAll(async () => {
  course = await demoCourse()
  ;[browser, product] = await Promise.all([openBrowser(), ownProduct()])
  device = await newDevice(browser, product.origin, { viewport: DESK })
  page = await device.newPage()
  await page.goto('/sign-in')
  await page.locator('[name=name]').fill(product.instructor.name)
  await page.locator('[name=password]').fill(product.instructor.password)
  await page.keyboard.press('Enter')
  await page.getByRole('link', { name: en.page.studio, exact: true }).waitFor()
})

afterAll(async () => {
  await browser.close()
  await product.remove()
})

/** Presses Tab until a field or a button of this name has the focus. */
async function tabTo(name: string): Promise<void> {
  for (let n = 0; n < FAR; n++) {
    await page.keyboard.press('Tab')
    const at = await page.evaluate(() => {
      const one = document.activeElement as HTMLInputElement | null
      const label = one?.labels?.[0]?.textContent
      return (one?.getAttribute('aria-label') ?? label ?? one?.textContent ?? '').trim()
    })
    if (at === name) return
  }
  throw new Error(`Tab does not come to ${name}`)
}

const saved = (one: Page = page) =>
  one
    .getByText(/^Saved \d\d:\d\d$/)
    .first()
    .waitFor()
const body = (one: Page = page) => one.getByLabel(m.fields.body)

let modulePage: string | null = null

/** The page of a module of the demo course, in the studio. */
async function demoModule(): Promise<string> {
  if (modulePage) {
    await page.goto(modulePage)
    await body().waitFor()
    return modulePage
  }
  await page.goto('/studio')
  const edit = page.getByRole('button', { name: m.editCourse(course.title) })
  const draft = page.getByRole('link', { name: course.title })
  await edit.or(draft).first().click()
  await page.getByRole('link', { name: course.modules[1]?.title }).click()
  await body().waitFor()
  modulePage = page.url()
  return modulePage
}

describe('a new course', () => {
  it('is begun, filled and put in order with the keyboard alone', async () => {
    await page.goto('/studio')
    await tabTo(m.fields.title)
    await page.keyboard.type('Made by keyboard')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Made by keyboard' }).waitFor()
    for (const title of ['First module', 'Second module']) {
      await tabTo(m.newModule)
      await page.keyboard.type(title)
      await page.keyboard.press('Enter')
      await page.getByText(title).waitFor()
    }
    await tabTo(m.move.up('Second module'))
    await page.keyboard.press('Enter')
    const order = () => page.locator('[data-part] b').allInnerTexts()
    await expect.poll(order).toEqual(['Second module', 'First module'])
    await page.keyboard.press('Alt+ArrowDown')
    await expect.poll(order).toEqual(['First module', 'Second module'])
    await page.keyboard.press('Alt+u')
    await expect.poll(order).toEqual(['Second module', 'First module'])
  })

  it('says before it is published what is missing, and leads there', async () => {
    await page.getByRole('link', { name: m.nav.publication, exact: true }).click()
    await page.getByText(m.faults['no-cards']).waitFor()
    expect(await page.getByRole('button', { name: m.publish }).count()).toBe(0)
    await page.getByRole('main').getByRole('link', { name: 'First module' }).first().click()
    await body().waitFor()
  })

  it('refuses a circle of concepts with its reason', async () => {
    await page.getByRole('link', { name: m.nav.concepts, exact: true }).click()
    const section = page.getByRole('region', { name: 'First module' })
    for (const title of ['Base rate', 'Positive test']) {
      await section.getByLabel(m.newConcept).fill(title)
      await page.keyboard.press('Enter')
      await section.getByRole('heading', { name: title }).waitFor()
    }
    const [first, second] = ['Base rate', 'Positive test'].map((title) =>
      section.locator('[data-concept]').filter({ has: page.getByRole('heading', { name: title }) }),
    ) as [Locator, Locator]
    const edit = (title: string) =>
      page.getByRole('link', { name: propose.of(propose.edit, title) }).click()
    await edit('Positive test')
    await second.getByLabel(m.neededConcept).first().selectOption({ label: 'Base rate' })
    await second.getByText(/^Saved/).waitFor()
    await page.reload()
    await edit('Base rate')
    await first.getByLabel(m.neededConcept).first().selectOption({ label: 'Positive test' })
    const circle = ['Base rate', 'Positive test', 'Base rate']
    await page.getByText(/would need itself/).waitFor()
    expect(await page.getByText(m.circle(circle)).count()).toBe(1)
  })
})

describe('what is typed', () => {
  it('is saved within a second and outlives a reload', async () => {
    await demoModule()
    await body().press('Control+End')
    await page.keyboard.type(' One more sentence.')
    const typed = await page.evaluate(() => performance.now())
    await saved()
    const sent = await page.evaluate(() =>
      performance.getEntriesByType('resource').map(({ startTime }) => startTime),
    )
    const waited = sent.filter((at) => at > typed).map((at) => at - typed)
    expect(waited.length).toBeGreaterThan(0)
    expect(Math.min(...waited)).toBeLessThan(1_500)
    await page.reload()
    expect(await body().inputValue()).toMatch(/One more sentence\.$/)
  })

  it('that never reached the server is there again after a reload, and is sent', async () => {
    await demoModule()
    await device.setOffline(true)
    await body().press('Control+End')
    await page.keyboard.type(' Typed offline.')
    await page.getByText(m.unreached).waitFor()
    await device.setOffline(false)
    await page.goto('about:blank')
    await page.goBack()
    await saved()
    expect(await body().inputValue()).toMatch(/Typed offline\.$/)
  })

  it('is not overwritten by another tab: the later one chooses', async () => {
    const path = await demoModule()
    const other = await device.newPage()
    await other.goto(path)
    await body(other).press('Control+End')
    await other.keyboard.type(' From the other tab.')
    await saved(other)
    await body().press('Control+End')
    await page.keyboard.type(' From this tab.')
    await page.getByRole('alert').getByText(m.stale).waitFor()
    const words = page.locator('.difference')
    expect(await words.locator('del').allInnerTexts()).toContainEqual(
      expect.stringMatching('other'),
    )
    expect(await words.locator('ins').allInnerTexts()).toContainEqual(expect.stringMatching('this'))
    await page.getByRole('button', { name: m.keepMine }).click()
    await saved()
    await other.reload()
    expect(await body(other).inputValue()).toMatch(/From this tab\.$/)
    await other.close()
  })

  it('in another field than somebody else’s is put together without a question', async () => {
    const path = await demoModule()
    const other = await device.newPage()
    await other.goto(path)
    await other.getByLabel(m.fields.title).fill('A title of the other tab')
    await saved(other)
    await body().press('Control+End')
    await page.keyboard.type(' Beside it.')
    await saved()
    await expect
      .poll(() => page.getByLabel(m.fields.title).inputValue())
      .toBe('A title of the other tab')
    expect(await page.getByText(m.stale).count()).toBe(0)
    await other.close()
  })

  it('is taken back step by step, also after a reload', async () => {
    await demoModule()
    const before = await body().inputValue()
    await page.reload()
    await page.keyboard.press('Alt+u')
    await expect.poll(() => body().inputValue()).not.toBe(before)
    await page.keyboard.press('Alt+Shift+u')
    await expect.poll(() => body().inputValue()).toBe(before)
  })
})

describe('a draft', () => {
  it('is previewed on the learners’ own pages, where answers don’t count', async () => {
    await demoModule()
    await page.getByRole('link', { name: m.preview, exact: true }).click()
    const phone = page.frameLocator('iframe')
    const next = phone.getByRole('link', { name: en.module.next })
    const toCard = phone.getByRole('button', { name: en.module.toCard })
    await next.or(toCard).first().waitFor()
    // The last press takes the link away while it is looked for.
    while (!(await toCard.isVisible())) await next.click({ timeout: 1_000 }).catch(() => {})
    await toCard.click()
    await phone.locator('.choice').first().click()
    await phone.getByRole('button', { name: en.card.answer }).click()
    await phone.getByRole('link', { name: en.card.next }).waitFor()
    const kept = await (await device.request.get('/account/export')).json()
    expect(kept).toMatchObject({ account: [{ name: product.instructor.name }], studyLog: [] })
  })

  it('has a checklist whose findings lead to their line', async () => {
    await demoModule()
    const text = await body().inputValue()
    const vague = 'Of this more [here](https://a.example).'
    await body().fill(`${text}\n\n${vague}`)
    await saved()
    await page.getByRole('link', { name: m.preview, exact: true }).click()
    await page.getByText(checklist.flaws.vague).waitFor()
    const line = text.split('\n').length + 2
    await page.getByRole('link', { name: checklist.line(line) }).click()
    await body().waitFor()
    const picked = await page.waitForFunction(() => {
      const { activeElement: at } = document
      if (!(at instanceof HTMLTextAreaElement) || at.id !== 'body') return null
      return at.value.slice(at.selectionStart, at.selectionEnd)
    })
    expect(await picked.jsonValue()).toBe(vague)
    await body().fill(text)
    await saved()
  })

  it('is published with its difference in sight, and rolled back in one press', async () => {
    await demoModule()
    await page.getByRole('link', { name: m.nav.publication, exact: true }).click()
    await page.getByText('A title of the other tab').waitFor()
    await page.getByRole('button', { name: m.publish }).click()
    await page.getByText(m.publishedNow).waitFor()
    const stranger = await (await newDevice(browser, product.origin)).newPage()
    await stranger.goto(`/courses/${course.id}`)
    await stranger.getByText('A title of the other tab').first().waitFor()
    await page.getByRole('button', { name: m.showVersion(1) }).click()
    await page.getByRole('button', { name: m.showVersion(2) }).waitFor()
    await stranger.reload()
    await stranger
      .getByText(course.modules[1]?.title ?? '')
      .first()
      .waitFor()
    await stranger.context().close()
  })
})

describe('without JavaScript', () => {
  it('a course is begun, filled and kept by plain forms, and a conflict is told', async () => {
    const plain = await newDevice(browser, product.origin, { javaScriptEnabled: false })
    await plain.addCookies(await device.cookies())
    const [one, two] = [await plain.newPage(), await plain.newPage()]
    await one.goto('/studio')
    await one.locator('[name=title]').fill('Made without scripts')
    await one.getByRole('button', { name: m.begin }).click()
    await one.getByLabel(m.newModule).fill('A plain module')
    await one.getByRole('button', { name: m.addModule }).click()
    await one.getByRole('link', { name: 'A plain module' }).click()
    await two.goto(one.url())
    await body(one).fill('The first text.')
    await one.getByRole('button', { name: m.save }).click()
    await body(two).fill('The second text.')
    await two.getByRole('button', { name: m.save }).click()
    await two.getByText(m.stale).waitFor()
    expect(await body(two).inputValue()).toBe('The second text.')
    await two.getByRole('button', { name: m.keepMine }).click()
    await one.reload()
    await one.goto(two.url())
    expect(await body(one).inputValue()).toBe('The second text.')
    await plain.close()
  })
})
