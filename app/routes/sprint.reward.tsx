import { redirect } from '@remix-run/node'
import { door, nothingHere, requireForm } from '~/door.server'
import { zoneOf } from '~/features/account/guest.server'
import { requireLearner } from '~/features/account/session.server'
import { Choice, rewardPath } from '~/features/sprint/reward'
import { chooseReward } from '~/features/sprint/sprint.server'
import { Nothing } from '~/ui/nothing'

/** Chooses the reward of a finished sprint. */
export const action = door(async (args) => {
  const learner = await requireLearner(args)
  const { reward } = await requireForm(args.request, Choice)
  const chooser = { id: learner.id, zone: zoneOf(args, learner) }
  const chosen = await chooseReward(chooser, args.params.sprint ?? '', reward)
  return redirect(rewardPath(chosen), { status: 303 })
})

export const loader = nothingHere

export default Nothing
