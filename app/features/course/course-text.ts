import { faultOf } from './course-faults'
import { LIMITS } from './course-limits'
import { cutCourse, type ModulePart, type Part, type Refused } from './course-parts'
import {
  writtenCard,
  writtenConcepts,
  writtenDigest,
  writtenFront,
  writtenHeading,
  writtenPool,
} from './course-schema'
import { readYaml, sayIssue, writeYaml, type Yaml } from './course-yaml'
import type { CourseSource, LineSource, ModuleSource, QuestionSource } from './outline'
import { spansIn, spansText } from './spans'

export type CourseRead = { kind: 'course'; course: CourseSource } | Refused

type Lines = Record<
  'heading' | 'body' | 'concepts' | 'card' | 'pool',
  (path: PropertyKey[]) => number
>

/**
 * Reads a course in the text format of docs/course-format.md. A text that isn't one is refused
 * with the line, from 1, and what is wrong there, for people, in English.
 */
export function readCourse(text: string): CourseRead {
  if (text.length > LIMITS.course) {
    return { kind: 'refused', line: null, what: `longer than ${LIMITS.course} characters` }
  }
  const parts = cutCourse(text)
  if (parts.kind === 'refused') return parts
  const front = readYaml(parts.front, writtenFront)
  if (front.kind === 'refused') return front
  const modules: ModuleSource[] = []
  const lines: Lines[] = []
  for (const part of parts.modules) {
    const read = readModule(part)
    if (read.kind === 'refused') return read
    modules.push(read.module)
    lines.push(read.lines)
  }
  const { course: id, ...rest } = front.value
  const course: CourseSource = { id, ...rest, modules }
  const fault = faultOf(course)
  if (!fault) return { kind: 'course', course }
  const line = fault.place && lines[fault.place.module]?.[fault.place.part](fault.place.at)
  return { kind: 'refused', line: line ?? null, what: fault.what }
}

function readModule(
  part: ModulePart,
): { kind: 'module'; module: ModuleSource; lines: Lines } | Refused {
  const heading = writtenHeading.safeParse({ id: part.id, title: part.title })
  if (!heading.success) {
    const [issue] = heading.error.issues
    return { kind: 'refused', line: part.line, what: issue ? sayIssue(issue) : 'can’t be read' }
  }
  const own = () => part.line
  const spans = spansIn(part.spans)
  if (!spans) {
    const what = `“${part.spans}” names no stretches of a recording, such as 12:40–24:10`
    return { kind: 'refused', line: part.line, what }
  }
  const none = <T>(): Yaml<T[]> => ({ kind: 'read', value: [], lineOf: own })
  const block = <T>(written: Part | null, read: (part: Part) => Yaml<T[]> | Refused) =>
    written ? read(written) : none<T>()
  const concepts = block(part.concepts, (written) => readYaml(written, writtenConcepts))
  if (concepts.kind === 'refused') return concepts
  const card = block(part.card, (written) => readYaml(written, writtenCard))
  if (card.kind === 'refused') return card
  const pool = block(part.pool, (written) => readYaml(written, writtenPool))
  if (pool.kind === 'refused') return pool
  const digest = block(part.digest, (written) => readYaml(written, writtenDigest))
  if (digest.kind === 'refused') return digest
  return {
    kind: 'module',
    module: {
      ...heading.data,
      concepts: concepts.value,
      body: part.body,
      card: card.value,
      pool: pool.value,
      ...(spans.length > 0 && { spans }),
      ...(digest.value.length > 0 && { digest: digest.value }),
    },
    lines: {
      heading: own,
      body: own,
      concepts: concepts.lineOf,
      card: card.lineOf,
      pool: pool.lineOf,
    },
  }
}

/**
 * Writes a course in the text format; `readCourse` gives the same course back.
 *
 * @throws RangeError when a module's body can't stand in the format: it holds a heading of the
 *   first level, a fence that is never closed, or a fenced block named like one of the format's.
 */
export function writeCourse(course: CourseSource): string {
  const { id, language, title, summary, by, licence, sources } = course
  const front = writeYaml({ course: id, language, title, summary, by, licence, sources })
  return [`---\n${front}---`, ...course.modules.map(writeModule)].join('\n\n').concat('\n')
}

function writeModule(module: ModuleSource): string {
  const { id, title, concepts, body, card, pool, spans, digest } = module
  const alone = cutCourse(`---\n---\n# x {#x}\n${body}`)
  if (alone.kind === 'refused' || alone.modules.length !== 1 || alone.modules[0]?.body !== body) {
    throw new RangeError(`the text of module ${id} can't be written in the course format`)
  }
  const parts = [
    `# ${title} {#${[id, spansText(spans)].join(' ').trim()}}`,
    concepts.length > 0 && writeBlock('concepts', concepts),
    body,
    card.length > 0 && writeBlock('card', card.map(writtenQuestion)),
    pool.length > 0 && writeBlock('pool', pool.map(writtenQuestion)),
    digest && writeBlock('digest', digest.map(writtenLine)),
  ]
  return parts.filter(Boolean).join('\n\n')
}

function writeBlock(name: string, value: unknown): string {
  const yaml = writeYaml(value)
  const longest = Math.max(2, ...(yaml.match(/`+/g) ?? []).map((ticks) => ticks.length))
  const fence = '`'.repeat(longest + 1)
  return `${fence}${name}\n${yaml}${fence}`
}

const writtenLine = ({ part, text, begins, from }: LineSource) => ({
  say: text,
  ...(part !== 'point' && { part }),
  ...(begins && { begins: 'true' }),
  ...(from !== null && { from }),
})

function writtenQuestion(question: QuestionSource) {
  const { id, concept, kind, ask, choices, passage, tolerance, unit, otherwise } = question
  return {
    id,
    concept,
    ...(kind !== 'one' && { kind }),
    ask,
    choices: choices.map(({ text, right, reason, match }) => ({
      [right ? 'right' : 'wrong']: text,
      ...(match !== undefined && { match }),
      ...(reason !== null && { reason }),
    })),
    ...(typeof tolerance === 'number' && { tolerance }),
    ...(typeof unit === 'string' && { unit }),
    ...(typeof otherwise === 'string' && { otherwise }),
    ...(passage !== null && { passage }),
  }
}
