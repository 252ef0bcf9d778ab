import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestDatabase, teacher, testDatabase } from '#/tests/support/database'
import { browserOf, newLearner } from '#/tests/support/finisher'
import { newDigest } from '#/tests/support/shares'
import { canary } from '#/tests/support/tiny-course'
import { typedCourse } from '#/tests/support/typed-course'
import { type Visitor, visitor } from '#/tests/support/visitor'
import { studyLog } from '~/db/schema'
import { keyOf } from '~/features/card/question'
import type { Question } from '~/features/course/course'
import { courseNow } from '~/features/course/course.server'
import { makeShare } from '~/features/digest/share/share.server'
import { compile } from '~/features/studio/compile.server'
import { courseAsWritten, publish } from '~/features/studio/publish.server'
import { exportOf } from '~/features/study/export.server'
import { en } from '~/i18n/en'
import { zhCN } from '~/i18n/zh-cn'

const COURSE = 'typed'
/** What would tell the key before its time: reasons, accepted forms, known mistakes, tolerance. */
const KEY = /CANARY-|KEY-|答案|\b1234\b|\b617\b|tolerance|"right"|reasonHtml/

let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
  const instructorId = await teacher(database)
  await publish(await compile(typedCourse(COURSE)), { instructorId, admin: true })
})
afterAll(() => database.drop())

async function asked(name: string): Promise<Question> {
  const version = await courseNow(COURSE)
  const found = [...version.questions.values()].find(({ id }) => id === `${COURSE}/${name}`)
  if (!found) throw new Error(`no question ${name}`)
  return found
}

async function someone({ language = 'en' } = {}) {
  const learner = await newLearner()
  const browser = await browserOf(learner.id, { language })
  return { learner, browser }
}

const begin = async (browser: Visitor, module = 'm1') =>
  (await browser.post('/lessons', { course: COURSE, module })).to ?? ''

const plain = { 'Sec-Fetch-Mode': 'navigate' }
const values = (text: string) => text.replaceAll('&#x27;', "'").replaceAll('&amp;', '&')

describe('a card that asks for a number, a text and an order', () => {
  it('tells nothing of a key before the answer, and asks without scripts', async () => {
    const { browser } = await someone()
    const lesson = await begin(browser)
    for (const name of ['card-number', 'card-text', 'card-order']) {
      const path = `${lesson}?question=${encodeURIComponent(`${COURSE}/${name}`)}`
      const { text } = await browser.get(path)
      expect(text).toContain(`Asked by ${name}?`)
      expect(text).not.toMatch(KEY)
      expect((await browser.data(path)).text).not.toMatch(KEY)
      if (name === 'card-number') {
        expect(text).toMatch(/<input[^>]*inputMode="decimal"/i)
        expect(text).toContain('m/s')
      }
      expect(text.match(/<select[^>]*name="response"/g)?.length ?? 0).toBe(
        name === 'card-order' ? 4 : 0,
      )
    }
  })

  it('hands back what is no number, no text or no whole order, and keeps what was given', async () => {
    for (const [language, m] of [
      ['en', en],
      ['zh-CN', zhCN],
    ] as const) {
      const { browser, learner } = await someone({ language })
      const lesson = await begin(browser)
      const send = async (name: string, response: string | string[]) => {
        const form = { question: `${COURSE}/${name}`, response }
        const { to, status } = await browser.post(`${lesson}/answers`, form, plain)
        expect(status).toBe(303)
        const { text } = await browser.get(to ?? '')
        return values(text)
      }
      const words = await send('card-number', '"very fast" & more')
      expect(words).toContain(m.card.lacks.noNumber)
      expect(words).toContain('value="&quot;very fast&quot; & more"')
      expect(await send('card-text', '  ')).toContain(m.card.lacks.nothing)
      const order = await asked('card-order')
      const at = (place: number, n: number) => `${order.choices[n]?.id}:${place}`
      const missing = await send('card-order', [at(1, 0), '', at(3, 1), ''])
      expect(missing).toContain(m.card.lacks.positions)
      for (const chosen of [at(1, 0), at(3, 1)]) {
        expect(missing).toMatch(
          new RegExp(`<option value="${chosen}" selected=""|selected="" value="${chosen}"`),
        )
      }
      const twice = await send('card-order', [at(1, 0), at(1, 1), at(2, 2), at(3, 3)])
      expect(twice).toContain(m.card.lacks.positionTwice)
      const rows = await database.read
        .select()
        .from(studyLog)
        .where(eq(studyLog.learnerId, learner.id))
      expect(rows.map(({ kind }) => kind)).toEqual(['begun'])
    }
  })

  it('is answered, met with its reasons, logged and taken along in words', async () => {
    const { browser, learner } = await someone()
    const lesson = await begin(browser)
    const order = await asked('card-order')
    const answers = [
      ['card-number', '617.3 m/s', false, 'Why 617.25'],
      ['card-text', 'Key-Card-Text!', true, 'Why KEY-card-text'],
      ['card-order', keyOf(order).reverse(), true, 'Why second'],
    ] as const
    for (const [name, response, right, reason] of answers) {
      const form = { question: `${COURSE}/${name}`, response: [response].flat() }
      const page = await browser.post(`${lesson}/answers`, form, plain)
      const { text } = await browser.get(page.to ?? '')
      expect(text).toContain(`${reason}. ${canary(name)}`)
      expect(text).toContain(right ? en.card.right : en.card.notThis)
      if (name === 'card-number') expect(text).toContain('1234.5 m/s')
      const again = `${lesson}/answers?_data=routes/lesson.answers`
      const same = await browser.post(again, form)
      expect(same.status).toBe(200)
      expect(same.json()).toMatchObject({ kind: 'answered', feedback: { right } })
      expect((await browser.post(again, { ...form, response: 'else' })).status).toBe(409)
    }
    const rows = await database.read
      .select()
      .from(studyLog)
      .where(eq(studyLog.learnerId, learner.id))
    const answered = rows.filter(({ kind }) => kind === 'answered')
    expect(answered.map(({ choices }) => choices)).toEqual([null, null, 24])
    expect((await browser.get(lesson)).text).toContain(en.lesson.rightOf(2, 3))
    const { studyLog: log } = (await exportOf(learner.id)) as { studyLog: { answer?: string[] }[] }
    expect(log.flatMap(({ answer }) => (answer ? [answer] : []))).toEqual([
      ['617.3 m/s'],
      ['Key-Card-Text!'],
      ['1. first', '2. second', '3. third', '4. fourth'],
    ])
  })

  it('refuses places and choices that it does not have', async () => {
    const { browser } = await someone()
    const lesson = await begin(browser)
    for (const response of ['elsewhere:1', 'x', ['a:1', 'a:2'], ':', 'a:9']) {
      const form = { question: `${COURSE}/card-order`, response }
      const path = `${lesson}/answers?_data=routes/lesson.answers`
      expect((await browser.post(path, form)).status).toBe(400)
    }
  })
})

describe('a match', () => {
  it('is asked, kept when it is not whole, and answered', async () => {
    const { browser } = await someone()
    const lesson = await begin(browser, 'm2')
    const question = await asked('card-match')
    const page = await browser.get(lesson)
    expect(page.text).not.toMatch(KEY)
    for (const { match } of question.choices) {
      expect(page.text.split(`>${match?.html}<`)).toHaveLength(4)
    }
    const [first = '', second = '', third = ''] = keyOf(question)
    const send = async (response: string[]) => {
      const form = { question: question.id, response }
      const { to } = await browser.post(`${lesson}/answers`, form, plain)
      return (await browser.get(to ?? '')).text
    }
    expect(await send([first, second])).toContain(en.card.lacks.partners)
    const swapped = [
      second.replace(/:.*/, third.slice(third.indexOf(':'))),
      third.replace(/:.*/, second.slice(second.indexOf(':'))),
    ]
    const answered = await send([first, ...swapped])
    expect(answered).toContain(en.card.yourPartner)
    expect(answered.match(/choice is-done is-wrong/g)).toHaveLength(2)
    expect(answered).toContain(`Why one. ${canary('card-match')}`)
  })
})

describe('a practice', () => {
  it('asks every kind and takes the key of each for right', async () => {
    const { browser, learner } = await someone()
    const begun = await browser.post('/practices', { course: COURSE, concept: 'm1-a' })
    const path = begun.to ?? ''
    expect((await browser.get(path)).text).not.toMatch(KEY)
    for (const name of ['pool-number', 'pool-text', 'pool-order', 'pool-match']) {
      const question = await asked(name)
      const form = { question: question.id, response: keyOf(question) }
      const { text } = await browser.post(`${path}/answers?_data=routes/practice.answers`, form)
      expect(JSON.parse(text)).toMatchObject({ kind: 'answered', feedback: { right: true } })
    }
    const rows = await database.read
      .select()
      .from(studyLog)
      .where(eq(studyLog.learnerId, learner.id))
    expect(rows.filter(({ right }) => right)).toHaveLength(4)
  })
})

describe('a shared digest', () => {
  it('asks a stranger for the number, and keeps what is none', async () => {
    const learner = await newLearner()
    const { id } = await newDigest({ id: 'of-typed', learnerId: learner.id, course: COURSE })
    const by = { id: learner.id, address: 'here' }
    const { token } = await makeShare(by, id, { name: 'A name', span: 'never' })
    const browser = visitor()
    const page = await browser.get(`/shares/${token}`)
    expect(page.text).toContain('Asked by card-number?')
    expect(page.text).not.toMatch(KEY)
    const form = { share: token, course: COURSE, module: 'm1', question: `${COURSE}/card-number` }
    const back = await browser.post('/lessons', { ...form, response: 'so so' }, plain)
    expect(back.to).toMatch(new RegExp(`^/shares/${token}\\?incomplete=no-number&`))
    expect(browser.cookies.has('fifteen')).toBe(false)
    const { text } = await browser.get((back.to ?? '').replace(/#.*/, ''))
    expect(text).toContain(en.card.lacks.noNumber)
    expect(text).toContain('value="so so"')
    const on = await browser.post('/lessons', { ...form, response: '1 234,5 m/s' }, plain)
    expect((await browser.get(on.to ?? '')).text).toContain(en.card.right)
  })
})

describe('a course with such questions', () => {
  it('is written out as it came in', async () => {
    expect((await courseAsWritten(COURSE)) ?? '').toContain('otherwise: ')
    const again = await compile(typedCourse(COURSE))
    const instructorId = await teacher(database)
    expect((await publish(again, { instructorId, admin: true })).changed).toBe(false)
  })
})
