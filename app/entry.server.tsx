import type { EntryContext } from '@remix-run/node'
import { RemixServer } from '@remix-run/react'
import { renderToString } from 'react-dom/server'
import type { RequestContext } from '~/door.server'
import { languageOf, messagesIn } from '~/i18n/language.server'
import { LanguageProvider } from '~/i18n/messages'
import { log } from '~/log.server'
import { openInDev } from '~/serve.server'
import { PageResponse, STYLES } from '~/ui/page-bytes.server'
import { PageContext } from '~/ui/page-context'

// biome-ignore lint/performance/noBarrelFile: the commands find them in the same build as the pages
export { serve } from '~/serve.server'
export { work } from '~/worker.server'

if (import.meta.env.MODE === 'development') await openInDev()

const ANCESTORS = { anywhere: '*', self: "'self'", none: "'none'" }

type Framed = 'anywhere' | 'self' | null

function policy(nonce: string, framed: Framed): string {
  const development = process.env.NODE_ENV !== 'production'
  return [
    "default-src 'self'",
    `script-src 'nonce-${nonce}' 'strict-dynamic'`,
    development ? "style-src 'self' 'unsafe-inline'" : `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "media-src 'self' blob:",
    development ? "connect-src 'self' ws:" : "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    `form-action ${framed === 'anywhere' ? "'none'" : "'self'"}`,
    `frame-ancestors ${ANCESTORS[framed ?? 'none']}`,
  ].join('; ')
}

/** Who may frame the page that is answered, as it says of itself. */
function framedBy({ staticHandlerContext, routeModules }: EntryContext): Framed {
  if (staticHandlerContext.errors) return null
  const said = staticHandlerContext.matches.map(({ route }) => {
    const handle = routeModules[route.id]?.handle as { framed?: Framed } | undefined
    return handle?.framed
  })
  return said.find(Boolean) ?? null
}

/** Renders a page whole: nothing on it is deferred, so there is nothing to send earlier. */
export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remix: EntryContext,
  context: RequestContext,
): Response {
  const language = languageOf({ request })
  const nonce = context.nonce ?? crypto.randomUUID() // Vite's server gives none
  headers.set('Content-Type', 'text/html; charset=utf-8')
  headers.set('Content-Security-Policy', policy(nonce, framedBy(remix)))
  headers.set('Content-Language', language)
  if (!headers.has('Cache-Control')) headers.set('Cache-Control', 'private, no-store')
  headers.append('Vary', 'Cookie, Accept-Language')
  const page = renderToString(
    <PageContext.Provider value={{ nonce, styles: STYLES }}>
      <LanguageProvider language={language} messages={messagesIn(language)}>
        <RemixServer context={remix} url={request.url} nonce={nonce} />
      </LanguageProvider>
    </PageContext.Provider>,
  )
  return new PageResponse(Buffer.from(`<!DOCTYPE html>${page}`), { headers, status })
}

/** The door has logged what mattered; what comes here is a stray request or a bug of a page. */
export function handleError(error: unknown, { request }: { request: Request }): void {
  if (request.signal.aborted || !(error instanceof Error)) return
  const stack = error.stack?.split('\n').filter((line) => /^\s+at /.test(line))
  log.error({ type: error.constructor.name, stack }, 'page')
}

/** What a page's script asks for is the person's own, too: no cache keeps it. */
export function handleDataRequest(response: Response): Response {
  if (!response.headers.has('Cache-Control')) {
    response.headers.set('Cache-Control', 'private, no-store')
  }
  return response
}
