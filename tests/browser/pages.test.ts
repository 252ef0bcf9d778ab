import { join } from 'node:path'
import { setTimeout as soon } from 'node:timers/promises'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newDevice, openBrowser, ownProduct, PHONE } from '#/tests/support/browser'
import { answerNext, askedIn, type Caller, caller, studyBy } from '#/tests/support/caller'
import { importInto } from '#/tests/support/import'
import { alive, listen, lookAt, moving } from '#/tests/support/look'
import { makeDigestBy } from '#/tests/support/made-digest'
import type { Product } from '#/tests/support/product'
import { typedCourse } from '#/tests/support/typed-course'
import { demoCourse } from '#/tests/support/walk'
import { Sqlite } from '~/db/sqlite-driver.server'
import type { CourseSource } from '~/features/course/outline'
import { en } from '~/i18n/en'
import type { Messages } from '~/i18n/language'
import { zhCN } from '~/i18n/zh-cn'

const PASSWORD = 'three words in a row'

type Who = 'stranger' | 'guest' | 'learner' | 'friend' | 'admin'
type Visit = {
  name: string
  who?: Who
  path: () => string
  status?: number
  /** One language after the other: both would write the same. */
  alone?: true
  /** What is done before it is looked at. */
  first?: (page: Page, m: Messages) => Promise<unknown>
}

let browser: Browser
let product: Product
let course: CourseSource
const people = {} as Record<Who, Caller>
/** Addresses of what was made before. */
const at: Record<string, string> = {}

async function finishSprint(one: Caller, from: number, right = true): Promise<string> {
  let third = ''
  for (const { id } of course.modules.slice(from, from + 3)) {
    third = await studyBy(one, course, id, { right })
  }
  return third
}

const choose = async (one: Caller, lesson: string, reward: string) =>
  (await one.post(`${lesson.replace('/lessons/', '/sprints/')}/reward`, { reward })).to

const practise = async (one: Caller, nth: number) => {
  const concept = course.modules[0]?.concepts[nth]?.id ?? ''
  return (await one.post('/practices', { course: course.id, concept })).to
}

/** Two shares of a digest: an open one with a report, and one that has ended. */
async function shareBy(one: Caller, module: string): Promise<void> {
  const about = { module, title: 'What I keep of it', lines: ['Attention is short.'] }
  at.sheet = `${await makeDigestBy(one, course, about)}/shares`
  const share = async () => {
    const { text } = await one.post(at.sheet ?? '', { name: 'Ada', span: 'week' })
    return /\/shares\/[\w-]{43}/.exec(text)?.[0] ?? ''
  }
  at.ended = await share()
  const file = new Sqlite(join(product.folder, 'fifteen.sqlite'))
  file.exec('update shares set expires_at = 0')
  file.close()
  at.shared = await share()
  await one.post(`${at.shared}/reports`, { reason: 'wrong', text: 'Is it?\n\nIt is longer.' })
}

const digestOf = (nth: number) => `/courses/${course.id}/modules/${course.modules[nth]?.id}/digest`

/** A digest that can be heard, one that is being made, and one that can't be heard: both without their jobs, which wait for the first. */
async function makeDigests(one: Caller): Promise<void> {
  for (const nth of [0, 2, 3]) await one.post(digestOf(nth), {})
  const file = new Sqlite(join(product.folder, 'fifteen.sqlite'))
  const drop = file.prepare(
    'delete from jobs where key in (select id from digests where module_id = ?)',
  )
  const change = file.prepare('update digests set state = ?, problem = ? where module_id = ?')
  for (const [nth, state, problem] of [
    [2, 'making', null],
    [3, 'failed', 'no-voice'],
  ] as const) {
    const moduleId = `${course.id}/${course.modules[nth]?.id}`
    drop.run(moduleId)
    change.run(state, problem, moduleId)
  }
  file.close()
  while (!(await one.get(digestOf(0))).text.includes('<audio')) await soon(200)
}

const BANK = `$CATEGORY: Encoding

What lets things in? {=attention#So it is. ~a~b}

What do you think? {}

Which? {~a ~b}`

/** A text that is not taken, and a draft that begins with the sample. */
async function bringBy(one: Caller): Promise<void> {
  at.unread = (await one.post('/studio/texts', { text: '{"a": 1}' })).to
  at.cut = (await one.post('/studio/texts', { what: 'sample' })).to.replace('/texts', '')
  while ((await one.get(`${at.cut}/text`)).status !== 200) await soon(200)
  while (!(await one.get(at.unread)).text.includes('<textarea')) await soon(200)
}

/** A draft of the demo course to which something is added, and an empty one. */
async function draftBy(one: Caller): Promise<void> {
  at.written = (await one.post('/studio', { course: course.id })).to
  at.begun = (await one.post('/studio', { title: '', language: 'en' })).to
  await one.post(`${at.written}/changes`, { what: 'add-module', title: 'One more' })
  const page = (await one.get(at.written)).text
  at.writtenModule = /\/studio\/[\w-]+\/modules\/\w+/.exec(page)?.[0] ?? ''
  const { text } = await one.post(`${at.written}/instructors`, { what: 'invite' })
  await one.post(`${at.written}/bank`, { text: BANK })
  at.invitation = /\/invitations\/[\w-]{43}/.exec(text)?.[0] ?? ''
}

beforeAll(async () => {
  course = await demoCourse()
  ;[browser, product] = await Promise.all([openBrowser(), ownProduct()])
  for (const who of ['stranger', 'guest', 'learner', 'friend', 'admin'] as const) {
    people[who] = caller(product.origin)
  }
  const { guest, learner, friend, admin } = people
  await admin.post('/sign-in', product.instructor)
  await learner.post('/sign-up', { name: 'Ada Lovelace', password: PASSWORD })
  await friend.post('/sign-up', { name: 'Emmy Noether', password: PASSWORD })
  at.result = await finishSprint(learner, 0)
  at.question = await choose(learner, at.result, 'mentor-question')
  const module = course.modules[0]?.id ?? ''
  await learner.post(`${at.question}/question`, { module, text: 'Why does it fade?\n\nIt does.' })
  at.sprint = (await finishSprint(learner, 3, false)).replace('/lessons/', '/sprints/')
  at.practised = await practise(learner, 0)
  await answerNext(learner, course, at.practised, { count: 9 })
  at.practice = await practise(learner, 1)
  const finished = await finishSprint(friend, 0, false)
  at.chosen = finished.replace('/lessons/', '/sprints/')
  at.badge = await choose(friend, finished, 'badge')
  at.ask = await choose(friend, await finishSprint(friend, 3), 'mentor-question')
  await makeDigests(people.stranger)
  await draftBy(admin)
  await bringBy(admin)
  await guest.get(`/courses/${course.id}/modules/${course.modules[0]?.id}`)
  at.lesson = await studyBy(guest, course, module, { count: 1, right: false })
  importInto(product, typedCourse())
  at.typed = (await guest.post('/lessons', { course: 'typed', module: 'm1' })).to
  at.draft = (await admin.post('/studio', { course: 'typed' })).to
  const [, written] = /\/modules\/(\w+)"/.exec((await admin.get(at.draft)).text) ?? []
  at.card = `${at.draft}/modules/${written}/card`
  at.matched = (await guest.post('/lessons', { course: 'typed', module: 'm2' })).to
  await shareBy(learner, module)
  at.answered = encodeURIComponent((await askedIn(guest, at.lesson))[0]?.id ?? '')
})

afterAll(async () => {
  await browser.close()
  await product.remove()
})

const inCourse = (rest = '') => `/courses/${course.id}${rest}`
const module_ = () => inCourse(`/modules/${course.modules[1]?.id}`)

/** Sends the form that holds this field as a browser would that checks nothing. */
const send = (field: string, value: string) => async (page: Page) => {
  await page.locator(`main [name=${field}]`).first().fill(value)
  const answered = page.waitForResponse((response) => response.request().method() === 'POST')
  await page.locator('main form').evaluateAll((forms) => {
    for (const form of forms as HTMLFormElement[]) form.noValidate = true
  })
  await page.locator(`main form:has([name=${field}]) button[type=submit]`).click()
  await answered
  await page.locator('main .error:not(:empty)').first().waitFor()
}

const VISITS: Visit[] = [
  { name: 'the catalogue', path: () => '/' },
  { name: 'the catalogue of one language', path: () => '/?language=zh-CN' },
  { name: 'a course', path: () => inCourse() },
  { name: 'a module', path: module_ },
  { name: 'the last idea of a module', path: () => `${module_()}?idea=4` },
  { name: 'a digest', path: () => digestOf(0) },
  {
    name: 'a digest that is heard',
    path: () => digestOf(0),
    first: async (page, m) => {
      await page.getByRole('button', { name: m.digest.play }).click()
      await page.locator('.transcript [aria-current]').waitFor()
      await page.getByText(m.digest.rests).click()
    },
  },
  { name: 'a digest that nobody has asked for', path: () => digestOf(1) },
  { name: 'a digest in the making', path: () => digestOf(2) },
  { name: 'a digest that can only be read', path: () => digestOf(3) },
  { name: 'no digests yet', path: () => '/digests' },
  { name: 'a graph of nothing', path: () => inCourse('/graph') },
  { name: 'the graph', path: () => '/graph' },
  { name: 'a concept', path: () => inCourse('/graph?concept=chunking') },
  { name: 'no rewards yet', path: () => '/rewards' },
  { name: 'the way in', path: () => '/sign-in?next=%2Fgraph' },
  {
    name: 'a name and password that don’t fit',
    path: () => '/sign-in',
    first: async (page) => {
      await page.locator('[name=password]').fill('not it at all')
      await send('name', 'Nobody')(page)
    },
  },
  { name: 'the way to an account', path: () => '/sign-up' },
  { name: 'an account that can’t be made', path: () => '/sign-up', first: send('name', '') },
  { name: 'a badge for anyone', path: () => at.badge ?? '' },
  { name: 'a shared digest', path: () => at.shared ?? '' },
  { name: 'a shared digest without a choice', path: () => `${at.shared}?incomplete=nothing` },
  { name: 'a shared digest on another site', path: () => `${at.shared}/embed` },
  { name: 'a shared digest that has ended', path: () => at.ended ?? '', status: 410 },
  { name: 'what is wrong with a shared digest', path: () => `${at.shared}/reports` },
  { name: 'a report that has arrived', path: () => `${at.shared}/reports?sent=1` },
  {
    name: 'a report without a reason',
    path: () => `${at.shared}/reports`,
    first: send('text', 'It is wrong.'),
  },
  { name: 'what needs an account', path: () => '/account', status: 401 },
  { name: 'what isn’t there', path: () => '/no/such/page', status: 404 },
  { name: 'somebody’s lesson', path: () => at.lesson ?? '', status: 404 },
  { who: 'guest', name: 'the catalogue, begun', path: () => '/' },
  { who: 'guest', name: 'a course, begun', path: () => inCourse() },
  { who: 'guest', name: 'a question', path: () => at.lesson ?? '' },
  {
    who: 'guest',
    name: 'a question without a choice',
    path: () => `${at.lesson}?incomplete=nothing`,
  },
  {
    who: 'guest',
    name: 'the answer to a question',
    path: () => `${at.lesson}?question=${at.answered}`,
    first: async (page, m) => {
      await page.getByRole('link', { name: m.card.next }).waitFor()
    },
  },
  { who: 'guest', name: 'a number', path: () => at.typed ?? '' },
  {
    who: 'guest',
    name: 'what is no number',
    path: () => `${at.typed}?incomplete=no-number&response=so+so`,
  },
  { who: 'guest', name: 'a text', path: () => `${at.typed}?question=typed%2Fcard-text` },
  {
    who: 'guest',
    name: 'an order',
    path: () => `${at.typed}?question=typed%2Fcard-order`,
    first: (page) => page.locator('.movable').first().waitFor(),
  },
  { who: 'guest', name: 'a match', path: () => `${at.matched}?incomplete=missing` },
  { who: 'guest', name: 'an account for a guest', path: () => '/sign-up' },
  { who: 'learner', name: 'the catalogue with a reward that waits', path: () => '/' },
  { who: 'learner', name: 'a finished course', path: () => inCourse() },
  { who: 'learner', name: 'a result', path: () => at.result ?? '' },
  { who: 'learner', name: 'a finished sprint', path: () => at.sprint ?? '' },
  { who: 'learner', name: 'rewards', path: () => '/rewards' },
  { who: 'learner', name: 'digests', path: () => '/digests' },
  { who: 'learner', name: 'a mentor question that waits', path: () => at.question ?? '' },
  { who: 'learner', name: 'what is for instructors', path: () => '/mentor-questions', status: 403 },
  { who: 'learner', name: 'a practice', path: () => at.practice ?? '' },
  { who: 'learner', name: 'a finished practice', path: () => at.practised ?? '' },
  { who: 'learner', name: 'a graph of something', path: () => '/graph' },
  {
    who: 'learner',
    name: 'a concept that is known',
    path: () => inCourse('/graph?concept=attention'),
  },
  { who: 'learner', name: 'the account', path: () => '/account?saved=1' },
  { who: 'learner', name: 'another password', path: () => '/account/password' },
  {
    who: 'learner',
    name: 'a wrong password',
    path: () => '/account/password',
    first: async (page) => {
      await page.locator('[name=current]').fill('not it at all')
      await send('password', 'short')(page)
    },
  },
  { who: 'learner', name: 'the end of the account', path: () => '/account/deletion' },
  { who: 'learner', name: 'what sharing makes public', path: () => at.sheet ?? '' },
  {
    who: 'learner',
    name: 'an address just made',
    path: () => at.sheet ?? '',
    first: async (page, m) => {
      await page.getByRole('button', { name: m.sheet.submit }).click()
      await page.getByRole('img', { name: m.sheet.qr }).waitFor()
      for (const more of await page.locator('details > summary').all()) await more.click()
    },
  },
  {
    who: 'learner',
    name: 'a name that nobody can see',
    path: () => at.sheet ?? '',
    first: send('name', 'A\u200bB'),
  },
  { who: 'friend', name: 'a sprint with its reward', path: () => at.chosen ?? '' },
  { who: 'friend', name: 'a badge of one’s own', path: () => at.badge ?? '' },
  { who: 'friend', name: 'the question to ask', path: () => at.ask ?? '' },
  {
    who: 'friend',
    name: 'a question without a text',
    path: () => at.ask ?? '',
    first: send('text', ' '),
  },
  { who: 'admin', name: 'the questions asked', path: () => '/mentor-questions' },
  { who: 'admin', name: 'the question to answer', path: () => at.question ?? '' },
  {
    who: 'admin',
    name: 'the shared digests of a course',
    path: () => inCourse('/digests'),
    first: async (page, m) => {
      await page.getByText(m.tend.takeDown, { exact: true }).first().click()
    },
  },
  {
    who: 'admin',
    name: 'a refusal without a reason',
    path: () => inCourse('/digests'),
    first: async (page, m) => {
      await page.getByText(m.tend.takeDown, { exact: true }).first().click()
      await send('because', ' ')(page)
    },
  },
  { who: 'admin', name: 'people', path: () => '/people' },
  { who: 'admin', name: 'the studio', path: () => '/studio' },
  { who: 'admin', name: 'a text to begin with', path: () => '/studio/texts' },
  {
    who: 'admin',
    name: 'a text that was not taken',
    path: () => '/studio/texts',
    first: async (page) => {
      await page
        .locator('main form')
        .first()
        .evaluate((form: HTMLFormElement) => form.submit())
      await page.locator('.error').waitFor()
    },
  },
  { who: 'admin', name: 'a text that could not be read', path: () => at.unread ?? '' },
  { who: 'admin', name: 'a text with its cuts', path: () => `${at.cut}/text` },
  { who: 'admin', name: 'a draft', path: () => at.written ?? '' },
  { who: 'admin', name: 'a draft of nothing', path: () => at.begun ?? '' },
  { who: 'admin', name: 'a module of a draft', path: () => at.writtenModule ?? '' },
  {
    who: 'admin',
    name: 'a picture without words',
    path: () => `${at.writtenModule}?picture=no-alt`,
  },
  { who: 'admin', name: 'a previewed module', path: () => `${at.writtenModule}/preview/page` },
  { who: 'admin', name: 'a draft’s concepts', path: () => `${at.written}/concepts` },
  { who: 'admin', name: 'a draft’s cards', path: () => `${at.begun}/cards` },
  { who: 'admin', name: 'a draft’s digests', path: () => `${at.written}/digests` },
  { who: 'admin', name: 'a digest of a draft', path: () => `${at.writtenModule}/digest` },
  { who: 'admin', name: 'a draft’s steps', path: () => `${at.written}/steps` },
  { who: 'admin', name: 'a draft’s instructors', path: () => `${at.written}/instructors` },
  { who: 'admin', name: 'a draft to publish', path: () => `${at.written}/publication` },
  { who: 'admin', name: 'a draft that is not ready', path: () => `${at.begun}/publication` },
  { who: 'admin', name: 'a text to cut', path: () => `${at.begun}/text` },
  { who: 'admin', name: 'a bank of questions to bring', path: () => `${at.begun}/bank` },
  {
    who: 'admin',
    name: 'a bank of questions that can’t be read',
    path: () => `${at.begun}/bank`,
    first: async (page) => {
      await page.locator('[name=text]').fill('Nothing but prose.')
      await page.locator('main form[enctype]').evaluate((form: HTMLFormElement) => form.submit())
      await page.locator('#bank-error').waitFor()
      await alive(page)
    },
  },
  { who: 'admin', name: 'a bank of questions to take', path: () => `${at.written}/bank` },
  { who: 'admin', name: 'a pool with new questions', path: () => `${at.written}/pool?taken=2` },
  { who: 'admin', name: 'the end of a draft', path: () => `${at.written}/removal` },
  { who: 'admin', name: 'an invitation', path: () => at.invitation ?? '' },
  { who: 'admin', name: 'a question of a draft', path: () => at.card ?? '' },
  {
    who: 'admin',
    name: 'a question that can’t be published yet',
    alone: true,
    path: () => at.card ?? '',
    first: async (page) => {
      await page.locator('[name=tolerance]').fill('about one')
      await page.locator('[name=choice]').first().fill('')
      await page.locator('#tolerance-error').waitFor()
    },
  },
  {
    who: 'admin',
    name: 'a match of a draft',
    alone: true,
    path: () => at.card ?? '',
    first: async (page) => {
      await page.locator('[name=kind]').selectOption('match')
      await page.locator('#match-0').waitFor()
    },
  },
  { who: 'admin', name: 'the pool of a draft', path: () => `${at.draft}/pool` },
  { who: 'guest', name: 'no podcast yet', path: () => '/feeds' },
  {
    who: 'friend',
    name: 'a podcast just made',
    path: () => '/feeds',
    first: async (page, m) => {
      await page.locator('main form[action="/feeds"] button').click()
      await page.getByLabel(m.feedPage.address).waitFor()
    },
  },
  { who: 'friend', name: 'a podcast of one’s own', path: () => '/feeds' },
  { who: 'admin', name: 'an admin who has to stay', path: () => '/account/deletion' },
]

const LANGUAGES = { en, 'zh-CN': zhCN } as const

/** A page of one's own, and what it complains of: what has been fetched once is there for the next look. */
const pages = new Map<string, Promise<{ page: Page; heard: string[] }>>()

function ownPage(key: string, who: Who, locale: keyof typeof LANGUAGES) {
  const own = pages.get(key) ?? openPage(who, locale)
  pages.set(key, own)
  return own
}

async function openPage(who: Who, locale: keyof typeof LANGUAGES) {
  const page = await (await deviceOf(who, locale)).newPage()
  return { page, heard: listen(page) }
}

async function deviceOf(who: Who, locale: keyof typeof LANGUAGES): Promise<BrowserContext> {
  const context = await newDevice(browser, product.origin, { locale, reducedMotion: 'reduce' })
  const own = [...people[who].cookies].map(([name, value]) => ({
    name,
    value,
    url: product.origin,
  }))
  await context.addCookies(own.filter(({ name }) => name === 'fifteen'))
  await context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
      console.error(`policy: ${violatedDirective} ${blockedURI}`)
    })
  })
  return context
}

async function visit(locale: keyof typeof LANGUAGES, { who = 'stranger', ...visited }: Visit) {
  const key = `${who} ${locale}`
  const { page, heard } = await ownPage(key, who, locale)
  heard.length = 0
  if (who === 'stranger') await page.context().clearCookies()
  await page.setViewportSize(PHONE)
  const response = await page.goto(visited.path())
  expect(response?.status()).toBe(visited.status ?? 200)
  await alive(page)
  await visited.first?.(page, LANGUAGES[locale])
  const found = await lookAt(page)
  expect(await page.title()).toMatch(/\S · Fifteen$/)
  await page.evaluate(() => {
    localStorage.clear()
    sessionStorage.clear()
  })
  if (visited.alone) {
    // What was typed is still on its way: its answer is nothing of the next page.
    pages.delete(key)
    await page.close()
  }
  return heard.length > 0 ? { ...found, heard } : found
}

describe('a page is for everyone, on a phone and a desk, by day and by night', () => {
  it.each(VISITS)('$name', async (visited) => {
    const english = visit('en', visited)
    if (visited.alone) await english
    const [first, second] = await Promise.all([english, visit('zh-CN', visited)])
    expect({ english: first, chinese: second }).toEqual({ english: {}, chinese: {} })
  })

  it('when the server fails: it says so, gives the number in the log, and recovers', async () => {
    const file = new Sqlite(join(product.folder, 'fifteen.sqlite'))
    file.exec('alter table courses rename to courses_away')
    const failing: Visit = { name: '', path: inCourse, status: 500 }
    try {
      const [english, chinese] = await Promise.all([visit('en', failing), visit('zh-CN', failing)])
      expect({ english, chinese }).toEqual({ english: {}, chinese: {} })
      const { text } = await people.stranger.get(inCourse())
      const id = /<code>([0-9a-f]{16})<\/code>/.exec(text)?.[1]
      expect(text).toContain(en.refused.failed.title)
      expect(text).not.toMatch(/courses_away|no such table|SqliteError|node_modules|\bat /)
      await expect.poll(product.said).toContain(`"id":"${id}","err"`)
    } finally {
      file.exec('alter table courses_away rename to courses')
      file.close()
    }
    expect((await people.stranger.get(inCourse())).status).toBe(200)
  })

  it('and these looks find what is wrong with one that isn’t', async () => {
    const context = await newDevice(browser, product.origin)
    const page = await context.newPage()
    await page.setContent(`<html><body><main id="main"><p style="color:#ddd">Pale.</p>
      <button style="width:20px;height:20px"></button><div style="width:500px">Wide.</div>
      <style>@keyframes a { to { opacity: 0 } } p { animation: a 9s infinite }</style>`)
    const found = await lookAt(page)
    const text = JSON.stringify(found)
    for (const rule of ['color-contrast', 'button-name', 'document-title']) {
      expect(text).toContain(rule)
    }
    expect(Object.keys(found)).toEqual(
      expect.arrayContaining(['phone, small', 'desk, dark', 'moving', 'narrow']),
    )
    await context.close()
  })

  it('moves where it celebrates, and not for those who want less motion', async () => {
    const context = await deviceOf('learner', 'en')
    const page = await context.newPage()
    await page.goto(at.sprint ?? '')
    expect(await moving(page)).toEqual([])
    await page.emulateMedia({ reducedMotion: 'no-preference' })
    await page.reload()
    expect(await moving(page)).not.toEqual([])
    await context.close()
  })
})

describe('the graph', () => {
  const concept = () => course.modules[1]?.concepts[0]
  let page: Page
  let asked: string[]

  beforeAll(async () => {
    const context = await newDevice(browser, product.origin, { hasTouch: true })
    page = await context.newPage()
    asked = []
    page.on('request', (request) => asked.push(request.url()))
    await page.goto(inCourse('/graph'))
    await alive(page)
  })

  afterAll(() => page.context().close())

  const frame = () => page.locator('.graph-frame')
  const near = () => page.locator('.graph-frame.near')

  it('says the same as its list: each concept, its band, and what it needs', async () => {
    const links = page.locator('.graph-frame svg.graph:visible a')
    const drawn = await links.evaluateAll((all) => all.map((a) => a.getAttribute('aria-label')))
    const listed = await page.locator('#list li').allInnerTexts()
    expect(drawn.length).toBe(listed.length)
    for (const { title, needs } of course.modules.flatMap(({ concepts }) => concepts)) {
      const line = listed.find((text) => text.startsWith(title)) ?? ''
      const words = line.slice(title.length).trim()
      const band = words.split(';')[0] ?? ''
      expect(Object.values(en.graph.bands)).toContain(band)
      expect(drawn.some((label) => label?.startsWith(en.graph.named(title, band)))).toBe(true)
      const titles = needs.map(
        ({ id }) => course.modules.flatMap((m) => m.concepts).find((one) => one.id === id)?.title,
      )
      if (titles.length === 0) expect(words).toBe(band)
      for (const needed of titles) expect(words).toContain(needed)
    }
  })

  it('is drawn by Cytoscape from the first touch on, and not before', async () => {
    expect(await page.locator('.graph-canvas').count()).toBe(0)
    const before = asked.length
    await frame().tap({ position: { x: 4, y: 4 } })
    await page.locator('.graph-frame.live canvas').first().waitFor({ state: 'attached' })
    expect(asked.slice(before).filter((url) => /graph-view\.client/.test(url))).toHaveLength(1)
  })

  it('zooms, pans and comes back', async () => {
    const whole = await frame().screenshot()
    expect(await near().count()).toBe(0)
    await page.getByRole('button', { name: en.graph.zoomIn }).click()
    await near().waitFor()
    await page.waitForFunction(() => document.getAnimations().length === 0)
    const zoomed = await frame().screenshot()
    expect(zoomed.equals(whole)).toBe(false)
    await frame().focus()
    await page.keyboard.press('ArrowRight')
    await expect.poll(async () => (await frame().screenshot()).equals(zoomed)).toBe(false)
    await page.getByRole('button', { name: en.graph.whole }).click()
    await near().waitFor({ state: 'detached' })
  })

  it('opens the concept that is tapped', async () => {
    const title = concept()?.title ?? ''
    const link = page.locator(`.graph-frame svg.graph:visible a[aria-label^="${title}"]`)
    await link.locator('.ring').scrollIntoViewIfNeeded()
    const box = await link.locator('.ring').boundingBox()
    if (!box) throw new Error(`${title} is not on the graph`)
    await page.touchscreen.tap(box.x + box.width / 2, box.y + box.height / 2)
    await page.waitForURL(`**/graph?concept=${concept()?.id}*`)
    await page.getByRole('heading', { level: 2, name: title }).waitFor()
  })
})
