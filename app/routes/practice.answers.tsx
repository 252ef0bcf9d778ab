import { json } from '@remix-run/node'
import { door, nothingHere, requireForm } from '~/door.server'
import { zoneOf } from '~/features/account/guest.server'
import { requireLearner } from '~/features/account/session.server'
import { answerPath } from '~/features/card/given'
import { Answer } from '~/features/card/grade'
import { answerPractice, type Outcome, STATUS } from '~/features/study/study.server'
import { Nothing } from '~/ui/nothing'

/** Keeps an answer of a practice. */
export const action = door(
  async (args) => {
    const learner = await requireLearner(args)
    const answer = await requireForm(args.request, Answer)
    const studying = { id: learner.id, zone: zoneOf(args, learner) }
    const outcome = await answerPractice(studying, args.params.practice ?? '', answer)
    return json(outcome, { status: STATUS[outcome.kind] })
  },
  {
    back: ({ params }, outcome) =>
      answerPath(`/practices/${params.practice}`, outcome as Outcome | null),
  },
)

export const loader = nothingHere

export default Nothing
