import { Refusal } from '~/features/refusal'
import { rangeOf } from './range'
import { readFile } from './store.server'

type File = {
  type: string
  /** Its size. */
  bytes: number
  /** Names these very bytes, such as their hash; without quotes. */
  etag: string
  /** By default every use asks again, so that what is revoked is gone at once. */
  cache?: string
  /** The name under which it is kept when it is saved instead of played. */
  download?: string
}

/**
 * Answers a GET or HEAD for a file of the store, also for a part of it.
 *
 * @throws Refusal `not-found` when the store has lost it
 * @see RFC 9110, sections 13 and 14
 */
export async function audioResponse(request: Request, key: string, file: File): Promise<Response> {
  const etag = `"${file.etag}"`
  const headers = new Headers({
    'Content-Type': file.type,
    'Accept-Ranges': 'bytes',
    ETag: etag,
    'Cache-Control': file.cache ?? 'private, no-cache',
  })
  if (file.download) {
    const name = encodeURIComponent(file.download).replace(
      /['()*]/g,
      (c) => `%${c.charCodeAt(0).toString(16)}`,
    )
    headers.set('Content-Disposition', `attachment; filename*=UTF-8''${name}`)
  }
  const known = request.headers
    .get('If-None-Match')
    ?.split(',')
    .map((tag) => tag.trim())
  if (known?.some((tag) => tag === '*' || tag.replace(/^W\//, '') === etag))
    return new Response(null, { status: 304, headers })

  const condition = request.headers.get('If-Range')
  const asked = condition === null || condition === etag ? request.headers.get('Range') : null
  const range = request.method === 'GET' ? rangeOf(asked, file.bytes) : null
  if (range === 'unsatisfiable') {
    headers.set('Content-Range', `bytes */${file.bytes}`)
    return new Response(null, { status: 416, headers })
  }
  const length = range ? range.last - range.first + 1 : file.bytes
  headers.set('Content-Length', String(length))
  if (range) headers.set('Content-Range', `bytes ${range.first}-${range.last}/${file.bytes}`)
  if (request.method === 'HEAD') return new Response(null, { headers })
  const bytes = await readFile(key, range ?? undefined)
  if (bytes?.length !== length) throw new Refusal('not-found')
  return new Response(bytes, { status: range ? 206 : 200, headers })
}
