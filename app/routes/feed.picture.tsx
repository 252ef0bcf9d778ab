import type { LoaderFunctionArgs } from '@remix-run/node'
import { door } from '~/door.server'
import { learnerByToken } from '~/features/digest/feed/own-feed.server'
import { pictureAnswer } from '~/features/digest/feed/picture.server'

/** The picture of a learner's podcast. */
export const loader = door(async ({ params }: LoaderFunctionArgs) => {
  await learnerByToken(params.feed ?? '')
  return pictureAnswer(3)
})
