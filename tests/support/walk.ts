import { readFile } from 'node:fs/promises'
import type { Locator, Page } from 'playwright-core'
import { readCourse } from '~/features/course/course-text'
import type { CourseSource, QuestionSource } from '~/features/course/outline'
import { bareText } from '~/features/course/plain-text'
import { en } from '~/i18n/en'
import type { Messages } from '~/i18n/language'
import { zhCN } from '~/i18n/zh-cn'

/** Somebody on a page, the words of the interface there, and the course that is walked through. */
export type Walk = { page: Page; m: Messages; course: CourseSource }

/** The demo course as it is written, keys included; its id is that of its address. */
export async function demoCourse(language: 'en' | 'zh-CN' = 'en'): Promise<CourseSource> {
  const read = readCourse(
    await readFile(`drizzle/seed/courses/how-memory-works.${language}.md`, 'utf8'),
  )
  if (read.kind === 'refused') throw new Error(read.what)
  const { id, ...course } = read.course
  return { ...course, id: language === 'en' ? id : `${id}-${language.toLowerCase()}` }
}

/** A message of one number, whatever the number. */
export function like(message: (count: number) => string): RegExp {
  const written = message(7).replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  return new RegExp(`^${written.replace('7', '\\d+')}`)
}

/** The button or link of this name, whichever the page has. */
export function press(page: Page, name: string | RegExp): Locator {
  const exact = typeof name === 'string'
  const of = (role: 'button' | 'link') => page.getByRole(role, { name, exact })
  return of('link').or(of('button'))
}

export const modulePath = ({ course }: Walk, module: string) =>
  `/courses/${course.id}/modules/${module}`

/** Turns every idea of the module that is open and goes on to its card. */
export async function readToCard({ page, m }: Walk): Promise<void> {
  const toCard = page.getByRole('button', { name: m.module.toCard })
  const next = press(page, m.module.next)
  for (;;) {
    await toCard.or(next).waitFor()
    if (await toCard.isVisible()) break
    const before = page.url()
    // The idea before may have been on the page a moment longer than its address.
    const turned = await next.click({ timeout: 2_000 }).then(
      () => true,
      () => false,
    )
    if (turned) await page.waitForURL((url) => url.href !== before)
  }
  await toCard.click()
  await page.waitForURL('**/lessons/*')
}

/** The question that the page asks, out of the course as written. */
export async function askedOn({ page, course }: Walk): Promise<QuestionSource> {
  const stem = bareText(await page.locator('legend.stem').innerText())
  const all = course.modules.flatMap(({ card, pool }) => [...card, ...pool])
  const question = all.find(({ ask }) => bareText(ask) === stem)
  if (!question) throw new Error(`${page.url()} asks what the course doesn’t: ${stem}`)
  return question
}

/** What stands beside each choice, as the page writes it. */
function shownAs({ course }: Walk, { kind }: QuestionSource, text: string): string {
  if (kind !== 'true-false') return bareText(text)
  const { card } = course.language === 'en' ? en : zhCN
  return bareText(text === 'true' ? card.isTrue : card.isFalse)
}

/** Answers the question on the page, right or wrong, and waits for what is said of it. */
export async function answer(walk: Walk, right = true): Promise<QuestionSource> {
  const { page } = walk
  const question = await askedOn(walk)
  if (question.kind === 'number' || question.kind === 'text') {
    const accepted = question.choices.find((choice) => choice.right)?.text ?? ''
    await page.locator('main input[name=response]').fill(right ? accepted : '0')
    return sent(walk, question)
  }
  if (question.kind === 'order') {
    await putInOrder(page, question, right)
    return sent(walk, question)
  }
  const labels = page.locator('label.choice')
  const shown = (await labels.allInnerTexts()).map(bareText)
  const wanted = question.choices.filter((choice) => choice.right === right)
  for (const { text } of right && question.kind === 'several' ? wanted : wanted.slice(0, 1)) {
    const at = shown.indexOf(shownAs(walk, question, text))
    if (at < 0) throw new Error(`no choice “${text}” among ${shown.join(', ')}`)
    await labels.nth(at).click()
  }
  return sent(walk, question)
}

async function sent({ page, m }: Walk, question: QuestionSource): Promise<QuestionSource> {
  await page.getByRole('button', { name: m.card.answer, exact: true }).click()
  await page.locator('.choice.is-done').first().waitFor()
  return question
}

/** Puts the lines of an order right, or the last of them first. */
async function putInOrder(page: Page, { choices }: QuestionSource, right: boolean): Promise<void> {
  const wanted = choices.map(({ text }) => bareText(text))
  if (!right) wanted.unshift(wanted.pop() ?? '')
  const lists = page.locator('main select[name=response]')
  const rows = page.locator('main .order')
  // Without scripts they stay lists to pick from.
  await page
    .locator('main .movable')
    .first()
    .waitFor({ timeout: 3_000 })
    .catch(() => {})
  if ((await lists.count()) > 0) {
    for (const row of await rows.all()) {
      const text = bareText(await row.locator('label').innerText())
      await row.locator('select').selectOption({ label: `${wanted.indexOf(text) + 1}` })
    }
    return
  }
  const shown = async () =>
    (await rows.locator('[id^=line-]').allInnerTexts()).map((text) => bareText(text))
  for (const [to, text] of wanted.entries()) {
    for (let at = (await shown()).indexOf(text); at > to; at -= 1) {
      await rows.nth(at).getByRole('button').first().click()
    }
  }
}

/** From an answered question to the next, or to the result. */
export async function goOn({ page, m }: Walk): Promise<void> {
  const next = page.getByRole('link', { name: m.card.next, exact: true })
  const result = page.getByRole('link', { name: m.card.toResult, exact: true })
  const href = await next.or(result).getAttribute('href')
  await next.or(result).click()
  await page.locator('.choice.is-done').first().waitFor({ state: 'detached' })
  await page.waitForURL((url) => url.pathname === href && url.search === '')
}

/** Answers the rest of the card, right or wrong, up to its result. */
export async function answerCard(walk: Walk, rights: boolean[]): Promise<void> {
  for (const right of rights) {
    await answer(walk, right)
    await goOn(walk)
  }
}

/** Reads a module to its end and answers its three questions. */
export async function studyModule(walk: Walk, module: string, rights = [true, true, true]) {
  await walk.page.goto(modulePath(walk, module))
  await readToCard(walk)
  await answerCard(walk, rights)
}

/** What the list beside the graph says: a line a concept, in the words of the page. */
export async function graphList({ page, course }: Walk): Promise<string[]> {
  await page.goto(`/courses/${course.id}/graph`)
  const lines = await page.locator('#list li').allInnerTexts()
  return lines.map((line) => line.replace(/\s+/g, ' ').trim())
}

/** Signs in on the page, or makes an account, and waits for the page that follows. */
export async function enter(
  { page, m }: Pick<Walk, 'page' | 'm'>,
  path: '/sign-in' | '/sign-up',
  { name, password }: { name: string; password: string },
): Promise<void> {
  if (new URL(page.url(), 'http://x').pathname !== path) await page.goto(path)
  const { submit } = path === '/sign-in' ? m.account.signIn : m.account.signUp
  await page.getByLabel(m.account.name, { exact: true }).fill(name)
  await page.getByLabel(m.account.password, { exact: true }).fill(password)
  await page.getByRole('button', { name: submit, exact: true }).click()
  await page.waitForURL((url) => url.pathname !== path)
}
