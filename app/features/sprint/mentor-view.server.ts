import { and, asc, desc, eq, or } from 'drizzle-orm'
import { reader } from '~/db/db.server'
import { accounts, mentorQuestions, rewards, sprints } from '~/db/schema'
import { type Moment, momentOf, type Telling } from '~/features/account/moment'
import type { Version } from '~/features/course/course'
import { Refusal } from '~/features/refusal'
import { mentorState, placeInQueue } from './mentor'
import { askedTo, type Person, waitingFor } from './mentor.server'
import { publishedNow } from './sprint-lessons.server'

type Row = typeof mentorQuestions.$inferSelect

/** The account's name of a learner; null for a guest, and for one who has left. */
export async function nameOf(learnerId: string | null): Promise<string | null> {
  if (!learnerId) return null
  const [account] = await reader()
    .select({ name: accounts.name })
    .from(accounts)
    .where(eq(accounts.learnerId, learnerId))
  return account?.name ?? null
}

function aboutOf(version: Version | null, moduleId: string | null) {
  const module = version?.modules.find(({ id }) => id === moduleId)
  return module ? { key: module.key, title: module.title } : null
}

type CourseNamed = { id: string; title: string; language?: string }

const courseOf = (version: Version | null, id: string): CourseNamed =>
  version ? { id, title: version.title, language: version.language } : { id, title: id }

/** The module of the lesson that finished the sprint: the likeliest to ask about. */
async function lastModule(rewardId: string): Promise<string | null> {
  const [row] = await reader()
    .select({ lessons: sprints.lessons })
    .from(rewards)
    .innerJoin(sprints, eq(sprints.id, rewards.sprintId))
    .where(eq(rewards.id, rewardId))
  return row?.lessons.at(-1)?.moduleId ?? null
}

/**
 * A mentor question as its learner or its instructor sees it.
 *
 * @throws Refusal `not-found` for anyone else.
 */
export async function mentorView(person: Person, id: string, telling: Telling) {
  const to = askedTo(person)
  const own = eq(mentorQuestions.learnerId, person.id)
  const [row] = await reader()
    .select()
    .from(mentorQuestions)
    .where(and(eq(mentorQuestions.id, id), to ? or(own, to) : own))
  if (!row) throw new Refusal('not-found')
  const version = await publishedNow(reader(), row.courseId)
  const isOwn = row.learnerId === person.id
  const mine = row.instructorId === person.id || (!row.instructorId && person.role === 'admin')
  const moment = (at: Date | null) => at && momentOf(at, telling)
  const open = row.text === null
  return {
    id,
    own: isOwn,
    state: mentorState(row),
    mayAnswer: Boolean(to) && mine && !open && row.answer === null,
    course: courseOf(version, row.courseId),
    about: aboutOf(version, open ? await lastModule(id) : row.moduleId),
    modules: open ? (version?.modules ?? []).map(({ key, title }) => ({ key, title })) : [],
    mentor: await nameOf(row.instructorId),
    learner: await nameOf(row.learnerId),
    text: row.text,
    answer: row.answer,
    asked: moment(row.askedAt),
    seen: moment(row.seenAt),
    answered: moment(row.answeredAt),
    before: row.answeredAt ? null : placeInQueue(await waitingFor(reader(), row.instructorId), row),
  }
}

export type MentorView = Awaited<ReturnType<typeof mentorView>>

export type AskedLine = {
  id: string
  learner: string | null
  course: CourseNamed
  about: { title: string } | null
  text: string
  seen: boolean
  asked: Moment | null
  answered: Moment | null
}

async function lineOf(row: Row, learner: string | null, telling: Telling): Promise<AskedLine> {
  const version = await publishedNow(reader(), row.courseId)
  return {
    id: row.id,
    learner,
    course: courseOf(version, row.courseId),
    about: aboutOf(version, row.moduleId),
    text: row.text ?? '',
    seen: row.seenAt !== null,
    asked: row.askedAt && momentOf(row.askedAt, telling),
    answered: row.answeredAt && momentOf(row.answeredAt, telling),
  }
}

/**
 * What was asked to an instructor: `waiting` from the oldest on, `answered`
 * from the last answer on.
 */
export async function mentorInbox(person: Person, telling: Telling) {
  const to = askedTo(person)
  if (!to) throw new Refusal('not-found')
  const rows = await reader()
    .select({ question: mentorQuestions, learner: accounts.name })
    .from(mentorQuestions)
    .leftJoin(accounts, eq(accounts.learnerId, mentorQuestions.learnerId))
    .where(to)
    .orderBy(
      desc(mentorQuestions.answeredAt),
      asc(mentorQuestions.askedAt),
      asc(mentorQuestions.id),
    )
  const lines = await Promise.all(
    rows.map(({ question, learner }) => lineOf(question, learner, telling)),
  )
  return {
    waiting: lines.filter(({ answered }) => !answered),
    answered: lines.filter(({ answered }) => answered),
  }
}
