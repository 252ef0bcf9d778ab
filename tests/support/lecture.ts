import { setTimeout as soon } from 'node:timers/promises'
import type { Page } from 'playwright-core'
import { en } from '~/i18n/en'
import { STUDIO } from '~/i18n/studio'
import type { Hand } from './hand'
import type { Product } from './product'

const { studio: m, bring, propose, say } = STUDIO.en
const { digest } = en

const HEARD = 60_000 // ms, at most, until a digest can be heard
const OWN = 'This is what I would say about it myself.'

/** Captions, and what their first module is to be called. */
export type LectureFile = { name: string; captions: Buffer; title: string }

async function until(is: () => Promise<boolean>): Promise<void> {
  const last = Date.now() + 90_000
  while (!(await is())) {
    if (Date.now() > last) throw new Error(`never: ${is}`)
    await soon(100)
  }
}

const link = (page: Page, name: string) => page.getByRole('link', { name, exact: true })

/** From the file to its cuts, over a reload; the cuts become modules. How many those are. */
async function cutInto(hand: Hand, { name, captions }: LectureFile): Promise<number> {
  const { page } = hand
  await hand.pick(page.getByLabel(bring.file, { exact: true }), name, captions)
  await hand.press(page.getByRole('button', { name: bring.propose }))
  await page.waitForURL(/\/studio\/(texts\/[\w-]+|[\w-]+\/text)$/)
  await page.reload()
  await page.waitForURL(/\/studio\/[\w-]+\/text$/)
  const cuts = page.getByRole('group', { name: /^Cut \d+$/ })
  await cuts.first().waitFor()
  const at = Number(await cuts.first().getAttribute('data-cut'))
  await hand.moveOn(cuts.first())
  await page.locator(`[data-cut="${at + 1}"]`).waitFor()
  const modules = (await cuts.count()) + 1
  await hand.press(page.getByRole('button', { name: bring.apply(modules) }))
  await page.waitForURL(/\/studio\/[\w-]+$/)
  await page
    .locator('.part-line')
    .nth(modules - 1)
    .waitFor()
  return modules
}

/** Keeps the concepts that questions ask about, and every drafted question. */
async function lookThrough(hand: Hand): Promise<void> {
  const { page } = hand
  await hand.press(link(page, m.nav.concepts))
  await page.waitForURL(/\/concepts$/)
  const proposed = async () =>
    (await page.getByRole('progressbar', { name: propose.working }).count()) === 0 &&
    (await page.locator('[data-concept]').count()) > 0
  await until(proposed)
  const asked = page.getByRole('button', { name: /^Keep the \d+ that questions ask about/ })
  await hand.press(asked.or(page.getByRole('button', { name: /^Accept all/ })).last())
  await page.locator('#proposed').waitFor({ state: 'detached' })
  await hand.press(link(page, propose.cards))
  await page.waitForURL(/\/cards$/)
  const left = async () =>
    (await page.getByRole('heading', { name: /^\d+ drafts? to look at$/ }).allInnerTexts()).join()
  const keep = page.getByRole('button', { name: /^Keep( these|:)/ })
  await keep.first().waitFor()
  while ((await keep.count()) > 0) {
    const before = await left()
    await hand.press(keep.first())
    await until(async () => (await left()) !== before)
  }
  await page.getByText(propose.allSeen).waitFor()
}

/** Types a title while the server is killed. How many characters are lost once it is back. */
async function typeOverKill(hand: Hand, product: Product, title: string): Promise<number> {
  const { page } = hand
  const field = page.getByLabel(m.fields.title, { exact: true })
  await hand.write(field, title)
  await product.kill9()
  await product.restart()
  await page.reload()
  const kept = await field.inputValue()
  await page
    .getByText(/^Saved \d\d:\d\d$/)
    .first()
    .waitFor()
  return title.length - (title.startsWith(kept) ? kept.length : 0)
}

/** Changes a sentence of the module's digest, and has it said. */
async function hearDigest(hand: Hand, title: string): Promise<void> {
  const { page } = hand
  await hand.press(link(page, say.title))
  await page.waitForURL(/\/digests$/)
  await hand.press(link(page, title))
  await page.waitForURL(/\/digest$/)
  await page.getByRole('status').filter({ hasText: en.make.fits }).waitFor()
  await hand.write(page.getByRole('textbox', { name: /^Sentence 2 of/ }), OWN)
  await page.getByText(/^Saved \d\d:\d\d$/).waitFor()
  await hand.press(page.getByRole('button', { name: say.hear }))
  await page.getByRole('region', { name: digest.player }).waitFor({ timeout: HEARD })
}

/** Looks at the module as learners do, and publishes the course. Its address. */
async function publish(hand: Hand, title: string): Promise<string> {
  const { page } = hand
  await hand.press(link(page, m.preview))
  await page.frameLocator('iframe').getByText(title).first().waitFor()
  await hearDigest(hand, title)
  await hand.press(link(page, m.nav.publication))
  await hand.press(page.getByRole('button', { name: m.publish, exact: true }))
  await page.getByText(m.publishedNow).waitFor()
  return (await link(page, m.openCourse).getAttribute('href')) ?? ''
}

/**
 * The whole way from a file of captions to a published course: cut, concepts, cards, a title that is
 * typed while the server is killed, preview, digest, publishing.
 */
export async function publishLecture(hand: Hand, product: Product, file: LectureFile) {
  const modules = await cutInto(hand, file)
  await lookThrough(hand)
  await hand.press(link(hand.page, m.nav.course))
  await hand.press(hand.page.locator('.part-line a').first())
  await hand.page.waitForURL(/\/modules\//)
  const lost = await typeOverKill(hand, product, file.title)
  return { modules, lost, path: await publish(hand, file.title), actions: hand.actions }
}
