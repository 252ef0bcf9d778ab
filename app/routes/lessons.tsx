import { redirect } from '@remix-run/node'
import { z } from 'zod'
import { door, nothingHere, requireForm } from '~/door.server'
import { learnerOrGuest, zoneOf } from '~/features/account/guest.server'
import { givenQuery } from '~/features/card/given'
import { Answer, grade } from '~/features/card/grade'
import { beginWith } from '~/features/study/begun.server'
import { moduleToLearn } from '~/features/study/lesson.server'
import { Nothing } from '~/ui/nothing'

const Form = z.strictObject({
  course: z.string().max(200),
  module: z.string().max(200),
  share: z
    .string()
    .regex(/^[\w-]{43}$/)
    .optional(),
  question: Answer.shape.question.optional(),
  response: Answer.shape.response,
})

/**
 * Begins a lesson; a stranger becomes a guest. From a shared digest the first question is answered
 * with the same form; what can't be graded comes back.
 */
export const action = door(async (args) => {
  const { question, response, ...of } = await requireForm(args.request, Form)
  const { card } = await moduleToLearn(of.course, of.module)
  const asked = card.questions.find(({ id }) => id === question)
  const met = of.share && asked ? grade(asked, response) : null
  if (met?.kind === 'incomplete') {
    const query = givenQuery({ ...met, response })
    return redirect(`/shares/${of.share}?${query}#three`, 303)
  }
  const { learner, headers } = await learnerOrGuest(args)
  const answer = question ? { question, response } : undefined
  const studying = { id: learner.id, zone: zoneOf(args, learner) }
  return redirect(await beginWith(studying, { ...of, answer }), { status: 303, headers })
})

export const loader = nothingHere

export default Nothing
