import type { Browser } from 'playwright-core'
import { parseFeed } from 'podcast-partytime'
import podparse from 'podparse'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newDevice, openBrowser, ownProduct } from '#/tests/support/browser'
import { type Caller, caller, studyBy } from '#/tests/support/caller'
import { feedFaults } from '#/tests/support/podcast-rules'
import type { Product } from '#/tests/support/product'
import { demoCourse } from '#/tests/support/walk'
import type { CourseSource } from '~/features/course/outline'
import { en } from '~/i18n/en'
import { zhCN } from '~/i18n/zh-cn'

const DAY = 86_400_000 // ms
const m = en.feedPage

let browser: Browser
let product: Product
let course: CourseSource
let learner: Caller

beforeAll(async () => {
  course = await demoCourse()
  ;[browser, product] = await Promise.all([openBrowser(), ownProduct()])
  learner = caller(product.origin)
  for (const { id } of course.modules.slice(0, 3)) await studyBy(learner, course, id)
  const [module] = course.modules
  await learner.post(`/courses/${course.id}/modules/${module?.id}/digest`, {})
})

afterAll(async () => {
  await browser.close()
  await product.remove()
})

/** Asks as a podcast app does: without cookies, and taking what is compressed. */
const app = (url: string, init: RequestInit = {}) =>
  fetch(url, { ...init, headers: { 'User-Agent': 'A podcast app', ...init.headers } })

async function episodesOf(url: string) {
  const text = await (await app(url)).text()
  expect(feedFaults(text)).toEqual([])
  // What reads it writes a warning where there is nothing to hear.
  return text.includes('<item>') ? (parseFeed(text)?.items ?? []) : []
}

type Item = Awaited<ReturnType<typeof episodesOf>>[number]

/** That an episode's enclosure is what the feed says it is, whole, in parts and asked about. */
async function checkEnclosure({ enclosure, duration }: Item): Promise<void> {
  const { url, length, type } = enclosure
  expect(url.startsWith(`${product.origin}/`)).toBe(true)
  const whole = await app(url)
  const bytes = Buffer.from(await whole.arrayBuffer())
  expect([whole.status, whole.headers.get('Content-Type')]).toEqual([200, type])
  expect([bytes.length, Number(whole.headers.get('Content-Length'))]).toEqual([length, length])
  expect(whole.headers.get('Content-Encoding')).toBeNull()
  // 48 kbit/s, and tags of some kilobytes before it.
  expect((bytes.length * 8) / 48_000 - duration).toBeLessThan(5)
  expect((bytes.length * 8) / 48_000).toBeGreaterThan(duration - 1)

  const head = await app(url, { method: 'HEAD' })
  expect(head.headers.get('Content-Length')).toBe(String(length))
  expect(head.headers.get('Accept-Ranges')).toBe('bytes')
  const ends: [string, number, number][] = [
    ['bytes=0-1', 0, 2],
    ['bytes=65536-131071', 65_536, 131_072],
    ['bytes=-777', length - 777, length],
    [`bytes=${length - 1}-`, length - 1, length],
  ]
  for (const [Range, from, to] of ends) {
    const part = await app(url, { headers: { Range, 'Accept-Encoding': 'gzip' } })
    expect(part.status).toBe(206)
    expect(part.headers.get('Content-Range')).toBe(`bytes ${from}-${to - 1}/${length}`)
    expect(part.headers.get('Content-Encoding')).toBeNull()
    const heard = Buffer.from(await part.arrayBuffer())
    expect(Buffer.compare(heard, bytes.subarray(from, to))).toBe(0)
  }
  expect((await app(url, { headers: { Range: `bytes=${length}-` } })).status).toBe(416)
}

async function checkTexts({ podcastTranscripts, podcastChapters }: Item): Promise<void> {
  const [transcript] = podcastTranscripts ?? []
  const vtt = await app(transcript?.url ?? '')
  expect(vtt.headers.get('Content-Type')).toBe('text/vtt; charset=utf-8')
  expect(await vtt.text()).toMatch(/^WEBVTT\n\n00:00:0\d\.\d{3} --> /)
  const json = await app(podcastChapters?.url ?? '')
  expect(json.headers.get('Content-Type')).toBe(podcastChapters?.type)
  const { version, chapters } = (await json.json()) as { version: string; chapters: object[] }
  expect([version, chapters.length]).toEqual(['1.2.0', 3])
}

describe('a podcast app', () => {
  it('follows a course, and finds in it what it says', async () => {
    const url = `${product.origin}/courses/${course.id}/feed`
    await expect.poll(() => episodesOf(url), { timeout: 100_000, interval: 1_000 }).toHaveLength(1)
    const [item] = await episodesOf(url)
    if (!item) throw new Error('no episode')
    expect(item).toMatchObject({ title: course.modules[0]?.title, itunesEpisode: 1 })
    expect(item.duration).toBeLessThanOrEqual(180)
    await checkEnclosure(item)
    await checkTexts(item)

    const answer = await app(url)
    const { meta } = podparse(await answer.text())
    expect(meta).toMatchObject({ title: course.title, author: course.by, type: 'serial' })
    const known = { 'If-None-Match': answer.headers.get('ETag') ?? '' }
    expect((await app(url, { headers: known })).status).toBe(304)
    const picture = await app(meta.image.url, { method: 'HEAD' })
    expect(picture.headers.get('Content-Type')).toBe('image/png')
  })

  it('gets each morning an episode of what is about to fade', async () => {
    const made = await learner.post('/feeds', {})
    const url = /value="([^"]*\/feeds\/[\w-]{43})"/.exec(made.text)?.[1] ?? ''
    const before = await episodesOf(url)
    expect(before).toHaveLength(1)
    // Four days on, at an hour that is past five and well before midnight in UTC.
    const noon = new Date(Date.now() + 4 * DAY).setUTCHours(12, 0, 0, 0)
    await product.stop()
    await product.restart({ CLOCK_SHIFT: String(noon - Date.now()) })
    await expect
      .poll(() => episodesOf(url), { timeout: 100_000, interval: 1_000 })
      .toHaveLength(before.length + 1)
    const item = (await episodesOf(url)).find(({ enclosure }) => {
      return !before.some((one) => one.enclosure.url === enclosure.url)
    })
    if (!item) throw new Error('no morning')
    expect(item.duration).toBeLessThanOrEqual(180)
    await checkEnclosure(item)
    await checkTexts(item)
    expect((await learner.get('/feeds')).text).toContain(en.feedPage.morning)

    const { headers } = await app(url)
    expect(headers.get('Referrer-Policy')).toBe('no-referrer')
    expect(headers.get('X-Robots-Tag')).toBe('noindex')
    expect(headers.get('Cache-Control')).toBe('private, no-cache')
    expect((await learner.post('/feeds/revocation', {})).status).toBe(303)
    for (const gone of [url, item.enclosure.url, item.podcastChapters?.url ?? '']) {
      expect((await app(gone)).status).toBe(404)
    }
    const token = url.split('/').at(-1) ?? ''
    expect(token).toHaveLength(43)
    expect(product.said()).not.toContain(token)
    await product.stop()
    await product.restart()
  })
})

const cookiesOf = ({ cookies }: Caller) =>
  [...cookies].map(([name, value]) => ({ name, value, url: product.origin }))

describe('a learner', () => {
  it.each([
    ['with a script', true, 'en'],
    ['without a script', false, 'en'],
    ['without a script, in Chinese', false, 'zh-CN'],
  ] as const)(
    'makes a podcast, sees its address once, and ends it: %s',
    async (_, script, locale) => {
      const words = (locale === 'en' ? en : zhCN).feedPage
      const context = await newDevice(browser, product.origin, {
        javaScriptEnabled: script,
        locale,
      })
      const someone = caller(product.origin)
      await studyBy(someone, course, course.modules[0]?.id ?? '', { count: 1 })
      const cookies = [...someone.cookies].map(([name, value]) => ({
        ...{ name, value, url: product.origin },
      }))
      await context.addCookies(cookies)
      const page = await context.newPage()
      await page.goto('/feeds')
      await page.getByRole('button', { name: words.make }).click()
      const address = await page.getByLabel(words.address).inputValue()
      expect(address).toMatch(new RegExp(`^${product.origin}/feeds/[\\w-]{43}$`))
      await page.getByRole('img', { name: words.qr }).waitFor()
      expect((await app(address)).status).toBe(200)

      await page.goto('/feeds')
      expect(await page.content()).not.toContain(address)
      expect(await page.getByText(words.used('').trim(), { exact: false }).count()).toBe(1)
      await page.getByRole('button', { name: words.renew }).click()
      const renewed = await page.getByLabel(words.address).inputValue()
      expect(renewed).not.toBe(address)
      expect((await app(address)).status).toBe(404)

      await page.goto('/feeds')
      await page.getByRole('button', { name: words.end }).click()
      await page.getByRole('button', { name: words.make }).waitFor()
      expect((await app(renewed)).status).toBe(404)
      await context.close()
    },
  )

  it('copies the address with one press', async () => {
    const context = await newDevice(browser, product.origin, {
      permissions: ['clipboard-read', 'clipboard-write'],
    })
    await context.addCookies(cookiesOf(learner))
    const page = await context.newPage()
    await page.goto('/feeds')
    await page.getByRole('button', { name: m.make }).click()
    await page.getByRole('button', { name: en.page.copy }).click()
    await page.getByText(en.page.copied).waitFor()
    const copied = await page.evaluate(() => navigator.clipboard.readText())
    expect(copied).toBe(await page.getByLabel(m.address).inputValue())
    await context.close()
  })
})
