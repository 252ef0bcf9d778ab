import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { newDevice, openBrowser, ownProduct } from '#/tests/support/browser'
import { startPostgres } from '#/tests/support/postgres'
import { type Product, startProduct } from '#/tests/support/product'
import {
  answer,
  answerCard,
  demoCourse,
  enter,
  goOn,
  graphList,
  like,
  modulePath,
  readToCard,
  studyModule,
  type Walk,
} from '#/tests/support/walk'
import type { CourseSource, QuestionSource } from '~/features/course/outline'
import { bareText } from '~/features/course/plain-text'
import { en } from '~/i18n/en'
import type { Messages } from '~/i18n/language'
import { zhCN } from '~/i18n/zh-cn'

const DAY = 86_400_000 // ms

let browser: Browser

beforeAll(async () => {
  browser = await openBrowser()
})

afterAll(() => browser.close())

const texts = (messages: object): string[] =>
  Object.values(messages).flatMap((value) =>
    typeof value === 'string' ? [value] : typeof value === 'object' ? texts(value) : [],
  )

/** What the English interface says and the Chinese doesn't. */
const ENGLISH = texts(en).filter((text) => text.length > 3 && !texts(zhCN).includes(text))

async function englishOn(page: Page): Promise<string[]> {
  // What is marked as English is a course's own text.
  const shown = await page.locator('body').evaluate((found) => {
    const body = found as HTMLElement
    let text = body.innerText
    for (const other of body.querySelectorAll<HTMLElement>('[lang="en"]'))
      if (other.innerText) text = text.replace(other.innerText, '')
    return text
  })
  return ENGLISH.filter((text) =>
    new RegExp(`(?<![a-z])${escaped(text)}(?![a-z])`, 'i').test(shown),
  )
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

type Variant = {
  name: string
  scripts?: boolean
  m?: Messages
  locale?: 'en' | 'zh-CN'
  onPostgres?: boolean
}

const variants: Variant[] = [
  { name: 'with scripts' },
  { name: 'without scripts', scripts: false },
  { name: 'in Chinese', m: zhCN, locale: 'zh-CN' },
  { name: 'on PostgreSQL', onPostgres: true },
]

describe.each(variants)('a sprint $name', (variant) => {
  const { name, scripts = true, m = en, locale = 'en', onPostgres = false } = variant
  const account = { name: `Ada ${name}`, password: 'three words in a row' }
  const question = `Why does ${name} spacing beat cramming?`
  const reply = `Because forgetting a little first ${name} makes recalling count.`

  let site: Pick<Product, 'origin' | 'instructor'>
  let end: () => Promise<unknown> = async () => {}
  let said = () => ''
  let course: CourseSource
  let learner: Walk
  let before: string[]
  const contexts: BrowserContext[] = []

  /** Somebody with a device of their own; in Chinese, no page may speak English. */
  async function someone(): Promise<Walk> {
    const context = await newDevice(browser, site.origin, { javaScriptEnabled: scripts, locale })
    contexts.push(context)
    return { page: await context.newPage(), m, course }
  }

  async function look({ page }: Walk): Promise<void> {
    const url = page.url()
    if (locale === 'zh-CN') expect({ [url]: await englishOn(page) }).toEqual({ [url]: [] })
    expect(await page.locator('html').getAttribute('lang')).toBe(locale)
  }

  beforeAll(async () => {
    course = await demoCourse(locale)
    if (onPostgres) {
      const postgres = await startPostgres()
      const product = await startProduct({ databaseUrl: postgres.url })
      site = product
      said = product.said
      end = () => product.remove().then(postgres.stop)
    } else site = inject('shared')
    learner = await someone()
  })

  afterAll(async () => {
    for (const context of contexts) await context.close()
    await end()
  })

  it('begins in the catalogue, at a course that nothing is known of yet', async () => {
    const { page } = learner
    await page.goto('/')
    await page.getByRole('heading', { name: m.catalogue.headline }).waitFor()
    await look(learner)
    before = await graphList(learner)
    expect(before.length).toBe(course.modules.flatMap(({ concepts }) => concepts).length)
    for (const line of before) expect(line).toContain(m.graph.bands.new)
    await look(learner)
    await page.goto('/')
    await page.getByRole('link', { name: course.title }).first().click()
    await page.getByRole('heading', { level: 1, name: course.title }).waitFor()
    await look(learner)
    expect(await page.context().cookies()).not.toContainEqual(
      expect.objectContaining({ name: 'fifteen' }),
    )
    await page.getByRole('link', { name: like(m.course.start) }).click()
    await page.getByRole('heading', { level: 1, name: course.modules[0]?.title }).waitFor()
    await look(learner)
  })

  it('tells of each answer at once why it is right or wrong, and where that stands', async () => {
    const { page } = learner
    await readToCard(learner)
    await look(learner)
    const wrong = await answer(learner, false)
    await look(learner)
    const said = bareText(await page.locator('.choices').innerText())
    expect(said).toContain(bareText(m.card.notThis))
    expect(said).toContain(bareText(m.card.theAnswer))
    expect(said).toContain(bareText(reasonOf(wrong, false)))
    await page.getByRole('link', { name: m.card.passage }).click()
    await page.waitForURL(`**${modulePath(learner, course.modules[0]?.id ?? '')}*#*`)
    const passage = page.locator(`[id="${new URL(page.url()).hash.slice(1)}"]`)
    expect(bareText(await passage.innerText())).toContain(bareText(wrong.passage ?? 'none'))
    expect(await passage.isVisible()).toBe(true)
    await page.goBack()
    await goOn(learner)
    const right = await answer(learner)
    const praised = bareText(await page.locator('.choice.is-right').first().innerText())
    expect(praised).toContain(bareText(m.card.right))
    expect(bareText(await page.locator('.choices').innerText())).toContain(
      bareText(reasonOf(right, true)),
    )
    await goOn(learner)
    await answerCard(learner, [true])
    await page.getByRole('img', { name: m.lesson.rightOf(2, 3) }).waitFor()
    await page.getByText(m.lesson.counted(1)).waitFor()
    await look(learner)
  })

  it('finishes with the third module and its nine answers', async () => {
    const { page } = learner
    for (const { id, title } of course.modules.slice(1, 3)) {
      await page.getByRole('link', { name: like(m.lesson.goOn) }).click()
      await page.getByRole('heading', { level: 1, name: title }).waitFor()
      expect(new URL(page.url()).pathname).toBe(modulePath(learner, id))
      await readToCard(learner)
      await answerCard(learner, [true, true, true])
      await page.getByRole('img', { name: m.lesson.rightOf(3, 3) }).waitFor()
    }
    await page.getByRole('heading', { name: m.lesson.sprintDone }).waitFor()
    await page.getByRole('link', { name: m.page.rewardWaits }).waitFor()
    expect(await page.getByText(m.page.ofThree(0)).count()).toBe(0)
    await look(learner)
  })

  it('moves the graph: every concept that was asked about, and no other', async () => {
    const after = await graphList(learner)
    const asked = course.modules
      .slice(0, 3)
      .flatMap(({ card }) => card.map(({ concept }) => concept))
    const concepts = course.modules.flatMap((module) => module.concepts)
    for (const { id, title } of concepts) {
      const [was, is] = [before, after].map((lines) => lines.find((line) => line.startsWith(title)))
      expect(was).toContain(m.graph.bands.new)
      if (asked.includes(id)) expect(is).not.toContain(m.graph.bands.new)
      else expect(is).toBe(was)
    }
    await look(learner)
  })

  it('is kept, with its graph and its reward, when the guest makes an account', async () => {
    const { page } = learner
    const guests = await graphList(learner)
    await page.goto('/')
    await page.getByRole('heading', { name: m.catalogue.rewardWaits }).waitFor()
    await page.getByRole('img', { name: m.catalogue.sprintDial(3) }).waitFor()
    await look(learner)
    await page.goto('/sign-up')
    await page.getByText(m.account.signUp.comesAlong).waitFor()
    await look(learner)
    await enter(learner, '/sign-up', account)
    await page.getByRole('heading', { name: m.catalogue.hello(account.name) }).waitFor()
    await look(learner)
    await page.getByRole('link', { name: m.catalogue.choose }).click()
    await page.getByRole('heading', { name: m.sprint.complete }).waitFor()
    await look(learner)
    expect(await graphList(learner)).toEqual(guests)
  })

  it('unlocks a question that the mentor sees and answers', async () => {
    const { page } = learner
    await page.goto('/rewards')
    await look(learner)
    await page.getByRole('link', { name: m.sprint.waitingLine }).click()
    await page.getByRole('radio', { name: m.sprint.mentor }).check()
    await page.getByRole('button', { name: m.sprint.take }).click()
    await page.getByRole('heading', { name: m.mentor.ask }).waitFor()
    await look(learner)
    await page.getByLabel(m.mentor.question, { exact: true }).fill(question)
    await page.getByRole('button', { name: m.mentor.send, exact: true }).click()
    await page.getByText(question).waitFor()
    await look(learner)
    const steps = () => page.locator('#timeline + ol li').allInnerTexts()
    const unseen = await steps()
    expect(unseen[1]).toContain(m.mentor.notYet)
    expect(unseen[2]).toContain(m.mentor.place(0))

    const instructor = await someone()
    await enter(instructor, '/sign-in', site.instructor)
    await instructor.page.getByRole('link', { name: m.page.mentorQuestions, exact: true }).click()
    await instructor.page.getByRole('heading', { name: m.mentor.inbox }).waitFor()
    await look(instructor)
    const asked = instructor.page.getByRole('listitem').filter({ hasText: question })
    await asked.getByText(m.mentor.new, { exact: true }).waitFor()
    await asked.getByRole('button', { name: m.mentor.read }).click()
    await instructor.page.getByText(m.mentor.from(account.name)).waitFor()
    await look(instructor)

    await page.reload()
    expect((await steps())[1]).not.toContain(m.mentor.notYet)
    await page.goto('/rewards')
    await page.getByText(m.sprint.states.seen, { exact: true }).waitFor()

    await instructor.page.getByLabel(m.mentor.reply, { exact: true }).fill(reply)
    await instructor.page.getByRole('button', { name: m.mentor.sendReply }).click()
    await instructor.page.getByRole('heading', { name: m.mentor.sections.answer }).waitFor()
    await look(instructor)

    await page.reload()
    await page.getByText(m.sprint.states.answered, { exact: true }).waitFor()
    await page.getByRole('link', { name: m.sprint.mentorLine }).click()
    await page.getByText(reply).waitFor()
    expect(await page.locator('#timeline + ol time').count()).toBe(3)
    await look(learner)
  })

  it('goes on at the same place with the same graph on another device', async () => {
    const [, , , fourth] = course.modules
    await learner.page.goto(modulePath(learner, fourth?.id ?? ''))
    await readToCard(learner)
    await answer(learner)
    await goOn(learner)
    const asked = await learner.page.locator('legend.stem').innerText()
    const graph = await graphList(learner)

    const other = await someone()
    await enter(other, '/sign-in', account)
    expect(await graphList(other)).toEqual(graph)
    await other.page.goto('/')
    await look(other)
    await other.page.getByRole('link', { name: like(m.catalogue.open) }).click()
    await other.page.getByText(m.card.question(2, 3)).waitFor()
    expect(await other.page.locator('legend.stem').innerText()).toBe(asked)
    await answerCard(other, [true, true])
    await other.page.getByText(m.lesson.counted(1)).waitFor()
    learner = other
  })

  it('unlocks a badge that a stranger can open', async () => {
    for (const { id } of course.modules.slice(4, 6)) await studyModule(learner, id)
    const { page } = learner
    await page.getByRole('link', { name: m.lesson.chooseReward }).click()
    await page.getByRole('radio', { name: m.sprint.badge, exact: false }).last().check()
    await page.getByRole('button', { name: m.sprint.take }).click()
    await page.waitForURL('**/rewards/*')
    await look(learner)
    const stranger = await someone()
    const opened = await stranger.page.goto(page.url())
    expect(opened?.status()).toBe(200)
    await stranger.page.getByRole('heading', { name: account.name }).waitFor()
    for (const { title } of course.modules.slice(3, 6)) {
      await stranger.page.getByRole('link', { name: title }).waitFor()
    }
    await look(stranger)
  })

  it.runIf(onPostgres)('leaves no name, answer, text or password in the log', () => {
    const log = said()
    expect(log).toContain('"route":"/lessons/:id/answers"')
    for (const secret of [account.name, account.password, question, reply]) {
      expect(log).not.toContain(secret)
    }
    for (const { card } of course.modules) {
      for (const { id, choices } of card) {
        expect(log).not.toContain(id)
        for (const { text, reason } of choices) expect(log).not.toContain(reason ?? text)
      }
    }
  })
})

function reasonOf({ choices }: QuestionSource, right: boolean): string {
  return choices.find((choice) => choice.right === right)?.reason ?? 'no reason'
}

describe('practice over days', () => {
  let product: Product

  beforeAll(async () => {
    product = await ownProduct()
  })

  afterAll(() => product.remove())

  it('brings a concept to mastered, and a single day doesn’t', async () => {
    const course = await demoCourse()
    const context = await newDevice(browser, product.origin)
    const walk = { page: await context.newPage(), m: en, course }
    const { page } = walk
    const concept = course.modules[0]?.concepts[0]
    if (!concept) throw new Error('no concept')
    await studyModule(walk, course.modules[0]?.id ?? '')

    async function practise(): Promise<string> {
      await page.goto(`/courses/${course.id}/graph?concept=${concept?.id}`)
      await page.getByRole('button', { name: en.graph.practise, exact: true }).click()
      await page.waitForURL('**/practices/*')
      await page.locator('legend.stem').waitFor()
      while (await page.locator('legend.stem').isVisible()) {
        await answer(walk)
        await goOn(walk)
      }
      return (await graphList(walk)).find((line) => line.startsWith(concept?.title ?? '')) ?? ''
    }

    for (let n = 0; n < 4; n++) expect(await practise()).not.toContain(en.graph.bands.mastered)
    const met = new Map<number, string>()
    for (const day of [2, 6, 12, 24]) {
      await product.stop()
      await product.restart({ CLOCK_SHIFT: String(day * DAY) })
      met.set(day, await practise())
    }
    expect(met.get(24)).toContain(en.graph.bands.mastered)
    await context.close()
  })
})
