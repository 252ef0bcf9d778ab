import { z } from 'zod'
import { Typed } from '~/features/account/typed'
import { ANSWER_LIMIT, QUESTION_LIMIT } from './mentor'

/** What a learner posts: the key of a module, and the question. */
export const Question = z.strictObject({
  module: z.string('module-missing').min(1, 'module-missing').max(300, 'module-missing'),
  text: Typed(QUESTION_LIMIT),
})
export type Question = z.infer<typeof Question>

/** What the instructor posts. */
export const MentorAnswer = z.strictObject({ text: Typed(ANSWER_LIMIT) })
