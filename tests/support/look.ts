import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { DESK, PHONE } from './browser'

const AXE = readFileSync('node_modules/axe-core/axe.min.js', 'utf8')
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
/** What another theme can break. */
const BY_COLOUR = ['color-contrast', 'link-in-text-block']
const NARROW = { width: 320, height: 640 }
const MAIN = '.btn, button, summary, select, nav a, label.choice, .line, input:not([type=hidden])'

/** What the page complains of, but for its own status. */
export function listen(page: Page): string[] {
  const heard: string[] = []
  page.on('pageerror', (error) => heard.push(error.message))
  page.on('console', (message) => {
    const own = message.location().url === page.url() && /the server responded/.test(message.text())
    if (['error', 'warning'].includes(message.type()) && !own) heard.push(message.text())
  })
  return heard
}

type Found = {
  violations: { id: string; nodes: { target: string[]; failureSummary?: string }[] }[]
}

async function violations(page: Page, rules?: string[]): Promise<string[]> {
  const runOnly = rules ? { type: 'rule', values: rules } : { type: 'tag', values: TAGS }
  const found = await page.evaluate(
    async (options) => {
      const { axe } = window as unknown as {
        axe: { run: (d: Document, o: object) => Promise<Found> }
      }
      return axe.run(document, options)
    },
    { runOnly, resultTypes: ['violations'] },
  )
  return found.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} ${target.join(' ')} ${failureSummary}`),
  )
}

/** The controls that a thumb may miss. */
async function smallOnes(page: Page): Promise<string[]> {
  return page.locator(MAIN).evaluateAll((controls) =>
    controls.flatMap((control) => {
      const shown = control.closest('label.choice, label.key, .sure label') ?? control
      const { width, height } = shown.getBoundingClientRect()
      const hidden =
        !control.checkVisibility({ visibilityProperty: true }) ||
        width <= 1 ||
        control.ariaHidden === 'true'
      return hidden || (height >= 44 && width >= 24)
        ? []
        : [`${control.outerHTML.slice(0, 90)} ${Math.round(width)}×${Math.round(height)}`]
    }),
  )
}

async function tooWide(page: Page): Promise<string[]> {
  await page.setViewportSize(NARROW)
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement
    if (scrollWidth <= clientWidth) return []
    const wide = [...document.querySelectorAll('body *')].filter(
      (one) => one.getBoundingClientRect().right > clientWidth + 1,
    )
    return [`${scrollWidth} px at 320: ${wide.at(-1)?.outerHTML.slice(0, 120)}`]
  })
}

/** What moves on a page. */
export const moving = (page: Page) =>
  page.evaluate(() => document.getAnimations().map((one) => `moves: ${one.playState}`))

/** Until the page's script has taken over what the server wrote. */
export const alive = (page: Page) =>
  page.waitForFunction(() => 'live' in document.documentElement.dataset)

/** What a page has of faults: for axe in both themes and at both sizes, small controls, motion, sideways scrolling. */
export async function lookAt(page: Page): Promise<Record<string, string[]>> {
  await page.evaluate(AXE)
  const found: Record<string, string[]> = {}
  for (const [size, viewport] of Object.entries({ phone: PHONE, desk: DESK })) {
    await page.setViewportSize(viewport)
    await page.emulateMedia({ colorScheme: 'light' })
    found[`${size}, light`] = await violations(page)
    await page.emulateMedia({ colorScheme: 'dark' })
    found[`${size}, dark`] = await violations(page, BY_COLOUR)
    found[`${size}, small`] = await smallOnes(page)
  }
  found.moving = await moving(page)
  found.narrow = await tooWide(page)
  return Object.fromEntries(Object.entries(found).filter(([, list]) => list.length > 0))
}
