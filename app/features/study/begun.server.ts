import type { Answer } from '~/features/card/grade'
import { Refusal } from '~/features/refusal'
import { beginLesson } from './lesson.server'
import { answerQuestion, type Studying } from './study.server'

type Begun = {
  course: string
  module: string
  /** The token of the shared digest that led to it. */
  share?: string
  /** What was answered before there was a lesson. */
  answer?: Answer
}

/**
 * Begins a lesson, or goes on with the one that is open, and keeps the answer that came with it.
 * The answer is where to go on: to the question and its reason, or to the lesson when its card
 * does not ask this, since the module was published anew.
 *
 * @throws Refusal `not-found` when the course has no such module.
 */
export async function beginWith(learner: Studying, begun: Begun): Promise<string> {
  const id = await beginLesson(learner, begun.course, begun.module, begun.share)
  const path = `/lessons/${id}`
  if (!begun.answer) return path
  try {
    const { question } = await answerQuestion(learner, id, begun.answer)
    return `${path}?question=${encodeURIComponent(question)}`
  } catch (thrown) {
    if (thrown instanceof Refusal && thrown.reason === 'not-found') return path
    throw thrown
  }
}
