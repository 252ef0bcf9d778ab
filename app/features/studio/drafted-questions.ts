import { CARD, type Language, type QuestionSource } from '~/features/course/outline'
import { type Contents, type Part, type PartOf, partsOf } from './draft'
import type { Change } from './draft-change'
import { draftsOf } from './draft-questions'
import { type DraftConcept, speaksOf } from './draft-sentences'

type Question = Contents['question']

/** Questions drafted for one module: what its card lacks, and others to choose another one from. */
export type Drafted = { drafts: Question[]; spares: Question[] }

/** The id of the part that holds a module's spare questions. */
export const sparesId = (moduleId: string) => `spares-${moduleId}`

/** A question of a draft in the shape of the course format, without its id. */
export const asQuestion = (content: Question): QuestionSource => ({
  ...content,
  id: '',
  concept: content.concept ?? '',
})

/** The questions that stand on a module's card, in the shape of the course format. */
export const besideOf = (parts: readonly Part[], moduleId: string): QuestionSource[] =>
  partsOf(parts, 'question', { parentId: moduleId, place: 'card' }).map(({ id, content }) => ({
    ...asQuestion(content),
    id,
  }))

/** What questions are drafted with. */
export type Drafting = {
  language: Language
  concepts: readonly DraftConcept[]
  /** What the card asks already. */
  beside: readonly QuestionSource[]
  /** How many the card lacks. */
  wanted: number
}

/** Drafts questions for a module from its text alone, and spare ones. */
export function draftedFor(
  { id, content }: Pick<PartOf<'module'>, 'id' | 'content'>,
  drafting: Drafting,
): Drafted {
  const known = new Set(drafting.concepts.map((concept) => concept.id))
  const found = draftsOf({ id, ...content }, drafting)
  const asContent = ({ question }: { question: QuestionSource }): Question => {
    const { id: _, concept, ...rest } = question
    return { ...rest, concept: known.has(concept) ? concept : null }
  }
  return { drafts: found.drafts.map(asContent), spares: found.spares.map(asContent) }
}

/** The spare questions that a part holds. */
export const sparesIn = (part: Part | undefined | null): Question[] =>
  part?.kind === 'material' ? ((part.content.questions as Question[]) ?? []) : []

/** The change that keeps a module's spare questions. */
export function keepSpares(
  parts: readonly Part[],
  moduleId: string,
  questions: Question[],
): Change {
  const id = sparesId(moduleId)
  const content = { name: 'spares', questions }
  const held = parts.find((part) => part.id === id)
  return held
    ? { do: 'write', id, base: held.revision, content }
    : { do: 'insert', part: { kind: 'material', id, content } }
}

/**
 * The changes that put drafted questions on a module's card, unseen, as far as it lacks some, and keep
 * the others as spare ones. Nothing where the module is gone.
 *
 * @param parts all of the draft, with what holds the module's spare questions
 * @param ids for the new parts
 */
export function bringQuestions(
  parts: readonly Part[],
  moduleId: string,
  { drafts, spares }: Drafted,
  ids: readonly string[],
): Change[] {
  if (!parts.some(({ id, kind }) => id === moduleId && kind === 'module')) return []
  const lacks = Math.max(0, CARD - besideOf(parts, moduleId).length)
  const inserts = drafts.slice(0, lacks).map(
    (content, n): Change => ({
      do: 'insert',
      part: {
        kind: 'question',
        id: ids[n],
        parentId: moduleId,
        place: 'card',
        content,
        seen: false,
      },
    }),
  )
  return [...inserts, keepSpares(parts, moduleId, [...drafts.slice(lacks), ...spares])]
}

/**
 * A spare question as it goes on a card: where its concept is gone, the module's first that its
 * sentence speaks of stands in.
 */
export function asDraft(
  question: Question,
  parts: readonly Part[],
  moduleId: string,
  language: Language,
) {
  const concepts = partsOf(parts, 'concept')
  if (concepts.some(({ id }) => id === question.concept)) return question
  const text = `${question.passage ?? ''} ${question.ask}`
  const found = partsOf(parts, 'concept', { parentId: moduleId }).find(({ content }) =>
    speaksOf(text, content.title, language),
  )
  return { ...question, concept: found?.id ?? null }
}
