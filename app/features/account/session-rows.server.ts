import { eq } from 'drizzle-orm'
import type { ReadDb } from '~/db/db.server'
import { hotEach } from '~/db/hot-each'
import { accounts, learners, sessions } from '~/db/schema'
import type { Learner } from './session.server'

type Row = Omit<Learner, 'id'> & { learnerId: string; expiresAt: Date }

/** A session with whose it is. */
export const sessionById = hotEach<'id', Row, ReadDb>(
  'session-by-id',
  ['id'],
  (db, asked) =>
    db
      .select({
        at: asked.at,
        learnerId: sessions.learnerId,
        expiresAt: sessions.expiresAt,
        name: accounts.name,
        role: accounts.role,
        language: learners.language,
        zone: learners.zone,
      })
      .from(asked.table)
      .innerJoin(sessions, eq(sessions.id, asked.id))
      .innerJoin(learners, eq(learners.id, sessions.learnerId))
      .leftJoin(accounts, eq(accounts.learnerId, sessions.learnerId)),
  setImmediate,
)
