import { type ActionFunctionArgs, redirect } from '@remix-run/node'
import { door, nothingHere } from '~/door.server'
import { requireLearner } from '~/features/account/session.server'
import { stopMaking } from '~/features/digest/digest.server'
import { Nothing } from '~/ui/nothing'

/** Stops the making of a digest, which is a draft again. */
export const action = door(async (args: ActionFunctionArgs) => {
  const learner = await requireLearner(args)
  const id = args.params.digest ?? ''
  await stopMaking(learner.id, id)
  return redirect(`/digests/${id}`, { status: 303 })
})

export const loader = nothingHere

export default Nothing
