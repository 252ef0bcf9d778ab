import type { LoaderFunctionArgs } from '@remix-run/node'
import { door } from '~/door.server'
import { learnerOf } from '~/features/account/session.server'
import { digestFor } from '~/features/digest/digest.server'
import { audioAnswer } from '~/features/digest/digest-answers.server'

/** A digest as it is heard, or a part of it. */
export const loader = door(async (args: LoaderFunctionArgs) => {
  const learner = await learnerOf(args)
  const digest = await digestFor(learner?.id ?? null, args.params.digest ?? '')
  return audioAnswer(args.request, digest)
})
