import { json, type LoaderFunctionArgs } from '@remix-run/node'
import { door } from '~/door.server'
import { oembedOf } from '~/features/digest/share/oembed.server'
import { siteOf } from '~/settings.server'

/** How other sites embed a share: JSON alone. */
export const loader = door(async ({ request }: LoaderFunctionArgs) => {
  const { searchParams } = new URL(request.url)
  if ((searchParams.get('format') ?? 'json') !== 'json') return new Response(null, { status: 501 })
  const headers = { 'Cache-Control': 'private, no-cache' }
  return json(await oembedOf(searchParams, siteOf(request)), { headers })
})
