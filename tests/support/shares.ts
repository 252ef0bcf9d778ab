import { eq } from 'drizzle-orm'
import { transaction } from '~/db/db.server'
import { courses, type digests } from '~/db/schema'
import { courseNow } from '~/features/course/course.server'
import { keptDigest } from './digests'

type Kind = (typeof digests.$inferInsert)['kind']
type Options = { id: string; learnerId: string | null; kind?: Kind; course?: string }

/** A digest about the first module of a course that can be heard: a learner's, or the module's own. */
export async function newDigest({ id, learnerId, kind, course = 'tiny' }: Options) {
  const version = await courseNow(course)
  return keptDigest({
    id,
    learnerId,
    kind: kind ?? (learnerId === null ? 'module' : 'recorded'),
    courseId: course,
    versionId: version.id,
    moduleId: version.modules[0]?.id,
    title: 'Count the letters',
  })
}

/** Says whether what is shared of a course waits for its instructor. */
export async function setSharing(course: string, sharing: 'open' | 'approved'): Promise<void> {
  await transaction(async (tx) => {
    await tx.update(courses).set({ sharing }).where(eq(courses.id, course))
  })
}
