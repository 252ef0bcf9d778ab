import { randomBytes } from 'node:crypto'
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { resolve } from 'node:path'
import type { ServerBuild } from '@remix-run/node'
import { createRequest } from '@remix-run/node-fetch-server'
import sirv from 'sirv'
import { asksForData, leaveOriginToDoor, type RequestContext } from '~/door.server'
import { log } from '~/log.server'
import { countRequest } from '~/metrics.server'
import type { Settings } from '~/settings.server'
import { handlerOf, routesOf } from '~/site-map.server'
import { askedByStranger, keepForStrangers } from '~/strangers.server'
import type { KeptPage } from '~/ui/kept-page.server'
import { gzipped, PageResponse } from '~/ui/page-bytes.server'

const URL_LIMIT = 2048 // characters
const BODY_LIMIT = 128 * 1024 // bytes; a form is refused earlier, with its page
const RECORDING_LIMIT = 15 * 1024 * 1024 + BODY_LIMIT // bytes; the recording itself 15 MB
const STUDIO_LIMIT = 20 * 1024 * 1024 + BODY_LIMIT // bytes; what is brought in 20 MB
const STUDIO = /^\/studio(\/|$)/
const RECORDING = /^\/digests\/[^/]+\/recording$/
const PACKET = 1400 // bytes

const HEADERS = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'same-origin',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Permissions-Policy': 'microphone=(self), camera=(), geolocation=()',
}

/** For what whoever has its address may open: no other site learns it, and no search finds it. */
const SECRET_HEADERS = { 'Referrer-Policy': 'no-referrer', 'X-Robots-Tag': 'noindex' }
const SECRET = /^\/(shares|feeds|invitations)\//

/** The address our own proxy added: the last one; what stands before it anybody can write. */
function nearestProxyTold({ headers }: Request): string | undefined {
  return headers.get('x-forwarded-for')?.split(',').at(-1)?.trim()
}

/** Answers with a page that is kept, else through Remix. */
function pages(build: ServerBuild, { TRUST_PROXY }: Settings) {
  const handle = handlerOf(build)
  return async (
    id: string,
    routeId: string | undefined,
    req: IncomingMessage,
    res: ServerResponse,
  ) => {
    const request = createRequest(req, res, { trustProxy: TRUST_PROXY })
    const nonce = randomBytes(16).toString('base64')
    const asked = await askedByStranger(request, routeId)
    if (asked?.page) return sendKept(res, asked.page, nonce)
    leaveOriginToDoor(request)
    const context: RequestContext = {
      requestId: id,
      ip: (TRUST_PROXY && nearestProxyTold(request)) || req.socket.remoteAddress,
      nonce,
      byScript: asksForData(request),
    }
    const response = await handle(request, context)
    const keeps = asked && keepForStrangers(asked, response, context)
    if (keeps) return sendKept(res, keeps, nonce)
    const kept = response.headers.get('Cache-Control')?.startsWith('public')
    if (context.prolonged && !kept && !response.headers.has('Set-Cookie'))
      res.appendHeader('Set-Cookie', context.prolonged)
    if (!res.destroyed) await send(res, response)
  }
}

/** Whether an answer is sent as it stands: a part of a file, or sound and pictures, which are dense. */
const standsAsItIs = ({ status, headers }: Response) =>
  status === 206 || /^(audio|image)\//.test(headers.get('Content-Type') ?? '')

/** Sends an answer in one piece, compressed where that saves a packet. */
async function send(res: ServerResponse, response: Response): Promise<void> {
  const body =
    response instanceof PageResponse ? response.whole : Buffer.from(await response.arrayBuffer())
  for (const [name, value] of response.headers) res.appendHeader(name, value)
  res.statusCode = response.status
  if (body.length === 0) return void res.end()
  if (standsAsItIs(response)) return void res.setHeader('Content-Length', body.length).end(body)
  const packed = takesGzip(res) && body.length > PACKET
  sendText(res, packed ? gzipped(body) : body, packed)
}

function takesGzip({ req }: ServerResponse): boolean {
  return /\bgzip\b(?!\s*;\s*q=0)/.test(String(req.headers['accept-encoding']))
}

function sendText(res: ServerResponse, bytes: Buffer, packed: boolean): void {
  res.appendHeader('Vary', 'Accept-Encoding')
  if (packed) res.setHeader('Content-Encoding', 'gzip')
  res.setHeader('Content-Length', bytes.length).end(bytes)
}

function sendKept(res: ServerResponse, page: KeptPage, nonce: string): void {
  for (const [name, value] of page.headersWith(nonce)) res.appendHeader(name, value)
  const packed = takesGzip(res)
  sendText(res, page.bodyWith(nonce, packed), packed)
}

/** The status of a request that is not worth a page, or null. */
function refusal({ url = '/', method, headers }: IncomingMessage): number | null {
  if (url.length > URL_LIMIT) return 414
  if (method === 'GET' || method === 'HEAD') return null
  if (headers['transfer-encoding']) return 411
  const path = url.split('?', 1)[0] ?? ''
  const special = RECORDING.test(path) ? RECORDING_LIMIT : STUDIO.test(path) && STUDIO_LIMIT
  return Number(headers['content-length'] ?? 0) > (special || BODY_LIMIT) ? 413 : null
}

function refuse(res: ServerResponse, status: number): void {
  res.writeHead(status, { 'Content-Type': 'text/plain', Connection: 'close' }).end()
}

/** A path as it stands in the log: no ids, no tokens, no query. */
function routeOf(path: string): string {
  return path
    .split('/')
    .map((part) => (/\d/.test(part) || part.length > 20 ? ':id' : part))
    .join('/')
}

const ROBOTS = '/robots.txt'

/**
 * Answers every request: what was built as it lies on the disk, everything else
 * through Remix. One line of the log each.
 */
export function listener(build: ServerBuild, settings: Settings): RequestListener {
  const assets = sirv(resolve(build.assetsBuildDirectory), {
    brotli: true,
    gzip: true,
    etag: true,
    immutable: true,
    maxAge: 31_536_000,
    setHeaders: (res, path) => {
      if (path === ROBOTS) res.setHeader('Cache-Control', 'public, max-age=86400')
    },
  })
  const page = pages(build, settings)
  const mapped = routesOf(build)
  return (req, res) => {
    const began = performance.now()
    const id = randomBytes(8).toString('hex')
    const path = (req.url ?? '/').split('?', 1)[0] ?? '/'
    const known = mapped(path)
    res.setHeader('X-Request-Id', id)
    const headers = SECRET.test(path) ? { ...HEADERS, ...SECRET_HEADERS } : HEADERS
    for (const [name, value] of Object.entries(headers)) res.setHeader(name, value)
    res.once('close', () => {
      const ms = Math.round((performance.now() - began) * 10) / 10
      log.info({ id, method: req.method, route: routeOf(path), status: res.statusCode, ms })
      const route = path.startsWith('/assets/') ? '/assets' : (known?.path ?? '*')
      countRequest(route, req.method ?? '', res.statusCode, ms)
    })
    const status = refusal(req)
    if (status) return refuse(res, status)
    if (path.startsWith('/assets/') || path === ROBOTS) {
      return assets(req, res, () => refuse(res, 404))
    }
    page(id, known?.id, req, res).catch((error: Error) => {
      log.error({ id, type: error.constructor.name }, 'failed')
      if (!res.headersSent) refuse(res, 500)
    })
  }
}
