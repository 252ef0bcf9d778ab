import { z } from 'zod'
import { Refusal } from '~/features/refusal'
import { messagesIn } from '~/i18n/language.server'
import { embedCode, frameSize } from './embed'
import { openShare } from './share.server'

const size = z.coerce.number().int().min(1).max(10_000).optional().catch(undefined)

const Query = z.object({ url: z.string().max(2000), maxwidth: size, maxheight: size })

/** The token in the address of a share's page or player on this site, or null. */
function tokenIn(url: string, site: string): string | null {
  if (!URL.canParse(url)) return null
  const { origin, pathname } = new URL(url)
  if (origin !== site) return null
  return /^\/shares\/([\w-]{43})(?:\/embed)?\/?$/.exec(pathname)?.[1] ?? null
}

/**
 * What another site needs to show the player of a share.
 *
 * @throws Refusal `not-found` for what is no share of this site, `share-ended`
 * @see oembed.com, section 2.3
 */
export async function oembedOf(query: URLSearchParams, site: string) {
  const asked = Query.safeParse(Object.fromEntries(query))
  const token = asked.success ? tokenIn(asked.data.url, site) : null
  if (!asked.success || token === null) throw new Refusal('not-found')
  const { digest, share } = await openShare(token)
  const address = `${site}/shares/${token}`
  const title = messagesIn(digest.language).share.embedTitle(digest.title)
  const frame = frameSize({ width: asked.data.maxwidth, height: asked.data.maxheight })
  return {
    version: '1.0',
    type: 'rich',
    title,
    author_name: share.name ?? undefined,
    provider_name: 'Fifteen',
    provider_url: site,
    html: embedCode(`${address}/embed`, title, frame),
    ...frame,
    thumbnail_url: `${address}/picture`,
    thumbnail_width: 1200,
    thumbnail_height: 630,
  }
}
