import { bareText } from '~/features/course/plain-text'
import { moduleSentences } from '~/features/course/sentences'
import { Refusal } from '~/features/refusal'
import { conceptsInOrder, type Part, type PartOf, type Place, partOf, partsOf } from './draft'
import type { Draft } from './draft.server'
import { questionFields } from './question-form'
import { marksOf } from './question-marks'
import { questionShown } from './question-shown.server'

const around = (parts: readonly Part[], body: string) => ({
  concepts: new Set(conceptsInOrder(parts).map(({ id }) => id)),
  text: bareText(body),
})

function linesOf(parts: readonly Part[], module: PartOf<'module'>, place: Place) {
  const looked = around(parts, module.content.body)
  return partsOf(parts, 'question', { parentId: module.id, place }).map(
    ({ id, content, seen, revision }) => ({
      ...{ id, ask: content.ask, kind: content.kind, seen, revision },
      concept: partOf(parts, 'concept', content.concept ?? '')?.content.title ?? null,
      ready: Object.keys(marksOf(questionFields(content), looked)).length === 0,
    }),
  )
}

/** A question as the lists of a module's questions show it. */
export type QuestionLine = ReturnType<typeof linesOf>[number]

/** A module's questions: the three of its card, and its pool. */
export function moduleQuestions(parts: readonly Part[], moduleId: string) {
  const module = partOf(parts, 'module', moduleId)
  if (!module) throw new Refusal('not-found')
  return {
    module: { id: module.id, title: module.content.title },
    card: linesOf(parts, module, 'card'),
    pool: linesOf(parts, module, 'pool'),
  }
}

export type ModuleQuestions = ReturnType<typeof moduleQuestions>

/** The pool of a draft, module by module. */
export const poolView = ({ parts }: Draft) =>
  partsOf(parts, 'module').map(({ id }) => moduleQuestions(parts, id))

/**
 * A question of a draft with all that it is written beside: the module's text and other questions,
 * the concepts, and how it looks.
 *
 * @throws Refusal `not-found`
 */
export async function questionView({ parts, language }: Draft, id: string) {
  const part = partOf(parts, 'question', id)
  const module = partOf(parts, 'module', part?.parentId ?? '')
  if (!part || !module) throw new Refusal('not-found')
  const { body } = module.content
  const others = partsOf(parts, 'question', { parentId: module.id, place: 'card' })
  return {
    ...moduleQuestions(parts, module.id),
    question: {
      id,
      content: part.content,
      revision: part.revision,
      seen: part.seen,
      place: part.place ?? 'card',
    },
    shown: await questionShown(part.content, language),
    text: body,
    sentences: moduleSentences(body, language)
      .filter(({ kind }) => kind !== 'heading')
      .map(({ text, block }) => ({ text, block })),
    concepts: conceptsInOrder(parts).map(({ id, content }) => ({ id, title: content.title })),
    siblings: others
      .filter((other) => other.id !== id)
      .map(({ id, content }) => ({ id, ...content })),
  }
}

export type QuestionView = Awaited<ReturnType<typeof questionView>>
