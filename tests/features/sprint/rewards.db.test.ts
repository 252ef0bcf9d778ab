import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { publishTiny, type TestDatabase, testDatabase } from '#/tests/support/database'
import { browserOf, finisher, zone } from '#/tests/support/finisher'
import { visitor } from '#/tests/support/visitor'
import { reader, transaction } from '~/db/db.server'
import { courses, mentorQuestions, rewards, studyLog } from '~/db/schema'
import type { RewardKind } from '~/features/sprint/reward'
import { chooseReward } from '~/features/sprint/sprint.server'

let database: TestDatabase
let instructorId: string
beforeAll(async () => {
  database = await testDatabase()
  ;({ instructorId } = await publishTiny(database))
  await publishTiny(database, { id: 'orphan', modules: 3 })
  await transaction(async (tx) => {
    await tx.update(courses).set({ instructorId: null }).where(eq(courses.id, 'orphan'))
  })
})
afterAll(() => database.drop())

const rewardsOf = (learnerId: string) =>
  reader().select().from(rewards).where(eq(rewards.learnerId, learnerId))

describe('chooseReward', () => {
  it('keeps the choice in the log, with the sprint as it was', async () => {
    const { learner, sprint } = await finisher()
    const chosen = await chooseReward(learner, sprint.id, 'badge')
    const log = await reader().select().from(studyLog).where(eq(studyLog.sprintId, sprint.id))
    expect(chosen.id).toMatch(/^[\w-]{22}$/)
    expect(log).toHaveLength(1)
    expect(log[0]).toMatchObject({
      kind: 'chosen',
      learnerId: learner.id,
      zone,
      courseId: 'tiny',
      reward: 'badge',
      sprint: { lessons: sprint.lessons, finishedAt: sprint.finishedAt.toISOString() },
    })
  })

  it('gives one reward for 64 choices at a time', async () => {
    const { learner, sprint } = await finisher()
    const chosen = await Promise.all(
      Array.from({ length: 64 }, () => chooseReward(learner, sprint.id, 'badge')),
    )
    expect(new Set(chosen.map(({ id }) => id)).size).toBe(1)
    expect(await rewardsOf(learner.id)).toHaveLength(1)
  })

  it('lets one of two kinds win and refuses the other, also at the same time', async () => {
    const { learner, sprint } = await finisher()
    const kinds = Array.from(
      { length: 32 },
      (_, n): RewardKind => (n % 2 ? 'badge' : 'mentor-question'),
    )
    const met = await Promise.allSettled(
      kinds.map((kind) => chooseReward(learner, sprint.id, kind)),
    )
    const refused = met.flatMap((one) => (one.status === 'rejected' ? [one.reason.reason] : []))
    const [reward, ...others] = await rewardsOf(learner.id)
    expect(others).toEqual([])
    expect(refused).toEqual(Array(16).fill('already-chosen'))
    const questions = await reader()
      .select()
      .from(mentorQuestions)
      .where(eq(mentorQuestions.learnerId, learner.id))
    expect(questions.map(({ id }) => id)).toEqual(reward?.kind === 'badge' ? [] : [reward?.id])
  })

  it('refuses the sprint of somebody else and one there is not', async () => {
    const { sprint } = await finisher()
    const { learner } = await finisher()
    await expect(chooseReward(learner, sprint.id, 'badge')).rejects.toMatchObject({ status: 404 })
    await expect(chooseReward(learner, 'none', 'badge')).rejects.toMatchObject({ status: 404 })
    expect(await rewardsOf(learner.id)).toEqual([])
  })

  it('sends a mentor question to the instructor of the third lesson', async () => {
    const { learner, sprint } = await finisher()
    const { id } = await chooseReward(learner, sprint.id, 'mentor-question')
    const [question] = await reader()
      .select()
      .from(mentorQuestions)
      .where(eq(mentorQuestions.id, id))
    expect(question).toMatchObject({
      learnerId: learner.id,
      instructorId,
      courseId: 'tiny',
      text: null,
    })
  })

  it('refuses a mentor question where nobody teaches', async () => {
    const { learner, sprint } = await finisher({ course: 'orphan' })
    const asking = chooseReward(learner, sprint.id, 'mentor-question')
    await expect(asking).rejects.toMatchObject({ status: 400 })
    expect(await rewardsOf(learner.id)).toEqual([])
  })

  it('refuses a mentor question above what its instructor takes at a time, and keeps the choice', async () => {
    await publishTiny(database, { id: 'limited', modules: 3 })
    const take = (mentored: number | null) =>
      transaction(async (tx) => {
        await tx.update(courses).set({ mentored }).where(eq(courses.id, 'limited'))
      })
    await take(1)
    const [first, second] = [
      await finisher({ course: 'limited' }),
      await finisher({ course: 'limited' }),
    ]
    const ask = (by: typeof first) => chooseReward(by.learner, by.sprint.id, 'mentor-question')
    const { id } = await ask(first)
    expect(await ask(first)).toMatchObject({ id })
    await expect(ask(second)).rejects.toMatchObject({ reason: 'mentor-full' })
    const browser = await browserOf(second.id)
    const sent = await browser.post(`/sprints/${second.sprint.id}/reward`, {
      reward: 'mentor-question',
    })
    expect(sent.to).toBe(`/sprints/${second.sprint.id}`)
    const page = await browser.get(sent.to ?? '')
    expect(page.text).toContain('Teacher Tan takes no further question for now')
    expect(page.text).not.toContain('value="mentor-question"')
    await take(2)
    expect((await ask(second)).kind).toBe('mentor-question')
    await take(0)
    await expect(ask(await finisher({ course: 'limited' }))).rejects.toMatchObject({ status: 409 })
  })
})

describe('the pages of a sprint and its reward', () => {
  it('offer the choice, and then show what was chosen', async () => {
    const { id, sprint } = await finisher({ right: 2 })
    const browser = await browserOf(id)
    const before = await browser.get(`/sprints/${sprint.id}`)
    expect(before.status).toBe(200)
    expect(before.text).toContain('6 of 9 questions right')
    expect(before.text).toContain('Teacher Tan answers in writing')
    expect(before.text).not.toMatch(/<[^>]*\sstyle=/)
    const waiting = await browser.data('/rewards')
    expect(waiting.json<{ waiting: { href: string }[] }>().waiting).toMatchObject([
      { href: `/sprints/${sprint.id}` },
    ])
    const chosen = await browser.post(`/sprints/${sprint.id}/reward`, { reward: 'badge' })
    expect([chosen.status, chosen.to]).toEqual([303, expect.stringMatching(/^\/rewards\//)])
    const again = await browser.post(`/sprints/${sprint.id}/reward`, { reward: 'badge' })
    expect(again.to).toBe(chosen.to)
    const other = await browser.post(`/sprints/${sprint.id}/reward`, { reward: 'mentor-question' })
    expect(other.status).toBe(409)
    const after = await browser.get(`/sprints/${sprint.id}`)
    expect(after.text).toContain(`href="${chosen.to}"`)
    expect(after.text).not.toContain('name="reward"')
    expect((await browser.get('/rewards')).text).toContain(`href="${chosen.to}"`)
  })

  it('say why there is no mentor question', async () => {
    const { id, sprint } = await finisher({ course: 'orphan' })
    const page = await (await browserOf(id)).get(`/sprints/${sprint.id}`)
    expect(page.text).toContain('nobody teaches this course')
    expect(page.text).not.toContain('value="mentor-question"')
  })

  it('are nobody else’s', async () => {
    const { learner, sprint } = await finisher()
    const other = await browserOf((await finisher()).id)
    const { id } = await chooseReward(learner, sprint.id, 'mentor-question')
    const stranger = visitor()
    for (const path of [`/sprints/${sprint.id}`, `/rewards/${id}`, `/mentor-questions/${id}`]) {
      expect((await other.get(path)).status).toBe(404)
      expect((await stranger.get(path)).status).toBe(404)
    }
    const post = await other.post(`/sprints/${sprint.id}/reward`, { reward: 'badge' })
    expect(post.status).toBe(404)
  })

  it('show a badge to anyone: name, modules and day, and no more', async () => {
    const { id, learner, sprint } = await finisher({ name: 'Lin <b>' })
    const { id: rewardId } = await chooseReward(learner, sprint.id, 'badge')
    const page = await visitor().get(`/rewards/${rewardId}`)
    expect(page.status).toBe(200)
    expect(page.headers.get('x-robots-tag')).toBe('noindex')
    expect(page.text).toContain('<meta name="robots" content="noindex"/>')
    expect(page.text).toContain('Lin &lt;b&gt;')
    for (const module of ['Module 1', 'Module 2', 'Module 3']) expect(page.text).toContain(module)
    expect(page.text).toContain(`dateTime="${sprint.finishedAt.toISOString()}"`)
    expect(page.text).not.toContain(id)
    expect(page.text).not.toContain('id="address"')
    const own = await (await browserOf(id)).get(`/rewards/${rewardId}`)
    expect(own.text).toContain(`value="http://site.test/rewards/${rewardId}"`)
  })

  it('call a guest a learner', async () => {
    const { learner, sprint } = await finisher()
    const { id } = await chooseReward(learner, sprint.id, 'badge')
    expect((await visitor({ language: 'zh-CN' }).get(`/rewards/${id}`)).text).toContain(
      '一位学习者',
    )
  })

  it('take the owner of a mentor question to it', async () => {
    const { id, learner, sprint } = await finisher()
    const reward = await chooseReward(learner, sprint.id, 'mentor-question')
    const page = await (await browserOf(id)).get(`/rewards/${reward.id}`)
    expect(page.to).toBe(`/mentor-questions/${reward.id}`)
  })

  it('tell a stranger what unlocks the first reward', async () => {
    expect((await visitor().get('/rewards')).text).toContain('Three lessons in a row unlock')
  })
})
