import { redirect } from '@remix-run/node'
import { door, nothingHere } from '~/door.server'
import { requireLearner } from '~/features/account/session.server'
import { revokeShare } from '~/features/digest/share/share.server'
import { Nothing } from '~/ui/nothing'

/** Takes a share back. */
export const action = door(async (args) => {
  const learner = await requireLearner(args)
  const { digest = '', share = '' } = args.params
  await revokeShare(learner.id, digest, share)
  return redirect(`/digests/${digest}/shares`, { status: 303 })
})

export const loader = nothingHere

export default Nothing
