import type { LoaderFunctionArgs } from '@remix-run/node'
import { door } from '~/door.server'
import { learnerOf } from '~/features/account/session.server'
import { digestFor } from '~/features/digest/digest.server'
import { transcriptAnswer } from '~/features/digest/digest-answers.server'

/** What is said in a digest, and when. */
export const loader = door(async (args: LoaderFunctionArgs) => {
  const learner = await learnerOf(args)
  const digest = await digestFor(learner?.id ?? null, args.params.digest ?? '')
  return transcriptAnswer(digest)
})
