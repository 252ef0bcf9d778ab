import { type Column, eq, type Table } from 'drizzle-orm'
import type { SQLiteTable } from 'drizzle-orm/sqlite-core'
import type { ReadDb, Tx } from '~/db/db.server'
import * as tables from '~/db/schema'
import { exportedDrafts, exportedInvitation, forgetDrafts } from './draft-belongings.server'

/** The questions that were answered, by revision: what was asked, and a response in words. */
export type Asked = Map<string, { question: string; said: (response: string[]) => string[] }>

/** A table with a key of a learner's: what of it an export holds, and what a deletion leaves. */
export type Belonging = {
  table: Table
  /** The column that holds the key. */
  key: string
  /** The rows as an export holds them: no secret, nothing of other people, no key to a question. */
  exported: (db: ReadDb, learnerId: string, asked: Asked) => Promise<object[]>
  /** Drops the rows, or cuts their link and blanks what was written freely. */
  forget: (tx: Tx, learnerId: string) => Promise<void>
}

type Row<T extends SQLiteTable> = T['$inferSelect']

/** `leaves`: nothing, or the rows with these columns blanked and without the link. */
function belonging<T extends SQLiteTable>(
  table: T,
  key: string & keyof Row<T>,
  leaves: 'nothing' | Partial<Record<keyof Row<T>, null>>,
  shown: (row: Row<T>, asked: Asked) => object,
): Belonging {
  const any = table as SQLiteTable
  const column = (table as unknown as Record<string, Column>)[key] as Column
  return {
    table,
    key,
    exported: async (db, learnerId, asked) => {
      const rows = await db.select().from(any).where(eq(column, learnerId))
      return rows.map((row) => shown(row as Row<T>, asked))
    },
    forget: async (tx, learnerId) => {
      const own = eq(column, learnerId)
      if (leaves === 'nothing') await tx.delete(any).where(own)
      else
        await tx
          .update(any)
          .set({ ...leaves, [key]: null })
          .where(own)
    },
  }
}

/**
 * Everything that belongs to a learner, in the order in which it can be
 * forgotten. A test compares it with the schema: a table with a learner's key
 * that is missing here fails it.
 */
export const BELONGINGS = {
  studyLog: belonging(tables.studyLog, 'learnerId', {}, shownLog),
  lessons: belonging(tables.lessons, 'learnerId', {}, (row) => ({
    course: row.courseId,
    module: row.moduleId,
    startedAt: row.startedAt,
    openedAt: row.openedAt,
    finishedAt: row.finishedAt,
    right: row.right,
  })),
  practices: belonging(tables.practices, 'learnerId', {}, (row) => ({
    course: row.courseId,
    concept: row.conceptId,
    questions: row.questionRevisionIds.length,
    startedAt: row.startedAt,
    finishedAt: row.finishedAt,
  })),
  mentorQuestions: belonging(
    tables.mentorQuestions,
    'learnerId',
    { text: null, askedAt: null },
    ({ courseId, moduleId, text, askedAt, seenAt, answer, answeredAt }) => ({
      course: courseId,
      module: moduleId,
      text,
      askedAt,
      seenAt,
      answer,
      answeredAt,
    }),
  ),
  mentorAnswers: belonging(tables.mentorQuestions, 'instructorId', {}, (row) => ({
    course: row.courseId,
    module: row.moduleId,
    seenAt: row.seenAt,
    answer: row.answer,
    answeredAt: row.answeredAt,
  })),
  courses: belonging(tables.courses, 'instructorId', {}, ({ id, language, createdAt }) => ({
    id,
    language,
    createdAt,
  })),
  drafts: {
    table: tables.drafts as unknown as Table,
    key: 'ownerId',
    exported: exportedDrafts,
    forget: forgetDrafts,
  },
  draftSteps: belonging(tables.draftSteps, 'learnerId', {}, ({ draftId, about, at }) => ({
    draft: draftId,
    about,
    at,
  })),
  draftsTogether: belonging(tables.draftInstructors, 'learnerId', 'nothing', (row) => ({
    draft: row.draftId,
    joinedAt: row.joinedAt,
  })),
  invitations: belonging(tables.draftInvitations, 'learnerId', 'nothing', exportedInvitation),
  invitationsSent: belonging(tables.draftInvitations, 'byId', {}, exportedInvitation),
  pictures: belonging(tables.pictures, 'learnerId', {}, ({ id, bytes, createdAt }) => ({
    id,
    bytes,
    createdAt,
  })),
  places: belonging(tables.places, 'learnerId', 'nothing', ({ moduleId, idea, at }) => ({
    module: moduleId,
    idea: idea + 1,
    at,
  })),
  mastery: belonging(tables.memories, 'learnerId', 'nothing', (row) => ({
    concept: row.conceptId,
    value: row.value,
    variance: row.variance,
    answers: row.answers,
    days: row.days,
    lastDay: row.lastDay,
    stabilityInDays: row.stability,
    seenAt: row.seenAt,
  })),
  state: belonging(tables.learnerStates, 'learnerId', 'nothing', (row) => ({
    ability: row.ability,
    answers: row.answers,
    sprint: row.sprint,
  })),
  sprints: belonging(tables.sprints, 'learnerId', 'nothing', ({ lessons, finishedAt }) => ({
    modules: lessons.map(({ moduleId }) => moduleId),
    finishedAt,
  })),
  rewards: belonging(tables.rewards, 'learnerId', 'nothing', ({ id, kind, chosenAt }) => ({
    id,
    kind,
    chosenAt,
  })),
  shares: belonging(tables.shares, 'learnerId', 'nothing', (row) => ({
    name: row.name,
    state: row.state,
    because: row.because,
    createdAt: row.createdAt,
    expiresAt: row.expiresAt,
    revokedAt: row.revokedAt,
  })),
  digests: belonging(tables.digests, 'learnerId', 'nothing', (row) => ({
    kind: row.kind,
    course: row.courseId,
    module: row.moduleId,
    title: row.title,
    text: row.script.map(({ text }) => text),
    takenOut: row.removed?.map(({ line }) => line.text) ?? [],
    createdAt: row.createdAt,
  })),
  feed: belonging(tables.feeds, 'learnerId', 'nothing', ({ createdAt, lastUsedAt }) => ({
    createdAt,
    lastUsedAt,
  })),
  joinings: belonging(tables.joinings, 'learnerId', 'nothing', ({ at }) => ({ at })),
  joinedAsGuest: belonging(tables.joinings, 'guestId', 'nothing', ({ at }) => ({ at })),
  sessions: belonging(tables.sessions, 'learnerId', 'nothing', ({ expiresAt }) => ({ expiresAt })),
  account: belonging(tables.accounts, 'learnerId', 'nothing', ({ name, role, createdAt }) => ({
    name,
    role,
    createdAt,
  })),
  settings: belonging(tables.learners, 'id', 'nothing', ({ language, zone, createdAt }) => ({
    language,
    zone,
    createdAt,
  })),
} satisfies Record<string, Belonging>

function shownLog(row: typeof tables.studyLog.$inferSelect, asked: Asked): object {
  const { kind, at, zone, courseId, moduleId, conceptId, response, right, reward } = row
  const about = { kind, at, zone, course: courseId, module: moduleId }
  if (kind === 'chosen') return { kind, at, zone, course: courseId, reward }
  if (kind !== 'answered') return about
  const question = asked.get(row.questionRevisionId ?? '')
  return {
    ...about,
    concept: conceptId,
    practice: row.practiceId !== null,
    question: question?.question ?? row.questionId,
    answer: question?.said(response ?? []) ?? response,
    right,
  }
}
