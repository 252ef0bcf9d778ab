import { and, desc, eq } from 'drizzle-orm'
import { reader } from '~/db/db.server'
import { digests } from '~/db/schema'
import type { Version } from '~/features/course/course'
import { coursesBegun } from '~/features/digest/begun.server'
import { digestFor, digestsOf } from './digest.server'
import { digestsIn } from './module-digest.server'
import { type Playable, playableOf } from './module-digest-view.server'
import type { Figures } from './share/figures.server'
import { figuresByDigest } from './share/share-view.server'

/** A digest that the learner made, or is making. */
export type OwnLine = {
  id: string
  kind: 'assembled' | 'recorded'
  title: string
  language: string
  state: 'draft' | 'making' | 'ready' | 'failed'
  seconds: number | null
  /** What came of its shares; null where it is not shared. */
  figures: Figures | null
}

/** A course begun, with the modules of it that can be heard. */
export type CourseLine = {
  id: string
  title: string
  language: string
  modules: { key: string; title: string; seconds: number }[]
}

export type DigestsView = {
  morning: (Playable & { title: string; language: string }) | null
  own: OwnLine[]
  courses: CourseLine[]
}

/** What a learner can listen to: their morning, what they made, and the modules of the courses they have begun. */
export async function digestsView(learnerId: string | null): Promise<DigestsView> {
  if (!learnerId) return { morning: null, own: [], courses: [] }
  const begun = await coursesBegun(learnerId)
  const courses = await Promise.all(begun.map(courseLine))
  return {
    morning: await morningOf(learnerId),
    own: await ownLines(learnerId),
    courses: courses.filter(({ modules }) => modules.length > 0),
  }
}

async function ownLines(learnerId: string): Promise<OwnLine[]> {
  const figures = await figuresByDigest(learnerId)
  return (await digestsOf(learnerId)).map(({ id, kind, title, language, state, seconds }) => ({
    ...{ id, title, language, state, seconds },
    kind: kind === 'recorded' ? 'recorded' : 'assembled',
    figures: figures[id] ?? null,
  }))
}

async function courseLine(version: Version): Promise<CourseLine> {
  const seconds = await digestsIn(version)
  const { courseId: id, title, language, modules } = version
  return {
    ...{ id, title, language },
    modules: modules.flatMap(({ key, title }) => {
      const heard = seconds[key]
      return heard === undefined ? [] : [{ key, title, seconds: heard }]
    }),
  }
}

/** The learner's last morning; null while there is none that can be heard. */
async function morningOf(learnerId: string): Promise<DigestsView['morning']> {
  const ready = and(eq(digests.kind, 'morning'), eq(digests.state, 'ready'))
  const [last] = await reader()
    .select({ id: digests.id })
    .from(digests)
    .where(and(eq(digests.learnerId, learnerId), ready))
    .orderBy(desc(digests.day))
    .limit(1)
  const digest = last && (await digestFor(learnerId, last.id))
  const audio = digest && playableOf(digest)
  return audio ? { ...audio, title: digest.title, language: digest.language } : null
}
