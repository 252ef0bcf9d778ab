import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newDevice, openBrowser, ownProduct } from '#/tests/support/browser'
import { caller } from '#/tests/support/caller'
import type { Product } from '#/tests/support/product'
import { demoCourse } from '#/tests/support/walk'
import { en } from '~/i18n/en'
import { zhCN } from '~/i18n/zh-cn'

const MODULE = 'recall'
const SOON = { timeout: 15_000 }

type Played = { played: HTMLMediaElement }

let browser: Browser
let product: Product
const path = (course = 'how-memory-works') => `/courses/${course}/modules/${MODULE}/digest`

beforeAll(async () => {
  ;[browser, product] = await Promise.all([openBrowser(), ownProduct()])
})
afterAll(async () => {
  await browser.close()
  await product.remove()
})

async function device(options: BrowserContextOptions = {}): Promise<Page> {
  const context = await newDevice(browser, product.origin, options)
  await context.addInitScript(() => {
    const { play } = HTMLMediaElement.prototype
    HTMLMediaElement.prototype.play = function () {
      ;(window as unknown as Played).played = this
      return play.call(this)
    }
  })
  return context.newPage()
}

const player = (page: Page) => page.getByRole('region', { name: en.digest.player })
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
const slider = (page: Page) => page.getByRole('slider', { name: en.digest.position })
const place = async (page: Page) => Number(await slider(page).inputValue())
const playing = (page: Page) => button(page, en.digest.pause).waitFor()
const still = (page: Page) => button(page, en.digest.play).waitFor()
const session = (page: Page) => page.evaluate(() => navigator.mediaSession.playbackState)
/** What sounds, or did last; it is no part of the page. */
const sound = (page: Page) =>
  page.evaluate(() => {
    const { paused, muted, currentTime, playbackRate } = (window as unknown as Played).played
    return { paused, muted, currentTime, playbackRate }
  })

describe('a digest that nobody has asked for', () => {
  it('is made when somebody does, who sees how far it is and may leave and come back', async () => {
    const page = await device()
    await page.goto(path())
    await page.getByRole('heading', { name: en.digest.none }).waitFor()
    await button(page, en.digest.make).click()
    await page.getByRole('heading', { name: en.digest.making }).waitFor()
    expect(await page.getByRole('progressbar').count()).toBe(1)
    await page.goto('/')
    await page.goto(path())
    await Promise.race([
      page.getByRole('heading', { name: en.digest.making }).waitFor(),
      player(page).waitFor(),
    ])
    await product.stop()
    await product.restart()
    await page.goto(path())
    await player(page).waitFor({ timeout: 100_000 })
    await page.context().close()
  })

  it('is made without scripts, too: the page looks again by itself', async () => {
    const page = await device({ javaScriptEnabled: false, locale: 'zh-CN' })
    await page.goto(path('how-memory-works-zh-cn'))
    await button(page, zhCN.digest.make).click()
    await page.getByRole('heading', { name: zhCN.digest.making }).waitFor()
    await page.locator('audio').waitFor({ timeout: 100_000 })
    await page.context().close()
  })
})

describe('a digest', () => {
  let page: Page
  let asked: string[] = []

  beforeAll(async () => {
    page = await device()
    page.on('request', (request) => asked.push(new URL(request.url()).pathname))
    await page.goto(path(), { waitUntil: 'networkidle' })
    await still(page)
  })
  afterAll(() => page.context().close())

  it('loads neither Howler nor a sound before it is played', async () => {
    const scripts = asked.filter((one) => one.endsWith('.js'))
    expect(scripts.filter((one) => /sound/.test(one))).toEqual([])
    expect(asked.filter((one) => one.endsWith('/audio'))).toEqual([])
  })

  it('sounds at the first press, in parts', async () => {
    asked = []
    const part = page.waitForResponse((response) => response.url().endsWith('/audio'))
    await button(page, en.digest.play).click()
    expect((await part).status()).toBe(206)
    await playing(page)
    await expect.poll(() => place(page), SOON).toBeGreaterThan(0)
    expect(asked.filter((one) => /sound\.client/.test(one))).toHaveLength(1)
    expect(await session(page)).toBe('playing')
    expect(await sound(page)).toMatchObject({ paused: false, muted: false, playbackRate: 1 })
  })

  it('says its place in words, and its length as it was measured', async () => {
    const said = (await slider(page).getAttribute('aria-valuetext')) ?? ''
    expect(said).toMatch(/^\d+ seconds? of 2 minutes \d+$/)
    const shown = (await player(page).innerText()).match(/\d:\d\d/g) ?? []
    const [minutes = 0, seconds = 0] = (shown[1] ?? '').split(':').map(Number)
    expect(60 * minutes + seconds).toBeGreaterThanOrEqual(165)
    expect(60 * minutes + seconds).toBeLessThanOrEqual(180)
  })

  it('pauses and goes on with the space bar, and moves with the arrows', async () => {
    await page.locator('h1').click()
    await page.keyboard.press(' ')
    await still(page)
    expect(await sound(page)).toMatchObject({ paused: true })
    const before = await place(page)
    await page.keyboard.press('ArrowRight')
    await expect.poll(() => place(page)).toBe(before + 15)
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('ArrowLeft')
    await expect.poll(() => place(page)).toBe(before + 15)
    await page.keyboard.press('m')
    expect(await button(page, en.digest.mute).getAttribute('aria-pressed')).toBe('true')
    expect((await sound(page)).muted).toBe(true)
    await page.keyboard.press('m')
    expect(await button(page, en.digest.mute).getAttribute('aria-pressed')).toBe('false')
    await page.keyboard.press(' ')
    await playing(page)
    expect(await place(page)).toBeGreaterThanOrEqual(before + 15)
  })

  it('leaves the space bar to what is focused', async () => {
    await button(page, en.digest.mute).focus()
    await page.keyboard.press(' ')
    expect(await button(page, en.digest.mute).getAttribute('aria-pressed')).toBe('true')
    await page.keyboard.press(' ')
    await playing(page)
  })

  it('goes to the sentence that is pressed, and marks what is heard', async () => {
    const sentences = page.getByRole('region', { name: en.digest.transcript }).getByRole('link')
    const fifth = sentences.nth(5)
    await fifth.click()
    await expect.poll(() => fifth.getAttribute('aria-current')).toBe('true')
    expect(await place(page)).toBeGreaterThan(10)
    await expect.poll(async () => (await sound(page)).currentTime, SOON).toBeGreaterThan(10)
    expect(await page.locator('.transcript [aria-current]').count()).toBe(1)
    expect(await sentences.nth(4).getAttribute('class')).toBe('heard')
    expect(await sentences.nth(6).getAttribute('class')).toBeNull()
    expect(page.url()).not.toContain('#')
    await playing(page)
  })

  it('goes to the end, is over, and begins anew', async () => {
    const end = Number(await slider(page).getAttribute('max'))
    await slider(page).fill(String(end - 1))
    await still(page)
    expect(await place(page)).toBe(end)
    await button(page, en.digest.play).click()
    await playing(page)
    await expect.poll(() => place(page), SOON).toBeLessThan(10)
  })

  it('keeps the speed on the device', async () => {
    const speed = page.getByRole('combobox', { name: en.digest.speed })
    await speed.selectOption('1.5')
    await page.reload()
    await still(page)
    expect(await speed.inputValue()).toBe('1.5')
    await button(page, en.digest.play).click()
    await playing(page)
    expect(await sound(page)).toMatchObject({ paused: false, playbackRate: 1.5 })
  })

  it('keeps the place when the sound can’t be had, says so, and goes on later', async () => {
    await page.reload()
    await still(page)
    await slider(page).fill('60')
    await page.route('**/audio', (route) => route.abort())
    await button(page, en.digest.play).click()
    await page.getByText(en.digest.unreached).waitFor()
    expect(await place(page)).toBe(60)
    await page.unroute('**/audio')
    await button(page, en.digest.play).click()
    await playing(page)
    await expect.poll(() => place(page), SOON).toBeGreaterThan(60)
    expect(await page.getByText(en.digest.unreached).count()).toBe(0)
  })

  it('shows of each sentence the one of the module, and where it stands', async () => {
    await page.getByText(en.digest.rests).click()
    const links = page.getByRole('link', { name: en.digest.seeInModule })
    expect(await links.count()).toBeGreaterThan(10)
    const entry = page.locator('.rests li', { has: links }).first()
    const said = (await entry.locator('p').last().innerText()).replace(/[“”"]/g, '')
    await entry.getByRole('link').click()
    await page.waitForURL(/modules\/recall\?idea=\d+#/)
    const marked = page.locator(`[id="${new URL(page.url()).hash.slice(1)}"]`)
    expect(await marked.innerText()).toContain(said)
    expect(await marked.isVisible()).toBe(true)
  })
})

describe('a digest without scripts', () => {
  it('is heard by the browser’s own means, and read', async () => {
    const page = await device({ javaScriptEnabled: false })
    await page.goto(path())
    const audio = page.locator('audio[controls]')
    expect(await audio.getAttribute('preload')).toBe('none')
    const answer = await page.request.get((await audio.getAttribute('src')) ?? '')
    expect(answer.headers()['content-type']).toBe('audio/mpeg')
    const text = await page.getByRole('region', { name: en.digest.transcript }).innerText()
    const course = await demoCourse()
    const { title } = course.modules.find(({ id }) => id === MODULE) ?? {}
    expect(text).toContain(title)
    await page.context().close()
  })
})

describe('a digest in Chinese', () => {
  it('is heard, and says everything in Chinese', async () => {
    const page = await device({ locale: 'zh-CN' })
    await page.goto(path('how-memory-works-zh-cn'))
    await button(page, zhCN.digest.play).click()
    await button(page, zhCN.digest.pause).waitFor()
    const bar = page.getByRole('slider', { name: zhCN.digest.position })
    expect(await bar.getAttribute('aria-valuetext')).toMatch(/秒，共 2 分 \d+ 秒$/)
    expect(await page.locator('.transcript').getAttribute('lang')).toBe('zh-CN')
    await page.context().close()
  })
})

describe('the way to a digest', () => {
  it('stands on the module and on the course, with its length', async () => {
    const stranger = caller(product.origin)
    const module = await stranger.get(`/courses/how-memory-works/modules/${MODULE}`)
    expect(module.text).toMatch(/Listen, 2:\d\d/)
    const course = await stranger.get('/courses/how-memory-works')
    expect(course.text).toContain(`href="${path()}"`)
  })
})
