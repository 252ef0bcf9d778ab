import { type Answer, grade } from '~/features/card/grade'
import { feedbackOn, viewOf } from '~/features/card/question'
import type { Question } from '~/features/course/course'
import { questionOf } from '~/features/course/course.server'
import type { QuestionSource } from '~/features/course/outline'
import { bareText } from '~/features/course/plain-text'
import { spansText } from '~/features/course/spans'
import { Refusal } from '~/features/refusal'
import { compile, Unpublishable } from './compile.server'
import { partOf } from './draft'
import type { Draft } from './draft.server'
import { courseSource, keysOf } from './draft-course'
import { workOf } from './draft-file.server'

/**
 * A module of a draft as it would be published; null while it can't be. What is not ready (a
 * passage that is not there) is left out.
 */
async function compiledModule({ parts, ...draft }: Draft, moduleId: string) {
  const part = partOf(parts, 'module', moduleId)
  if (!part) throw new Refusal('not-found')
  const keys = keysOf(parts)
  const course = courseSource(parts, workOf(draft), keys)
  const module = course.modules.find(({ id }) => id === keys.get(moduleId))
  if (!module) throw new Refusal('not-found')
  const text = bareText(module.body)
  const bare = ({ passage, ...question }: QuestionSource): QuestionSource => ({
    ...question,
    passage: passage !== null && text.includes(bareText(passage)) ? passage : null,
  })
  const alone = { ...module, concepts: [], card: module.card.map(bare), pool: [] }
  try {
    const { modules } = await compile({ ...course, modules: [alone] })
    return modules[0] ?? null
  } catch (error) {
    if (error instanceof Unpublishable || error instanceof RangeError) return null
    throw error
  }
}

/** A module of a draft as learners will read it, and its questions without their key. */
export async function previewOf(draft: Draft, moduleId: string, viewerId: string) {
  const module = await compiledModule(draft, moduleId)
  if (!module) return null
  const { title, ideas, spans } = module.revision
  const asked = module.questions.map((one) => questionOf(one, one.revision))
  return {
    heading: title,
    spans: spansText(spans),
    ideas,
    asked: asked.map((question) => viewOf(question, viewerId)),
  }
}

/**
 * Grades an answer in a preview, and keeps nothing of it.
 *
 * @throws Refusal `not-found`, `bad-input` for a choice there isn't
 */
export async function tryAnswer(draft: Draft, moduleId: string, answer: Answer) {
  const module = await compiledModule(draft, moduleId)
  const asked: Question[] = module?.questions.map((one) => questionOf(one, one.revision)) ?? []
  const question = asked.find(({ id }) => id === answer.question)
  if (!question) throw new Refusal('not-found')
  const { response } = answer
  const graded = grade(question, response)
  if (graded.kind === 'unknown') throw new Refusal('bad-input')
  if (graded.kind === 'incomplete') {
    const { lack } = graded
    return { kind: 'incomplete' as const, lack, question: question.id, response, finished: false }
  }
  const feedback = feedbackOn(question, response, graded.right, null)
  const finished = asked.at(-1)?.id === question.id
  return { kind: 'answered' as const, question: question.id, feedback, finished }
}
