import type { LoaderFunctionArgs } from '@remix-run/node'
import { door } from '~/door.server'
import { feedAnswer } from '~/features/digest/feed/feed-answer.server'
import { learnerFeed } from '~/features/digest/feed/learner-feed.server'
import { learnerByToken } from '~/features/digest/feed/own-feed.server'
import { siteOf } from '~/settings.server'

/** The podcast of whose token it is. */
export const loader = door(async ({ request, params }: LoaderFunctionArgs) => {
  const { feed: token = '' } = params
  const learnerId = await learnerByToken(token)
  const origin = siteOf(request)
  const feed = await learnerFeed(learnerId, `${origin}/feeds/${token}`, origin)
  return feedAnswer(request, feed, 'private, no-cache')
})
