import { withoutEmptyLines } from '~/features/course/course-parts'
import type { ConceptSource, CourseSource, QuestionSource } from '~/features/course/outline'
import { spansIn, spansText } from '~/features/course/spans'
import { writtenLines } from '~/features/digest/script/written'
import { COURSE, type Contents, type Part, type PartOf, type Place, partsOf } from './draft'
import type { NewPart } from './draft-change'
import { digestContent, digestNow } from './draft-digest'
import { slugOf } from './formats/slug'

/** The id in the course format of each part that has one, by the part's id. */
export type Keys = Map<string, string>

/**
 * The ids in the course format: those that parts have already, and for the others new ones, made of
 * the title of a module or a concept, or of the module of a question.
 */
export function keysOf(parts: readonly Part[]): Keys {
  const keys: Keys = new Map()
  const taken = {
    module: new Set<string>(),
    concept: new Set<string>(),
    question: new Set<string>(),
  }
  const take = (kind: keyof typeof taken, id: string, key: string) => {
    taken[kind].add(key)
    keys.set(id, key)
  }
  const free = (kind: keyof typeof taken, wanted: string) => {
    if (!taken[kind].has(wanted)) return wanted
    for (let n = 2; ; n += 1) if (!taken[kind].has(`${wanted}-${n}`)) return `${wanted}-${n}`
  }
  for (const { id, kind, key } of parts) {
    if (key !== null && kind in taken) take(kind as keyof typeof taken, id, key)
  }
  for (const kind of ['module', 'concept'] as const) {
    for (const { id, content } of partsOf(parts, kind)) {
      if (!keys.has(id))
        take(kind, id, free(kind, content.title.trim() ? slugOf(content.title) : kind))
    }
  }
  for (const { id, parentId } of partsOf(parts, 'question')) {
    const module = keys.get(parentId ?? '') ?? 'question'
    if (!keys.has(id)) take('question', id, free('question', `${module.slice(0, 80)}-1`))
  }
  return keys
}

/**
 * A question as the course format has it; a concept that isn't named is an empty id, and a tolerance
 * that is no number is NaN: neither can be published.
 */
export function questionSource(part: PartOf<'question'>, keys: Keys): QuestionSource {
  const { concept, toleranceTyped, ...content } = part.content
  return {
    id: keys.get(part.id) ?? part.id,
    concept: keys.get(concept ?? '') ?? '',
    ...content,
    ...(toleranceTyped !== undefined && { tolerance: Number.NaN }),
  }
}

/** What is typed and names no spans is left out: it can't be published. */
function spansSource({ spans = '' }: Contents['module']) {
  const read = spansIn(spans) ?? []
  return read.length > 0 ? { spans: read } : {}
}

function conceptSource({ id, content }: PartOf<'concept'>, keys: Keys): ConceptSource {
  const needs = content.needs.flatMap((need) => {
    const key = keys.get(need.id)
    return key === undefined ? [] : [{ id: key, because: need.because }]
  })
  return { id: keys.get(id) ?? id, title: content.title, summary: content.summary, needs }
}

/**
 * A draft in the shape of the course format, ready or not.
 *
 * @param work the course's id in it
 */
export function courseSource(
  parts: readonly Part[],
  work: string,
  keys = keysOf(parts),
): CourseSource {
  const { language, ...about } = courseContent(parts)
  const questions = (parentId: string, place: Place) =>
    partsOf(parts, 'question', { parentId, place }).map((part) => questionSource(part, keys))
  return {
    id: work,
    language,
    ...about,
    modules: partsOf(parts, 'module').map(({ id, content }) => {
      const module = {
        id: keys.get(id) ?? id,
        title: content.title,
        concepts: partsOf(parts, 'concept', { parentId: id }).map((part) =>
          conceptSource(part, keys),
        ),
        body: withoutEmptyLines(content.body),
        ...spansSource(content),
        card: questions(id, 'card'),
        pool: questions(id, 'pool'),
      }
      const digest = digestNow(parts, id, module)
      return { ...module, ...(digest && { digest: writtenLines(digest.content.lines) }) }
    }),
  }
}

/**
 * What a draft's course as a whole says.
 *
 * @throws Error for parts without it: every draft has it
 */
export function courseContent(parts: readonly Part[]): Contents['course'] {
  const [course] = partsOf(parts, 'course')
  if (!course) throw new Error('a draft without its course')
  return course.content
}

/**
 * The parts of a course as written, for a draft that has none yet.
 *
 * @param newId gives the id of a part, unlike any other
 */
export function courseParts(course: CourseSource, newId: () => string): NewPart[] {
  const { modules, id: _, ...content } = course
  const ids = new Map(
    modules.flatMap(({ concepts }) => concepts.map(({ id }) => [id, newId()] as const)),
  )
  const below = modules.flatMap((module): NewPart[] => {
    const parentId = newId()
    const { title, body } = module
    const digest = digestContent(course, module)
    const spans = spansText(module.spans)
    const concepts = module.concepts.map(
      ({ id, needs, ...concept }): NewPart => ({
        kind: 'concept',
        id: ids.get(id),
        parentId,
        key: id,
        content: {
          ...concept,
          needs: needs.map((need) => ({ ...need, id: ids.get(need.id) ?? need.id })),
        },
      }),
    )
    const questions = (place: Place) =>
      module[place].map(
        ({ id, concept, ...question }): NewPart => ({
          kind: 'question',
          parentId,
          place,
          key: id,
          content: { ...question, concept: ids.get(concept) ?? null },
        }),
      )
    return [
      {
        kind: 'module',
        id: parentId,
        key: module.id,
        content: { title, body, ...(spans && { spans }) },
      },
      ...concepts,
      ...questions('card'),
      ...questions('pool'),
      ...(digest ? [{ kind: 'digest' as const, parentId, content: digest }] : []),
    ]
  })
  return [{ kind: 'course', id: COURSE, content }, ...below]
}
