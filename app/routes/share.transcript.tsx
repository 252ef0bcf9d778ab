import type { LoaderFunctionArgs } from '@remix-run/node'
import { door } from '~/door.server'
import { transcriptAnswer } from '~/features/digest/digest-answers.server'
import { openShare } from '~/features/digest/share/share.server'

/** The timed text of a share, as WebVTT. */
export const loader = door(async ({ params }: LoaderFunctionArgs) => {
  const { digest } = await openShare(params.token ?? '')
  return transcriptAnswer(digest, { cache: 'private, no-cache' })
})
