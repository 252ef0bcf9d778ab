import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { newDevice, openListeningBrowser } from '#/tests/support/browser'
import { lookAt } from '#/tests/support/look'
import { en } from '~/i18n/en'
import { zhCN } from '~/i18n/zh-cn'

let browser: Browser
let page: Page

beforeAll(async () => {
  browser = await openListeningBrowser()
  const context = await newDevice(browser, inject('shared').origin, { permissions: ['microphone'] })
  page = await context.newPage()
}, 60_000)
afterAll(() => browser?.close())

const press = (name: string) => page.getByRole('button', { name, exact: true }).click()

async function begin(kind: 'assembled' | 'recorded') {
  await page.goto('/courses/how-memory-works')
  await page.evaluate((kind) => {
    const link = document.querySelector<HTMLAnchorElement>('a[href*="/modules/"]')
    const module = link?.pathname.split('/modules/')[1] ?? ''
    const form = Object.assign(document.createElement('form'), {
      method: 'post',
      action: '/digests',
    })
    for (const [name, value] of Object.entries({ course: 'how-memory-works', module, kind }))
      form.append(Object.assign(document.createElement('input'), { name, value }))
    document.body.append(form)
    form.submit()
  }, kind)
  await page.waitForURL('**/digests/*')
}

/** The seconds of sound that the device holds. */
const keptSeconds = () =>
  page.evaluate(async () => {
    const settled = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve) => {
        request.onsuccess = () => resolve(request.result)
      })
    const [found] = await indexedDB.databases()
    const database = await settled(indexedDB.open(found?.name ?? ''))
    const kept = await settled(database.transaction('kept').objectStore('kept').get('kept'))
    database.close()
    return Object.values(kept.seconds as Record<string, number>).reduce((a, b) => a + b, 0)
  })

it('records through a reload, reads a sentence again, and can be heard', async () => {
  await begin('recorded')
  await press('Start recording')
  await press('Start now')
  await page.locator('button.prompt').waitFor()
  const began = Date.now()
  await page.waitForTimeout(1500)
  await page.keyboard.press(' ')
  await page.waitForTimeout(1000)
  await press('This sentence again')
  await page.waitForTimeout(1500)
  const recorded = (Date.now() - began) / 1000
  await page.reload()
  await page.getByRole('button', { name: 'Go on' }).waitFor()
  expect(recorded - (await keptSeconds())).toBeLessThan(2)
  await press('Go on')
  await press('Start now')
  await page.locator('button.prompt').waitFor()
  await page.waitForTimeout(1500)
  await press('Stop')
  await press('Make it')
  await page.getByRole('button', { name: en.digest.play }).waitFor({ timeout: 60_000 })
  const told = await page.evaluate(async () =>
    (await fetch(`${location.pathname}/transcript`)).text(),
  )
  expect(told.match(/-->/g)).toHaveLength(2)
}, 120_000)

it('keeps what is typed, moves a sentence by keyboard with its focus, and makes it', async () => {
  await begin('assembled')
  const first = page.locator('textarea[name=text]').nth(1)
  await first.fill('My own first point is this.')
  await first.press('Alt+ArrowDown')
  expect(await page.locator('textarea:focus').inputValue()).toBe('My own first point is this.')
  await page.getByText(/^Saved \d\d:\d\d$/).waitFor()
  await press('Make it')
  await page.getByRole('button', { name: en.digest.play }).waitFor({ timeout: 90_000 })
  expect(await page.locator('.prose').innerText()).toContain('My own first point is this.')
}, 120_000)

it('is for everyone while it records, in Chinese and at every step', async () => {
  const { make } = zhCN
  const context = await newDevice(browser, inject('shared').origin, {
    permissions: ['microphone'],
    locale: 'zh-CN',
    reducedMotion: 'reduce',
  })
  const chinese = await context.newPage()
  const faults: Record<string, unknown> = {}
  const button = (name: string) => chinese.getByRole('button', { name, exact: true })
  await chinese.goto('/courses/how-memory-works-zh-cn/modules/attention/digest')
  await button(make.record).click()
  await button(make.recorder.start).waitFor()
  faults.begin = await lookAt(chinese)
  await button(make.recorder.start).click()
  await button(make.recorder.startNow).click()
  await chinese.locator('button.prompt').waitFor()
  faults.recording = await lookAt(chinese)
  await button(make.recorder.pause).click()
  faults.paused = await lookAt(chinese)
  await button(make.recorder.resume).click()
  await chinese.waitForTimeout(1500)
  await button(make.recorder.stop).click()
  await chinese.getByText(make.recorder.onDevice).waitFor()
  faults.read = await lookAt(chinese)
  expect(faults).toEqual({ begin: {}, recording: {}, paused: {}, read: {} })
  await chinese.getByRole('link', { name: make.discard }).click()
  await chinese.getByRole('heading', { name: make.discardTitle }).waitFor()
  await button(make.discardIt).click()
  await chinese.waitForURL('**/modules/attention')
  expect(await chinese.evaluate(() => indexedDB.databases())).toEqual([])
  await context.close()
}, 120_000)

it('assembles without a script, in Chinese, and can be stopped', async () => {
  const { make, digest } = zhCN
  const context = await newDevice(browser, inject('shared').origin, {
    locale: 'zh-CN',
    javaScriptEnabled: false,
  })
  const plain = await context.newPage()
  const button = (name: string) => plain.getByRole('button', { name, exact: true })
  await plain.goto('/courses/how-memory-works-zh-cn/modules/attention/digest')
  await button(make.assemble).click()
  const texts = plain.locator('textarea[name=text]')
  await texts.nth(1).fill('我自己的第一点。')
  await plain.locator('[name=own]').fill('我在公交车上听完了。')
  await button(make.add).click()
  await plain.getByText('我在公交车上听完了。').waitFor()
  await plain.locator('button[value^="down:"]').nth(1).click()
  expect(await texts.nth(2).inputValue()).toBe('我自己的第一点。')
  await button(make.makeIt).click()
  await button(make.stop).click()
  await button(make.makeIt).waitFor()
  expect(await texts.nth(2).inputValue()).toBe('我自己的第一点。')
  await button(make.makeIt).click()
  await plain.locator('audio').waitFor({ timeout: 90_000 })
  await plain.getByText('我自己的第一点。').first().waitFor()
  expect(await plain.getByText(digest.making).count()).toBe(0)
  await context.close()
}, 120_000)
