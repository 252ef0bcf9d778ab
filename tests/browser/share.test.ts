import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newDevice, openBrowser, ownProduct } from '#/tests/support/browser'
import { type Caller, caller } from '#/tests/support/caller'
import { makeDigestBy } from '#/tests/support/made-digest'
import type { Product } from '#/tests/support/product'
import { answer, answerCard, demoCourse, enter, goOn, type Walk } from '#/tests/support/walk'
import type { CourseSource } from '~/features/course/outline'
import { en } from '~/i18n/en'
import type { Messages } from '~/i18n/language'
import { zhCN } from '~/i18n/zh-cn'

const PASSWORD = 'three words in a row'
const LONG = { timeout: 30_000 }

let browser: Browser
let product: Product

beforeAll(async () => {
  ;[browser, product] = await Promise.all([openBrowser(), ownProduct()])
})
afterAll(async () => {
  await browser.close()
  await product.remove()
})

type Variant = { name: string; scripts?: boolean; m?: Messages; locale?: 'en' | 'zh-CN' }

const variants: Variant[] = [
  { name: 'with scripts' },
  { name: 'without scripts', scripts: false },
  { name: 'in Chinese', m: zhCN, locale: 'zh-CN' },
]

const LINES = {
  en: ['Attention is short.', 'What is recalled is kept.'],
  'zh-CN': ['注意力很短。', '想得起来的才记得住。'],
}

const cookies = async (page: Page) => (await page.context().cookies()).map(({ name }) => name)

describe.each(variants)('a digest that is shared $name', (variant) => {
  const { name, scripts = true, m = en, locale = 'en' } = variant
  const title = locale === 'en' ? `What I keep, ${name}` : '我记住的内容'
  const amara = locale === 'en' ? `Amara ${name}` : '阿玛拉'
  let course: CourseSource
  let sender: Page
  let stranger: Page
  let walk: Walk
  let sheet = ''
  let address = ''
  let lesson = ''
  const contexts: BrowserContext[] = []

  async function someone(from?: Caller): Promise<Page> {
    const context = await newDevice(browser, product.origin, { javaScriptEnabled: scripts, locale })
    contexts.push(context)
    const own = [...(from?.cookies ?? [])].filter(([name]) => name === 'fifteen')
    await context.addCookies(own.map(([name, value]) => ({ name, value, url: product.origin })))
    return context.newPage()
  }

  const path = () => new URL(address).pathname
  const module = () => course.modules[0] as CourseSource['modules'][number]

  beforeAll(async () => {
    course = await demoCourse(locale)
    const by = caller(product.origin)
    await by.post('/sign-up', { name: amara, password: PASSWORD })
    const about = { module: module().id, title, lines: LINES[locale] }
    sheet = `${await makeDigestBy(by, course, about)}/shares`
    sender = await someone(by)
    stranger = await someone()
    walk = { page: stranger, m, course }
  })
  afterAll(async () => {
    for (const context of contexts) await context.close()
  })

  it('says what becomes public, and then is at an address', async () => {
    await sender.goto(sheet)
    await sender.getByRole('heading', { name: m.sheet.public }).waitFor()
    await sender.getByText(m.sheet.voices.assembled).waitFor()
    expect(await sender.getByLabel(m.sheet.name).inputValue()).toBe(amara)
    await sender.getByText(m.sheet.none).waitFor()
    await sender.getByRole('radio', { name: m.sheet.spans.week }).check()
    await sender.getByRole('button', { name: m.sheet.submit }).click()
    await sender.getByRole('heading', { name: m.sheet.made }).waitFor()
    address = await sender.getByLabel(m.sheet.address, { exact: true }).inputValue()
    expect(address).toMatch(new RegExp(`^${product.origin}/shares/[\\w-]{43}$`))
    await sender.getByRole('img', { name: m.sheet.qr }).waitFor()
    await sender.goto(sheet)
    await sender.getByText(m.sheet.standings.open, { exact: true }).waitFor()
    await sender.getByText(m.figures.none).waitFor()
    expect(await sender.content()).not.toContain(path())
  })

  it('is heard and read by a stranger on a phone', async () => {
    const opened = await stranger.goto(address)
    expect(opened?.status()).toBe(200)
    await stranger.getByRole('heading', { level: 1, name: title }).waitFor()
    for (const line of LINES[locale]) await stranger.getByText(line).waitFor()
    expect(await cookies(stranger)).not.toContain('fifteen')
    if (scripts) {
      const counted = stranger.waitForResponse(
        (response) =>
          /\/listens/.test(response.url()) && /ended/.test(response.request().postData() ?? ''),
        LONG,
      )
      await stranger.getByRole('button', { name: m.digest.play, exact: true }).click()
      expect((await counted).status()).toBe(200)
    } else {
      const source = await stranger.locator('audio').getAttribute('src')
      expect(source).toBe(`${path()}/audio`)
      const part = await stranger.request.get(source ?? '', { headers: { Range: 'bytes=0-99' } })
      expect([part.status(), (await part.body()).length]).toEqual([206, 100])
    }
  })

  it('asks its three questions there and then, and tells of each at once', async () => {
    await stranger.getByRole('heading', { name: m.share.stayed }).waitFor()
    const first = await answer(walk, true)
    expect(first.id).toBe(module().card[0]?.id)
    await stranger.waitForURL('**/lessons/*')
    await stranger.locator('.choice.is-right').first().waitFor()
    await goOn(walk)
    await answerCard(walk, [true, false])
    await stranger.getByRole('img', { name: m.lesson.rightOf(2, 3) }).waitFor()
    await stranger.getByRole('heading', { name: m.lesson.open(1) }).waitFor()
    lesson = new URL(stranger.url()).pathname
  })

  it('keeps the result of the stranger who joins', async () => {
    await stranger.getByRole('link', { name: m.lesson.keepResult }).click()
    await stranger.waitForURL(({ pathname }) => pathname === '/sign-up')
    await enter(walk, '/sign-up', { name: `Bo ${name}`, password: PASSWORD })
    expect(new URL(stranger.url()).pathname).toBe(lesson)
    await stranger.getByRole('img', { name: m.lesson.rightOf(2, 3) }).waitFor()
    const again = await someone()
    await enter({ page: again, m }, '/sign-in', { name: `Bo ${name}`, password: PASSWORD })
    expect((await again.goto(lesson))?.status()).toBe(200)
    await again.getByRole('img', { name: m.lesson.rightOf(2, 3) }).waitFor()
    await stranger.goto(lesson)
    await stranger.getByRole('link', { name: m.lesson.toModule(1).slice(0, 8) }).click()
    await stranger.getByRole('heading', { level: 1, name: module().title }).waitFor()
  })

  it('shows its maker how many listened and learned', async () => {
    await sender.goto(sheet)
    if (scripts) await sender.getByText(m.figures.listened(1, 1)).waitFor()
    const concept = module().card[0]?.concept
    const learned = module().concepts.find(({ id }) => id === concept)?.title ?? 'none'
    const asked = module().card.filter((question) => question.concept === concept).length
    const line = sender.locator('.list li')
    if (asked === 1) expect(await line.innerText()).toContain(`${m.figures.learned(1)} ${learned}`)
    else expect(await line.innerText()).toContain(m.figures.learned(1))
  })

  it('is gone the moment it is taken back', async () => {
    await sender.getByRole('button', { name: m.sheet.revoke }).click()
    await sender.getByText(m.sheet.none).waitFor()
    expect((await stranger.goto(address))?.status()).toBe(404)
    for (const part of ['audio', 'transcript', 'picture', 'embed']) {
      expect((await stranger.request.get(`${path()}/${part}`)).status()).toBe(404)
    }
  })
})

describe('a shared digest on another site', () => {
  it('plays in a frame, and its address stands in no log', async () => {
    const by = caller(product.origin)
    await by.post('/sign-up', { name: 'Framer', password: PASSWORD })
    const course = await demoCourse()
    const about = { module: course.modules[1]?.id ?? '', title: 'Framed', lines: ['Say it again.'] }
    const digest = await makeDigestBy(by, course, about)
    const { text } = await by.post(`${digest}/shares`, { name: '', span: 'never' })
    const address = /http:[^"\s]*\/shares\/[\w-]{43}/.exec(text)?.[0] ?? ''
    const context = await newDevice(browser, product.origin)
    const page = await context.newPage()
    const blog = createServer((_, response) => {
      response.setHeader('Content-Type', 'text/html').end(
        `<iframe src="${address}/embed" width="600" height="260"></iframe>
        <iframe src="${address}"></iframe>`,
      )
    })
    await new Promise<void>((ready) => blog.listen(0, '127.0.0.1', ready))
    await page.goto(`http://127.0.0.1:${(blog.address() as AddressInfo).port}/`)
    const frame = page.frameLocator('iframe').first()
    const counted = page.waitForResponse((response) => /\/listens/.test(response.url()), LONG)
    await frame.getByRole('button', { name: en.digest.play, exact: true }).click()
    expect((await counted).status()).toBe(200)
    expect(page.frames().filter((one) => one.url() === address)).toEqual([])
    expect(await cookies(page)).not.toContain('fifteen')
    await context.close()
    blog.close()
    const token = address.split('/').at(-1) ?? ''
    expect(product.said()).toContain('/shares/:id')
    expect(product.said()).not.toContain(token)
  })
})
