import type { LoaderFunctionArgs } from '@remix-run/node'
import { door } from '~/door.server'
import { requireInstructor } from '~/features/account/session.server'
import { audioAnswer } from '~/features/digest/digest-answers.server'
import { tendedShare } from '~/features/digest/share/tend.server'

/** What is shared of a course, for whoever decides on it. */
export const loader = door(async (args: LoaderFunctionArgs) => {
  const person = await requireInstructor(args)
  const { course = '', share = '' } = args.params
  const { digest } = await tendedShare(person, course, share)
  return audioAnswer(args.request, digest, { cache: 'private, no-cache' })
})
