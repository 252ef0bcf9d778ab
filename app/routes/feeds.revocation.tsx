import { redirect } from '@remix-run/node'
import { door, nothingHere, pageBefore } from '~/door.server'
import { requireLearner } from '~/features/account/session.server'
import { endFeed } from '~/features/digest/feed/own-feed.server'
import { safePath } from '~/safe-path'
import { Nothing } from '~/ui/nothing'

/** Ends the learner's podcast at once. */
export const action = door(async (args) => {
  const learner = await requireLearner(args)
  await endFeed(learner.id)
  return redirect(safePath(pageBefore(args)), { status: 303 })
})

export const loader = nothingHere

export default Nothing
