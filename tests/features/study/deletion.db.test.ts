import { getTableName } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { publishTiny, TEACHER, type TestDatabase, testDatabase } from '#/tests/support/database'
import { allTables, everything, learnerKeys } from '#/tests/support/everything'
import { answerLesson, newLearner, newPractice, study } from '#/tests/support/study'
import { canary } from '#/tests/support/tiny-course'
import { reader, transaction } from '~/db/db.server'
import * as tables from '~/db/schema'
import { createAccount } from '~/features/account/account.server'
import { giveRole } from '~/features/account/people.server'
import { beginSession, newSessionId } from '~/features/account/session.server'
import { answerMentor, askMentor } from '~/features/sprint/mentor.server'
import { chooseReward } from '~/features/sprint/sprint.server'
import { BELONGINGS } from '~/features/study/belongings.server'
import { deleteAccount } from '~/features/study/deletion.server'
import { exportOf } from '~/features/study/export.server'
import { joinGuest, signIn } from '~/features/study/joining.server'
import { beginLesson } from '~/features/study/lesson.server'
import { keepPlace } from '~/features/study/places.server'

const SECRET_QUESTION = 'Why is the sky of m3 blue?'
const SECRET_TITLE = 'What I had wrong about m1'
const PASSWORD = 'correct horse battery'

let database: TestDatabase
let teacherId: string

beforeAll(async () => {
  database = await testDatabase()
  teacherId = (await publishTiny(database)).instructorId
})

afterAll(() => database.drop())

let made = 0

/** An account with something in every table that knows of learners. */
async function fullAccount() {
  made += 1
  const name = `Full Person ${made}`
  const id =
    (await createAccount({ name, password: PASSWORD, role: 'learner', language: 'en' })) ?? ''
  const person = { id, name, zone: 'Asia/Tokyo' }
  const guest = await newLearner()
  await study(guest, 'tiny', 'm1', { right: 2 })
  await transaction((tx) =>
    joinGuest(tx, { guestId: guest.id, learnerId: id, at: new Date('2026-02-01T00:00Z') }),
  )
  await study(person, 'tiny', 'm2')
  const third = await study(person, 'tiny', 'm3')
  const reward = await chooseReward(person, third, 'mentor-question')
  await askMentor(id, reward.id, { module: 'm3', text: SECRET_QUESTION })
  await answerMentor({ id: teacherId, role: 'admin' }, reward.id, 'Because it scatters.')
  await newPractice(person, 'tiny', 'tiny/m1-a')
  await keepPlace(id, 'tiny', 'm4', 1)
  await answerLesson(person, await beginLesson(person, 'tiny', 'm5'), { count: 1 })
  await transaction((tx) => beginSession(tx, id, newSessionId()))
  await makeDigest(id)
  await makeDraft(id)
  return { ...person, guestId: guest.id, rewardId: reward.id }
}

/** A digest of the learner's own, shared, and a feed. */
async function makeDigest(learnerId: string): Promise<void> {
  const at = new Date('2026-02-02T00:00Z')
  const id = `digest of ${learnerId}`
  await transaction(async (tx) => {
    await tx.insert(tables.digests).values({
      id,
      kind: 'assembled',
      learnerId,
      courseId: 'tiny',
      versionId: 'tiny@1',
      moduleId: 'tiny/m1',
      language: 'en',
      title: SECRET_TITLE,
      state: 'draft',
      script: [
        { id: 's1', part: 'point', text: SECRET_TITLE, spoken: '', from: null, begins: true },
      ],
      createdAt: at,
      changedAt: at,
    })
    const tokenHash = `hash of ${learnerId}`
    const share = { id: `share of ${learnerId}`, digestId: id, learnerId, tokenHash }
    await tx
      .insert(tables.shares)
      .values({ ...share, name: SECRET_TITLE, state: 'open', createdAt: at })
    await tx.insert(tables.feeds).values({ learnerId, tokenHash, createdAt: at })
  })
}

/** A draft of the person's own with a step, one of somebody else's they work on and were invited to, and a picture. */
async function makeDraft(learnerId: string): Promise<void> {
  const at = new Date('2026-02-03T00:00Z')
  const dates = { createdAt: at, changedAt: at }
  const one = { title: SECRET_TITLE, language: 'en', revision: 2, ...dates } as const
  const [own, other] = [`draft of ${learnerId}`, `draft beside ${made}`]
  await transaction(async (tx) => {
    await tx.insert(tables.drafts).values({ ...one, id: own, ownerId: learnerId })
    await tx.insert(tables.drafts).values({ ...one, id: other, title: 'Ours', ownerId: teacherId })
    await tx.insert(tables.draftInstructors).values({ draftId: other, learnerId, joinedAt: at })
    const invited = {
      id: `invitation ${made}`,
      draftId: other,
      learnerId,
      tokenHash: `none ${made}`,
    }
    await tx
      .insert(tables.draftInvitations)
      .values({ ...invited, byId: invited.learnerId, createdAt: at, expiresAt: at })
    const content = { title: SECRET_TITLE, body: '' }
    const part = { id: 'm', kind: 'module', position: 1, content, revision: 2, seen: true } as const
    await tx.insert(tables.draftParts).values({ ...part, draftId: own })
    const step = { number: 2, learnerId, about: 'typed', state: 'done', beganAt: at, at } as const
    await tx.insert(tables.draftSteps).values({ ...step, draftId: own })
    const change = { draftId: own, step: 2, partId: 'm', before: null, after: content }
    await tx.insert(tables.draftChanges).values(change)
    const size = { bytes: 1, width: 1, height: 1 }
    const picture = { id: `picture of ${made}`, learnerId, ...size, createdAt: at }
    await tx.insert(tables.pictures).values(picture)
  })
}

describe('what belongs to a learner', () => {
  it('covers every column of the schema that holds a learner’s key', () => {
    const names = new Map(
      Object.entries(allTables).map(([name, table]) => [getTableName(table), name]),
    )
    const covered = Object.values(BELONGINGS).map(
      ({ table, key }) => `${names.get(getTableName(table))}.${key}`,
    )
    expect(covered.sort()).toEqual(['learners.id', ...learnerKeys()].sort())
  })

  it('is found by what a column points at, too', () => {
    expect(learnerKeys()).toEqual(
      expect.arrayContaining(['courses.instructorId', 'joinings.guestId', 'sessions.learnerId']),
    )
  })
})

describe('deleteAccount', () => {
  it('leaves nothing that leads to the person', async () => {
    const person = await fullAccount()
    const before = (await everything(reader())).join('\n')
    for (const trace of [person.id, person.name, person.guestId, SECRET_QUESTION, SECRET_TITLE]) {
      expect(before).toContain(trace)
    }
    await signIn({ name: person.name, password: 'wrong', address: 'x', before: null })
    expect(await deleteAccount(person)).toBe(true)
    const after = (await everything(reader())).join('\n')
    for (const trace of [person.id, person.name, person.guestId, SECRET_QUESTION, SECRET_TITLE]) {
      expect(after).not.toContain(trace)
    }
    expect(await signIn({ ...person, password: PASSWORD, address: 'x', before: null })).toBeNull()
  })

  it('keeps the answers, and other people’s things as they are', async () => {
    const [person, other] = [await fullAccount(), await fullAccount()]
    const answered = await database.read.$count(tables.studyLog)
    const kept = await exportOf(other.id)
    await deleteAccount(person)
    expect(await database.read.$count(tables.studyLog)).toBe(answered)
    expect(await exportOf(other.id)).toEqual({ ...kept, exportedAt: expect.anything() })
  })

  it('takes a question that waits for an answer out of the mentor’s queue', async () => {
    const person = await fullAccount()
    await transaction(async (tx) => {
      await tx.update(tables.mentorQuestions).set({ answer: null, answeredAt: null })
    })
    await deleteAccount(person)
    const left = await database.read.select().from(tables.mentorQuestions)
    expect(left.find(({ id }) => id === person.rewardId)).toMatchObject({
      learnerId: null,
      text: null,
      askedAt: null,
    })
  })

  it('leaves an instructor’s courses without one', async () => {
    const account = {
      name: 'Leaving',
      password: PASSWORD,
      role: 'instructor',
      language: null,
    } as const
    const id = (await createAccount(account)) ?? ''
    await transaction(async (tx) => {
      await tx.insert(tables.courses).values({
        id: 'left',
        work: 'left',
        language: 'en',
        instructorId: id,
        createdAt: new Date(),
      })
    })
    expect(await deleteAccount({ id, name: account.name })).toBe(true)
    const courses = await database.read.select().from(tables.courses)
    expect(courses.find((course) => course.id === 'left')?.instructorId).toBeNull()
  })

  it('gives a draft to who works on it, too, and keeps one of a published course', async () => {
    const [person, other] = [await fullAccount(), await fullAccount()]
    const own = `draft of ${person.id}`
    const at = new Date()
    await transaction(async (tx) => {
      const row = { draftId: own, learnerId: other.id, joinedAt: at }
      await tx.insert(tables.draftInstructors).values(row)
      const draft = { title: 'Published', language: 'en', revision: 1 } as const
      const dates = { createdAt: at, changedAt: at }
      const published = {
        ...draft,
        id: 'published',
        ownerId: person.id,
        courseId: 'tiny',
        ...dates,
      }
      await tx.insert(tables.drafts).values(published)
    })
    await deleteAccount(person)
    const left = new Map((await reader().select().from(tables.drafts)).map((row) => [row.id, row]))
    expect(left.get(own)?.ownerId).toBe(other.id)
    expect(left.get('published')?.ownerId).toBeNull()
    await deleteAccount(other)
    expect(await reader().query.drafts.findFirst({ where: (row, { eq }) => eq(row.id, own) })).toBe(
      undefined,
    )
  })

  it('does not let the only admin go', async () => {
    expect(await deleteAccount({ id: teacherId, name: TEACHER.name })).toBe(false)
    const { id, name } = await fullAccount()
    await giveRole(id, 'admin')
    expect(await deleteAccount({ id, name })).toBe(true)
    expect(await giveRole(teacherId, 'learner')).toMatchObject({ kind: 'last-admin' })
  })
})

describe('exportOf', () => {
  it('holds something of everything the account has', async () => {
    const person = await fullAccount()
    const all = await exportOf(person.id)
    const empty = Object.entries(all).filter(([, rows]) => Array.isArray(rows) && rows.length === 0)
    expect(empty.map(([name]) => name)).toEqual(['mentorAnswers', 'courses', 'joinedAsGuest'])
    expect(all.account).toMatchObject([{ name: person.name, role: 'learner' }])
    expect(all.mentorQuestions).toMatchObject([
      { text: SECRET_QUESTION, answer: 'Because it scatters.' },
    ])
    const log = all.studyLog as Record<string, unknown>[]
    expect(log.find(({ kind }) => kind === 'answered')).toMatchObject({
      question: 'Asked by m1-q1?',
      answer: ['second of m1-q1'],
      right: true,
    })
  })

  it('holds no secret, nothing of other people and no key', async () => {
    const person = await fullAccount()
    const text = JSON.stringify(await exportOf(person.id))
    const account = (await database.read.select().from(tables.accounts)).find(
      ({ learnerId }) => learnerId === person.id,
    )
    const [session] = (await database.read.select().from(tables.sessions)).filter(
      ({ learnerId }) => learnerId === person.id,
    )
    expect(text).not.toContain(account?.passwordHash)
    expect(text).not.toContain(session?.id)
    expect(text).not.toContain('hash of')
    expect(text).not.toContain(teacherId)
    expect(text).not.toContain(person.guestId)
    expect(text).not.toContain(canary(''))
    expect(text).not.toContain('m5-q2')
  })

  it('gives an instructor the answers, and not the learners’ questions', async () => {
    await fullAccount()
    const text = JSON.stringify(await exportOf(teacherId))
    expect(text).toContain('Because it scatters.')
    expect(text).not.toContain(SECRET_QUESTION)
  })
})
