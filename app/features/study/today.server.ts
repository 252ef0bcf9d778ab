import { desc, eq } from 'drizzle-orm'
import { now } from '~/clock.server'
import { reader } from '~/db/db.server'
import { lessons, places, studyLog } from '~/db/schema'
import type { Version } from '~/features/course/course'
import { catalogue, courseNow } from '~/features/course/course.server'
import { coursesBegun } from '~/features/digest/begun.server'
import { type ConceptView, conceptView } from '~/features/graph/concept'
import { type GraphView, graphView } from '~/features/graph/graph'
import { knownTo } from '~/features/graph/graph.server'
import { nextStep, type Why } from '~/features/graph/next'
import { Refusal } from '~/features/refusal'
import { sprintStateOf, waitingSprintOf } from '~/features/sprint/sprint.server'
import type { Language } from '~/i18n/language'

/** What to go on with, where, and why. */
export type NextStep = {
  courseId: string
  courseTitle: string
  language: string
  /** Null for a practice. */
  moduleKey: string | null
  title: string
  /** Null for a practice, which takes as long as one likes. */
  minutes: number | null
  href: string
  why: Why
}

export type Today = {
  next: NextStep | null
  /** A finished sprint whose reward has not been chosen. */
  waitingSprint: string | null
  /** Whether finished lessons wait for an open one. */
  held: boolean
}

/** Where a learner stands in a course: what is next and why, and the graph with the way there. */
export async function standingIn(
  learnerId: string | null,
  version: Version,
): Promise<{ next: NextStep | null; graph: GraphView }> {
  const own = learnerId
    ? await reader()
        .select({
          id: lessons.id,
          moduleId: lessons.moduleId,
          openedAt: lessons.openedAt,
          finishedAt: lessons.finishedAt,
        })
        .from(lessons)
        .where(eq(lessons.learnerId, learnerId))
    : []
  const finished = new Set(own.filter((row) => row.finishedAt).map(({ moduleId }) => moduleId))
  const open = own.find(
    ({ moduleId, openedAt, finishedAt }) =>
      openedAt && !finishedAt && version.modules.some(({ id }) => id === moduleId),
  )
  const known = await knownTo(learnerId, version, now())
  const next = nextStep(version, finished, open?.moduleId ?? null, known)
  const graph = graphView(version, known, next?.moduleId ?? null)
  return { next: next && stepIn(version, next, open?.id ?? null), graph }
}

function stepIn(
  version: Version,
  { moduleId, conceptKey, why }: NonNullable<ReturnType<typeof nextStep>>,
  openLesson: string | null,
): NextStep | null {
  const course = {
    courseId: version.courseId,
    courseTitle: version.title,
    language: version.language,
    why,
  }
  const module = version.modules.find(({ id }) => id === moduleId)
  if (module) {
    const path = `/courses/${version.courseId}/modules/${module.key}`
    return {
      ...course,
      moduleKey: module.key,
      title: module.title,
      minutes: Math.max(1, Math.round(module.minutes)),
      href: why.kind === 'continue' && openLesson ? `/lessons/${openLesson}` : path,
    }
  }
  const concept = version.concepts.find(({ key }) => key === conceptKey)
  if (!concept) return null
  const href = `/courses/${version.courseId}/graph?concept=${concept.key}#concept`
  return { ...course, moduleKey: null, title: concept.title, minutes: null, href }
}

/** The course a learner was last in, as a version published now; else the first in their language. */
async function lastCourse(learnerId: string, language: Language): Promise<Version | null> {
  const own = ({ version }: { version: Version }) => (version.language === language ? 0 : 1)
  const all = (await catalogue()).sort((a, b) => own(a) - own(b))
  const [logged] = await reader()
    .select({ courseId: studyLog.courseId })
    .from(studyLog)
    .where(eq(studyLog.learnerId, learnerId))
    .orderBy(desc(studyLog.seq))
    .limit(1)
  const [read] = await reader()
    .select({ moduleId: places.moduleId })
    .from(places)
    .where(eq(places.learnerId, learnerId))
    .orderBy(desc(places.at))
    .limit(1)
  const last =
    all.find(({ version }) => version.courseId === logged?.courseId) ??
    all.find(({ version }) => version.modules.some(({ id }) => id === read?.moduleId)) ??
    all.find(({ listed }) => listed)
  return last?.version ?? null
}

/** What the first page shows one who has begun. */
export async function todayOf(learnerId: string, language: Language): Promise<Today> {
  const version = await lastCourse(learnerId, language)
  const { waiting } = await sprintStateOf(learnerId)
  return {
    next: version && (await standingIn(learnerId, version)).next,
    waitingSprint: await waitingSprintOf(learnerId),
    held: waiting.length > 0,
  }
}

export type GraphPageView = {
  here:
    | (Pick<NextStep, 'courseId' | 'language'> & {
        title: string
        graph: GraphView
        next: NextStep | null
        concept: ConceptView | null
      })
    | null
  courses: { id: string; title: string; language: string }[]
}

/**
 * The graph of a course, by default of the one the learner was last in.
 *
 * @throws Refusal `not-found` for a course or a concept there isn't.
 */
export async function graphPageFor(
  learnerId: string | null,
  wanted: { courseId: string | null; concept: string | null; language: Language },
): Promise<GraphPageView> {
  const { courseId } = wanted
  const version = courseId
    ? await courseNow(courseId)
    : await lastCourse(learnerId ?? '', wanted.language)
  const begun = new Set((await coursesBegun(learnerId ?? '')).map(({ courseId }) => courseId))
  const courses = (await catalogue()).flatMap(
    ({ listed, version: { courseId: id, title, language } }) =>
      listed || begun.has(id) ? { id, title, language } : [],
  )
  if (!version) return { here: null, courses }
  const { graph, next } = await standingIn(learnerId, version)
  const concept = wanted.concept === null ? null : conceptView(version, graph, wanted.concept)
  if (wanted.concept !== null && !concept) throw new Refusal('not-found')
  const { title, language } = version
  return { here: { courseId: version.courseId, title, language, graph, next, concept }, courses }
}
