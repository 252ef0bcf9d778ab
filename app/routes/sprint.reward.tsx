import { redirect } from '@remix-run/node'
import { door, nothingHere, requireForm } from '~/door.server'
import { zoneOf } from '~/features/account/guest.server'
import { requireLearner } from '~/features/account/session.server'
import { Refusal } from '~/features/refusal'
import { Choice, rewardPath } from '~/features/sprint/reward'
import { chooseReward } from '~/features/sprint/sprint.server'
import { Nothing } from '~/ui/nothing'

/** Chooses the reward of a finished sprint, or shows the choice again where the mentor takes no more. */
export const action = door(async (args) => {
  const learner = await requireLearner(args)
  const { reward } = await requireForm(args.request, Choice)
  const chooser = { id: learner.id, zone: zoneOf(args, learner) }
  const { sprint = '' } = args.params
  const chosen = await chooseReward(chooser, sprint, reward).catch((error: Error) => {
    if (error instanceof Refusal && error.reason === 'mentor-full') return null
    throw error
  })
  return redirect(chosen ? rewardPath(chosen) : `/sprints/${sprint}`, { status: 303 })
})

export const loader = nothingHere

export default Nothing
