import type { CourseSource, ModuleSource, QuestionSource } from '~/features/course/outline'
import { spansText } from '~/features/course/spans'
import { type FieldDifference, fieldsBetween } from './words-between'

/** One thing of a course that a new version has otherwise than the last one. */
export type CourseDifference = {
  what: 'course' | 'module' | 'concept' | 'question'
  id: string
  title: string
  how: 'added' | 'removed' | 'changed' | 'moved'
  /** Where it is changed: what goes and what comes. */
  fields: FieldDifference[]
}

type Named = { id: string; title: string; place: string; content: object }

/** What publishing would change, part by part; all of it is new where there is no version yet. */
export function courseDifference(last: CourseSource | null, next: CourseSource) {
  const { modules: _, id, ...about } = next
  const before = last && { ...last, modules: undefined, id: undefined }
  const fields = fieldsBetween(withoutEmpty(before ?? {}), withoutEmpty(about))
  const course: CourseDifference[] =
    last && fields.length > 0
      ? [{ what: 'course', id, title: next.title, how: 'changed', fields }]
      : []
  return [
    ...course,
    ...compared('module', modulesOf(last), modulesOf(next)),
    ...compared('concept', conceptsOf(last), conceptsOf(next)),
    ...compared('question', questionsOf(last), questionsOf(next)),
  ]
}

const withoutEmpty = (content: object) =>
  Object.fromEntries(Object.entries(content).filter(([, value]) => value !== undefined))

function compared(
  what: CourseDifference['what'],
  last: Named[],
  next: Named[],
): CourseDifference[] {
  const [old, now] = [byId(last), byId(next)]
  const common = (all: Named[]) => all.filter(({ id }) => old.has(id) && now.has(id))
  const places = new Map(common(last).map(({ id, place }, at) => [id, `${place} ${at}`]))
  const moved = new Set(
    common(next).flatMap(({ id, place }, at) => (places.get(id) === `${place} ${at}` ? [] : id)),
  )
  const removed = last
    .filter(({ id }) => !now.has(id))
    .map(({ id, title }) => ({ what, id, title, how: 'removed' as const, fields: [] }))
  const others = next.flatMap(({ id, title, content }): CourseDifference[] => {
    const before = old.get(id)
    if (!before) return [{ what, id, title, how: 'added', fields: [] }]
    const fields = fieldsBetween(withoutEmpty(before.content), withoutEmpty(content))
    if (fields.length > 0) return [{ what, id, title, how: 'changed', fields }]
    return moved.has(id) ? [{ what, id, title, how: 'moved', fields: [] }] : []
  })
  return [...others, ...removed]
}

const byId = (all: Named[]) => new Map(all.map((one) => [one.id, one]))

const modulesOf = (course: CourseSource | null): Named[] =>
  (course?.modules ?? []).map(({ id, title, body, spans, digest }) => ({
    id,
    title,
    place: '',
    content: {
      ...{ title, body },
      ...(spans && { spans: spansText(spans) }),
      ...(digest && { digest: digest.map(({ text }) => text) }),
    },
  }))

const conceptsOf = (course: CourseSource | null): Named[] =>
  (course?.modules ?? []).flatMap((module) =>
    module.concepts.map(({ id, ...content }) => ({
      id,
      title: content.title,
      place: module.id,
      content,
    })),
  )

const questionsOf = (course: CourseSource | null): Named[] =>
  (course?.modules ?? []).flatMap((module) => [
    ...questionsIn(module, 'card'),
    ...questionsIn(module, 'pool'),
  ])

const questionsIn = (module: ModuleSource, place: 'card' | 'pool'): Named[] =>
  module[place].map(({ id, ...content }: QuestionSource) => ({
    id,
    title: content.ask,
    place: `${module.id} ${place}`,
    content,
  }))
