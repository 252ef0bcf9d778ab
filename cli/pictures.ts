/** Takes the README's pictures from the running product: `npm run pictures`. */
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Page } from 'playwright-core'
import { readCourse } from '~/features/course/course-text'
import { bareText } from '~/features/course/plain-text'
import { openChromium } from './chromium'

const FOLDER = 'docs/pictures'
const COURSE = 'drizzle/seed/courses/how-memory-works.en.md'
const PHONE = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2 }
const DESK = { viewport: { width: 1280, height: 800 }, deviceScaleFactor: 1.5 }
/** What the guest answers: a word a module, a letter a question, r for right and w for wrong. */
const ANSWERS = ['rwr', 'rrr', 'wrr']
/** The concept whose panel is open on the graph. */
const SHOWN = 'attention'

/** Starts the product on a free port; resolves with its address. */
async function start(folder: string): Promise<{ server: ChildProcess; address: string }> {
  const server = spawn(process.execPath, ['cli/start.mjs'], {
    env: { ...process.env, DATA_DIR: folder, PORT: '0', HOST: '', ORIGIN: '', DATABASE_URL: '' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  for await (const line of createInterface({ input: server.stdout })) {
    const address = /^Fifteen is at (\S+)/.exec(line)?.[1]
    if (address) return { server, address }
  }
  throw new Error('the product did not start')
}

async function course() {
  const read = readCourse(await readFile(COURSE, 'utf8'))
  if (read.kind === 'refused') throw new Error(`${COURSE}:${read.line} ${read.what}`)
  return read.course
}

type Course = Awaited<ReturnType<typeof course>>
type Question = Course['modules'][number]['card'][number]

async function answer(page: Page, { choices }: Question, right: boolean): Promise<void> {
  const labels = page.locator('label.choice')
  await labels.first().waitFor()
  await page.waitForLoadState('networkidle')
  const shown = (await labels.allInnerTexts()).map(bareText)
  const wanted = choices.filter((choice) => choice.right === right)
  const all = (await page.locator('label.choice input[type=checkbox]').count()) > 0
  for (const { text } of all && right ? wanted : wanted.slice(0, 1)) {
    await labels.nth(shown.indexOf(bareText(text))).click()
  }
  await page.locator('main form button[type=submit]').click()
  await page.locator('.choice.is-done').first().waitFor()
}

/** Reads three modules and answers their cards as a guest; takes a picture of a wrong answer. */
async function study(page: Page, { id, modules }: Course): Promise<void> {
  for (const [at, answers] of ANSWERS.entries()) {
    const module = modules[at]
    if (!module) return
    const path = `/courses/${id}/modules/${module.id}`
    await page.goto(path)
    await page.goto(`${path}?idea=${await page.locator('.dots li').count()}`)
    await page.waitForLoadState('networkidle')
    await page.locator('footer.bar form .btn').click()
    await page.waitForURL('**/lessons/*')
    for (const [question, asked] of module.card.entries()) {
      await answer(page, asked, answers[question] === 'r')
      if (at === 0 && question === 1) await picture(page, 'learner')
      await page.locator('main a.btn').click()
    }
    await page.locator('.verdicts').waitFor()
  }
}

async function picture(page: Page, name: string): Promise<void> {
  await page.evaluate(() => window.scrollTo(0, 0))
  await page.screenshot({ path: join(FOLDER, `${name}.png`), animations: 'disabled' })
}

const folder = await mkdtemp(join(tmpdir(), 'fifteen-pictures-'))
const { server, address } = await start(folder)
const browser = await openChromium()
try {
  await mkdir(FOLDER, { recursive: true })
  const own = { baseURL: address, locale: 'en', colorScheme: 'light' as const }
  const phone = await browser.newContext({ ...own, ...PHONE })
  const text = await course()
  await study(await phone.newPage(), text)
  const storageState = await phone.storageState()
  const desk = await browser.newContext({ ...own, ...DESK, storageState })
  const page = await desk.newPage()
  await page.goto(`/courses/${text.id}/graph?concept=${SHOWN}`)
  await page.waitForLoadState('networkidle')
  await picture(page, 'graph')
} finally {
  await browser.close()
  const ended = new Promise((done) => server.once('exit', done))
  server.kill('SIGTERM')
  await ended
  await rm(folder, { recursive: true, force: true })
}
