import { desc, eq, max } from 'drizzle-orm'
import { reader } from '~/db/db.server'
import { lessons } from '~/db/schema'
import type { Version } from '~/features/course/course'
import { catalogue } from '~/features/course/course.server'

/** The published courses that a learner has begun, the one they were last in first. */
export async function coursesBegun(learnerId: string): Promise<Version[]> {
  const begun = await reader()
    .select({ id: lessons.courseId, last: max(lessons.startedAt) })
    .from(lessons)
    .where(eq(lessons.learnerId, learnerId))
    .groupBy(lessons.courseId)
    .orderBy(desc(max(lessons.startedAt)))
  const all = await catalogue()
  const byId = new Map(all.map(({ version }) => [version.courseId, version]))
  return begun.flatMap(({ id }) => byId.get(id) ?? [])
}
