import type { LoaderFunctionArgs } from '@remix-run/node'
import { door } from '~/door.server'
import { pictureAnswer } from '~/features/digest/share/picture.server'
import { openShare } from '~/features/digest/share/share.server'

/** What other sites show of a share's address. */
export const loader = door(async ({ request, params }: LoaderFunctionArgs) =>
  pictureAnswer(request, await openShare(params.token ?? '')),
)
