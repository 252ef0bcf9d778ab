import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { publishTiny, type TestDatabase, testDatabase } from '#/tests/support/database'
import { browserOf, finisher, zone } from '#/tests/support/finisher'
import { reader, transaction } from '~/db/db.server'
import { courses, mentorQuestions } from '~/db/schema'
import { createAccount } from '~/features/account/account.server'
import { answerMentor, askMentor, markSeen } from '~/features/sprint/mentor.server'
import { mentorInbox, mentorView } from '~/features/sprint/mentor-view.server'
import { chooseReward } from '~/features/sprint/sprint.server'

const telling = { language: 'en', zone } as const
const missing = { reason: 'not-found' }

let database: TestDatabase
let admin: { id: string; role: 'admin' }
let instructor: { id: string; role: 'instructor' }
let other: typeof instructor

async function teacher(name: string) {
  const id = await createAccount({
    name,
    password: 'a password',
    role: 'instructor',
    language: null,
  })
  return { id: id ?? '', role: 'instructor' as const }
}

beforeAll(async () => {
  database = await testDatabase()
  admin = { id: (await publishTiny(database)).instructorId, role: 'admin' }
  instructor = await teacher('Mei Tanaka')
  other = await teacher('Noor')
  await transaction(async (tx) => {
    await tx.update(courses).set({ instructorId: instructor.id })
  })
})
afterAll(() => database.drop())

/** Somebody with a mentor question to ask. */
async function asker(name = '') {
  const { id, learner, sprint } = await finisher({ name })
  const reward = await chooseReward(learner, sprint.id, 'mentor-question')
  return { id, role: null, question: reward.id }
}

const rowOf = async (id: string) =>
  (await reader().select().from(mentorQuestions).where(eq(mentorQuestions.id, id)))[0]

describe('a mentor question', () => {
  it('is asked once: the same text again is kept, another changes nothing', async () => {
    const { id, question } = await asker()
    expect(await askMentor(id, question, { module: 'm2', text: 'Why?' })).toBe('kept')
    const asked = await rowOf(question)
    expect(asked).toMatchObject({ moduleId: expect.stringContaining('m2'), text: 'Why?' })
    expect(await askMentor(id, question, { module: 'm2', text: 'Why?' })).toBe('kept')
    expect(await askMentor(id, question, { module: 'm1', text: 'Else?' })).toBe('stands')
    expect(await rowOf(question)).toEqual(asked)
  })

  it('is about a module of the course', async () => {
    const { id, question } = await asker()
    const asking = askMentor(id, question, { module: 'none', text: 'Why?' })
    await expect(asking).rejects.toMatchObject({ reason: 'bad-input' })
    expect(await rowOf(question)).toMatchObject({ text: null, askedAt: null })
  })

  it('is asked by its learner and answered by its instructor, and seen by no other', async () => {
    const { id, question } = await asker()
    const stranger = await asker()
    const why = { module: 'm1', text: 'Why?' }
    await expect(askMentor(stranger.id, question, why)).rejects.toMatchObject(missing)
    await expect(markSeen(instructor, question)).rejects.toMatchObject(missing)
    await expect(mentorView(instructor, question, telling)).rejects.toMatchObject(missing)
    await askMentor(id, question, why)
    for (const person of [other, admin, stranger, { id, role: null }]) {
      await expect(markSeen(person, question)).rejects.toMatchObject(missing)
      await expect(answerMentor(person, question, 'So.')).rejects.toMatchObject(missing)
    }
    for (const person of [other, admin, stranger]) {
      await expect(mentorView(person, question, telling)).rejects.toMatchObject(missing)
    }
    expect(await rowOf(question)).toMatchObject({ seenAt: null, answer: null })
  })

  it('is seen, then answered once, and can be read for ever', async () => {
    const { id, question } = await asker()
    await askMentor(id, question, { module: 'm1', text: 'Why?' })
    await mentorView(instructor, question, telling)
    expect((await rowOf(question))?.seenAt).toBeNull()
    await markSeen(instructor, question)
    const seenAt = (await rowOf(question))?.seenAt
    expect(seenAt).not.toBeNull()
    await markSeen(instructor, question)
    expect(await answerMentor(instructor, question, 'So.')).toBe('kept')
    expect(await answerMentor(instructor, question, 'Not so.')).toBe('stands')
    expect(await rowOf(question)).toMatchObject({ seenAt, answer: 'So.' })
    const view = await mentorView({ id, role: null }, question, telling)
    expect(view).toMatchObject({ answer: 'So.', mentor: 'Mei Tanaka', before: null })
  })

  it('says its place in the queue, to others and to those who may still ask', async () => {
    const before = (await mentorInbox(instructor, telling)).waiting.length
    const [first, second, third] = [await asker(), await asker(), await asker()]
    await askMentor(first.id, first.question, { module: 'm1', text: 'First?' })
    // Two questions of one millisecond have no order in time.
    await new Promise((later) => setTimeout(later, 2))
    await askMentor(second.id, second.question, { module: 'm1', text: 'Second?' })
    const place = async (who: typeof first) => (await mentorView(who, who.question, telling)).before
    expect([await place(first), await place(second), await place(third)]).toEqual([
      before,
      before + 1,
      before + 2,
    ])
    await answerMentor(instructor, first.question, 'So.')
    expect(await place(second)).toBe(before)
  })

  it('goes to an admin when its instructor has left', async () => {
    const { id, question } = await asker()
    await askMentor(id, question, { module: 'm1', text: 'Why?' })
    await transaction(async (tx) => {
      const left = { instructorId: null }
      await tx.update(mentorQuestions).set(left).where(eq(mentorQuestions.id, question))
    })
    await expect(answerMentor(other, question, 'So.')).rejects.toMatchObject(missing)
    expect((await mentorInbox(admin, telling)).waiting.map((line) => line.id)).toEqual([question])
    expect(await answerMentor(admin, question, 'So.')).toBe('kept')
  })
})

describe('the pages of a mentor question', () => {
  const seenAndAnswered = async (question: string, answer: string) => {
    const browser = await browserOf(instructor.id)
    const list = await browser.get('/mentor-questions')
    expect(list.text).toContain(`action="/mentor-questions/${question}/seen"`)
    const opened = await browser.post(`/mentor-questions/${question}/seen`)
    expect([opened.status, opened.to]).toEqual([303, `/mentor-questions/${question}`])
    const sent = await browser.post(`/mentor-questions/${question}/answer`, { text: answer })
    expect([sent.status, sent.to]).toEqual([303, `/mentor-questions/${question}`])
    return browser
  }

  it('lead from asking to the answer without a script', async () => {
    const { id, question } = await asker('Ada')
    const path = `/mentor-questions/${question}`
    const browser = await browserOf(id)
    browser.cookies.set('zone', 'America%2FNew_York')
    const form = await browser.get(path)
    expect(form.text).toMatch(/<option value="m3" selected="">/)
    expect(form.text).toContain('maxLength="2000"')
    expect(form.text).not.toMatch(/<[^>]*\sstyle=/)
    const sent = await browser.post(`${path}/question`, {
      module: 'm2',
      text: ' One?\r\n<script>Two?</script> ',
    })
    expect([sent.status, sent.to]).toEqual([303, path])
    const asked = await browser.get(path)
    expect(asked.text).toContain('One?\n&lt;script&gt;Two?&lt;/script&gt;')
    expect(asked.text).toMatch(/<b>Asked<\/b><span class="meta"><time dateTime="[^"]+Z">/)
    await seenAndAnswered(question, 'Because.\r\n\r\nSo.')
    const answered = await browser.get(path)
    expect(answered.text).toContain('Because.\n\nSo.')
    expect(answered.text.match(/<time /g)).toHaveLength(3)
    const list = await (await browserOf(instructor.id)).get('/mentor-questions')
    expect(list.text).toContain('Ada')
    expect((await browser.get('/rewards')).text).toContain('Answered')
  })

  it('give back what was typed beside what to mend', async () => {
    const { id, question } = await asker()
    const browser = await browserOf(id)
    const text = 'x'.repeat(2001)
    const long = await browser.post(`/mentor-questions/${question}/question`, {
      module: 'm2',
      text,
    })
    expect(long.status).toBe(422)
    expect(long.text).toContain(text)
    expect(long.text).toMatch(/<option value="m2" selected="">/)
    expect(long.text).toMatch(/aria-describedby="text-hint text-error"/)
    expect(long.text).toContain('This is longer than fits.')
    const empty = await browser.post(`/mentor-questions/${question}/question`, {
      module: '',
      text: ' ',
    })
    expect(empty.text).toContain('Choose the module that the question is about.')
    expect(empty.text).toContain('Write something first.')
    expect(await rowOf(question)).toMatchObject({ text: null })
  })

  it('tell when another text was sent before', async () => {
    const { id, question } = await asker()
    const browser = await browserOf(id)
    await browser.post(`/mentor-questions/${question}/question`, { module: 'm1', text: 'A?' })
    const again = { module: 'm1', text: 'B?' }
    const { to } = await browser.post(`/mentor-questions/${question}/question`, again)
    expect((await browser.get(to ?? '')).text).toContain('It stands.')
  })

  it('are told in the reader’s own time and language', async () => {
    const { id, question } = await asker()
    await askMentor(id, question, { module: 'm1', text: 'Why?' })
    await transaction(async (tx) => {
      const askedAt = new Date('2026-03-01T23:30:00Z')
      await tx.update(mentorQuestions).set({ askedAt }).where(eq(mentorQuestions.id, question))
    })
    const path = `/mentor-questions/${question}`
    const there = await browserOf(id, { language: 'zh-CN' })
    there.cookies.set('zone', 'Asia%2FShanghai')
    expect((await there.get(path)).text).toContain('2026年3月2日 07:30')
    const here = await browserOf(id)
    here.cookies.set('zone', 'America%2FNew_York')
    expect((await here.get(path)).text).toContain('March 1, 2026')
  })

  it('are for instructors where they list what was asked', async () => {
    const { id } = await asker()
    const guest = await (await browserOf(id)).get('/mentor-questions')
    expect(guest.status).toBe(401)
    const empty = await (await browserOf(other.id)).get('/mentor-questions')
    expect(empty.text).toContain('No question is waiting')
  })
})
