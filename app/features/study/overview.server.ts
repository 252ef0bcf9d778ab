import { and, eq, inArray } from 'drizzle-orm'
import { reader } from '~/db/db.server'
import { lessons } from '~/db/schema'
import { minutesOf, moduleByKey, type Version } from '~/features/course/course'
import { catalogue, courseNow, courseRow, translationsOf } from '~/features/course/course.server'
import type { Language } from '~/features/course/outline'
import { digestSeconds, digestsIn } from '~/features/digest/module-digest.server'
import { Refusal } from '~/features/refusal'
import { placeIn, placesOf } from './places.server'

/** Whole minutes as shown, at least 1. */
const shown = (minutes: number) => Math.max(1, Math.round(minutes))

type Standing = {
  /** By module: how many were right in the best finished lesson. */
  finished: Map<string, number>
  /** By module: the lesson that has an answer and is not finished. */
  open: Map<string, string>
  /** By module: the idea last read, from 0. */
  read: Map<string, number>
  /** By course: when its last lesson was begun. */
  lastIn: Map<string, Date>
}

const nothing = (): Standing => ({
  finished: new Map(),
  open: new Map(),
  read: new Map(),
  lastIn: new Map(),
})

async function standingOf(learnerId: string | null, moduleIds?: string[]): Promise<Standing> {
  const standing = nothing()
  if (!learnerId) return standing
  const own = eq(lessons.learnerId, learnerId)
  const rows = await reader()
    .select()
    .from(lessons)
    .where(moduleIds ? and(own, inArray(lessons.moduleId, moduleIds)) : own)
  for (const { id, moduleId, courseId, startedAt, openedAt, finishedAt, right } of rows) {
    const last = standing.lastIn.get(courseId)
    if (!last || last < startedAt) standing.lastIn.set(courseId, startedAt)
    if (finishedAt) {
      const best = Math.max(right ?? 0, standing.finished.get(moduleId) ?? 0)
      standing.finished.set(moduleId, best)
    } else if (openedAt) standing.open.set(moduleId, id)
  }
  for (const { moduleId, idea } of await placesOf(reader(), { learnerId })) {
    standing.read.set(moduleId, idea)
  }
  return standing
}

function summaryOf(version: Version, { finished, open, read }: Standing) {
  const left = version.modules.filter(({ id }) => !finished.has(id))
  return {
    id: version.courseId,
    language: version.language,
    title: version.title,
    summary: version.summary,
    modules: version.modules.length,
    minutes: shown(minutesOf(version)),
    done: version.modules.length - left.length,
    minutesLeft: shown(left.reduce((sum, { minutes }) => sum + minutes, 0)),
    longest: Math.max(0, ...version.modules.map(({ minutes }) => minutes)),
    begun: version.modules.some(({ id }) => finished.has(id) || open.has(id) || read.has(id)),
  }
}

export type CourseSummary = ReturnType<typeof summaryOf>

/**
 * The catalogue as one learner, or a stranger, sees it: what is listed, and what they have begun, which
 * comes first. Of a course
 * and its translations one is begun, though all share what was finished: where the last lesson was,
 * else the one in the interface's language.
 */
export async function catalogueFor(learnerId: string | null, interfaceLanguage: Language) {
  const standing = await standingOf(learnerId)
  const own = ({ language }: { language: string }) => (language === interfaceLanguage ? 0 : 1)
  const all = (await catalogue()).sort((a, b) => own(a.version) - own(b.version))
  const lastIn = ({ version }: (typeof all)[number]) =>
    standing.lastIn.get(version.courseId)?.getTime() ?? 0
  const taken = new Map<string, (typeof all)[number]>()
  for (const course of all) {
    const other = taken.get(course.work)
    if (!other || lastIn(course) > lastIn(other)) taken.set(course.work, course)
  }
  const begun = (course: CourseSummary) => (course.begun ? 0 : 1)
  return all
    .flatMap((course) => {
      const shown = taken.get(course.work) === course ? standing : nothing()
      const summary = summaryOf(course.version, shown)
      return course.listed || summary.begun ? summary : []
    })
    .sort((a, b) => begun(a) - begun(b))
}

/** A course as one learner, or a stranger, sees it. */
export async function courseFor(learnerId: string | null, courseId: string) {
  const version = await courseNow(courseId)
  const standing = await standingOf(
    learnerId,
    version.modules.map(({ id }) => id),
  )
  const digests = await digestsIn(version)
  return {
    version,
    summary: summaryOf(version, standing),
    by: version.by,
    licence: version.licence,
    listed: (await courseRow(reader(), courseId))?.listed ?? true,
    sources: version.sources,
    translations: await translationsOf(courseId),
    modules: version.modules.map(({ id, key, title, minutes, ideas }) => ({
      key,
      title,
      minutes: shown(minutes),
      ideas: ideas.length,
      right: standing.finished.get(id) ?? null,
      open: standing.open.has(id),
      place: standing.read.get(id) ?? null,
      digest: digests[key] ?? null,
    })),
  }
}

/**
 * A module to read, opened where the learner left it.
 *
 * @throws Refusal `not-found`
 */
export async function moduleFor(learnerId: string | null, courseId: string, key: string) {
  const version = await courseNow(courseId)
  const module = moduleByKey(version, key)
  if (!module) throw new Refusal('not-found')
  const [[kept], digest] = await Promise.all([
    learnerId ? placeIn(reader(), { learnerId, moduleId: module.id }) : [],
    digestSeconds(version, module),
  ])
  return {
    course: { id: version.courseId, title: version.title, language: version.language },
    key: module.key,
    title: module.title,
    spans: module.spans,
    ideas: module.ideas,
    place: Math.min(kept?.idea ?? 0, module.ideas.length - 1),
    keeps: learnerId !== null,
    digest,
  }
}
