import { createHash } from 'node:crypto'
import { type Feed, feedXml } from './feed'

/** Whether the one who asks has what would be answered. @see RFC 9110, section 13.2.2 */
function isKnown({ headers }: Request, etag: string, changedAt: Date): boolean {
  const tags = headers.get('If-None-Match')
  if (tags !== null) return tags.split(',').some((tag) => ['*', etag].includes(tag.trim()))
  const since = Date.parse(headers.get('If-Modified-Since') ?? '')
  return Math.floor(changedAt.getTime() / 1000) * 1000 <= since
}

/**
 * Answers a GET for a feed; 304 where it is known already.
 *
 * @param cache of the answer
 */
export function feedAnswer(request: Request, feed: Feed, cache: string): Response {
  const xml = feedXml(feed)
  // Weak, since it may be sent compressed.
  const etag = `W/"${createHash('sha256').update(xml).digest('base64url').slice(0, 27)}"`
  const headers = new Headers({
    ETag: etag,
    'Last-Modified': feed.changedAt.toUTCString(),
    'Cache-Control': cache,
  })
  if (isKnown(request, etag, feed.changedAt)) return new Response(null, { status: 304, headers })
  headers.set('Content-Type', 'application/rss+xml; charset=utf-8')
  return new Response(xml, { headers })
}
