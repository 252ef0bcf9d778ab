import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { newDevice, openBrowser } from '#/tests/support/browser'
import { demoCourse, like, press } from '#/tests/support/walk'
import { en } from '~/i18n/en'

let browser: Browser

beforeAll(async () => {
  browser = await openBrowser()
})

afterAll(() => browser.close())

describe('the course page of a stranger', () => {
  it('says where they are once they have turned a page, and goes on there', async () => {
    const course = await demoCourse()
    const page = await (await newDevice(browser, inject('shared').origin)).newPage()
    const start = page.getByRole('link', { name: like(en.course.start) })
    const resume = page.getByRole('link', { name: like(en.course.resume) })
    await page.goto(`/courses/${course.id}`)
    await start.click()
    await press(page, en.module.next).click()
    await page.waitForURL('**?idea=2')
    await page.getByRole('link', { name: course.title }).click()
    await resume.waitFor()
    await page.reload()
    await page.getByText(like(() => en.course.here(2, 7))).waitFor()
    expect(await start.count()).toBe(0)
    await resume.click()
    await page.waitForURL('**?idea=2')
  })
})
