import { eq } from 'drizzle-orm'
import type { ReadDb } from '~/db/db.server'
import { hotEach } from '~/db/hot-each'
import { courses } from '~/db/schema'

/** The version of a course that is published now. */
export const currentVersion = hotEach<'id', { versionId: string | null }, ReadDb>(
  'course-version',
  ['id'],
  (db, asked) =>
    db
      .select({ at: asked.at, versionId: courses.versionId })
      .from(asked.table)
      .innerJoin(courses, eq(courses.id, asked.id)),
  setImmediate,
)
