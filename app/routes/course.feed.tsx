import type { LoaderFunctionArgs } from '@remix-run/node'
import { door } from '~/door.server'
import { courseFeed } from '~/features/digest/feed/course-feed.server'
import { feedAnswer } from '~/features/digest/feed/feed-answer.server'
import { siteOf } from '~/settings.server'

/** The podcast of a course. */
export const loader = door(async ({ request, params }: LoaderFunctionArgs) => {
  const feed = await courseFeed(params.course ?? '', siteOf(request))
  return feedAnswer(request, feed, 'public, max-age=300')
})
