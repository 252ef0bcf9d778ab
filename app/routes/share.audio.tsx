import type { LoaderFunctionArgs } from '@remix-run/node'
import { door } from '~/door.server'
import { audioAnswer } from '~/features/digest/digest-answers.server'
import { openShare } from '~/features/digest/share/share.server'

/** The MP3 of a share, or a part of it. Every use asks again, so that what is revoked is gone. */
export const loader = door(async ({ request, params }: LoaderFunctionArgs) => {
  const { digest } = await openShare(params.token ?? '')
  return audioAnswer(request, digest, { cache: 'private, no-cache' })
})
