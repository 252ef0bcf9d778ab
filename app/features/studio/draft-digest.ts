import { seeded } from '~/features/card/question'
import type { CourseSource, ModuleSource } from '~/features/course/outline'
import { fitOf } from '~/features/digest/draft/draft'
import { scriptFaults } from '~/features/digest/draft/edited'
import type { Line } from '~/features/digest/script/line'
import { linesWritten, sourcesIn } from '~/features/digest/script/written'
import { type Contents, type Part, type PartOf, partsOf } from './draft'

type Written = Pick<ModuleSource, 'title' | 'body'> & { card: { ask: string }[] }

/** A mark of what a module says and asks: another one once its script is about another text. */
export const markOf = ({ title, body, card }: Written): string =>
  String(seeded(JSON.stringify([title, body.trim(), card.map(({ ask }) => ask)]))())

/** What an instructor has written for the digest of a module, about this text or an earlier one. */
export const digestPart = (parts: readonly Part[], moduleId: string): PartOf<'digest'> | null =>
  partsOf(parts, 'digest', { parentId: moduleId })[0] ?? null

/** What an instructor has written for the digest of a module as the module stands; or null. */
export function digestNow(
  parts: readonly Part[],
  moduleId: string,
  written: Written,
): PartOf<'digest'> | null {
  const part = digestPart(parts, moduleId)
  return part?.content.of === markOf(written) ? part : null
}

/** What a script of a module is proposed from, and what its lines rest on. */
export function materialIn({ id, language, modules }: CourseSource, module: ModuleSource) {
  const concepts = modules.flatMap((each) => each.concepts)
  return {
    language,
    moduleTitle: module.title,
    body: module.body,
    concepts: module.concepts.map(({ title, summary }) => ({ title, summary })),
    questions: module.card.map((question) => ({
      id: `${id}/${question.id}`,
      ask: question.ask,
      kind: question.kind,
      concept: concepts.find((concept) => concept.id === question.concept)?.title ?? null,
    })),
  }
}

/** What a course as written says in the digest of a module; null for what is proposed. */
export function digestContent(
  course: CourseSource,
  module: ModuleSource,
): Contents['digest'] | null {
  if (!module.digest) return null
  const sourceOf = sourcesIn(materialIn(course, module))
  const lines = linesWritten(module.digest, course.language, sourceOf)
  return { lines, removed: [], of: markOf(module) }
}

/** Lines that were written about an earlier text: each rests on what still says it, or on nothing. */
export function takenBack(lines: readonly Line[], course: CourseSource, module: ModuleSource) {
  const sourceOf = sourcesIn(materialIn(course, module))
  return lines.map((line) => ({ ...line, from: line.from && sourceOf(line.from.text) }))
}

/**
 * What was done between two scripts: lines that came in, went or changed places; else what they say
 * was typed.
 */
export function doneBetween(
  before: readonly Line[],
  after: readonly Line[],
): 'added' | 'removed' | 'moved' | 'typed' {
  const idsOf = (lines: readonly Line[]) => lines.map(({ id }) => id)
  const [old, now] = [idsOf(before), idsOf(after)]
  if (now.some((id) => !old.includes(id))) return 'added'
  if (now.length < old.length) return 'removed'
  return now.join('\n') === old.join('\n') ? 'typed' : 'moved'
}

/** Why a script can't be published: the faults of its sentences, `digest` where it is too long. */
export type Unfit =
  | 'no-sentence'
  | 'many-sentences'
  | 'empty-sentence'
  | 'long-sentence'
  | 'unsaid-sentence'
  | 'digest'

/** Everything that keeps a voice from saying a script in three minutes; empty where nothing does. */
export function unfitnessOf(lines: Line[], language: CourseSource['language']): Unfit[] {
  const faults = scriptFaults(lines, language, false)
  const found = Object.values(faults?.lines ?? {})
  const of = (['empty', 'long', 'unsaid'] as const).filter((fault) => found.includes(fault))
  return [
    ...(faults?.script === 'empty' ? ['no-sentence' as const] : []),
    ...(faults?.script === 'many' ? ['many-sentences' as const] : []),
    ...of.map((fault) => `${fault}-sentence` as const),
    ...(fitOf(lines, language).kind === 'over' ? ['digest' as const] : []),
  ]
}
