import type { LoaderFunctionArgs } from '@remix-run/node'
import { door } from '~/door.server'
import { pictureBytes } from '~/features/studio/picture.server'

/** A picture of a course: the same under its address for ever. */
export const loader = door(async ({ params }: LoaderFunctionArgs) => {
  const bytes = await pictureBytes(params.picture ?? '')
  const headers = {
    'Content-Type': 'image/webp',
    'Cache-Control': 'public, max-age=31536000, immutable',
  }
  return new Response(bytes, { headers })
})
