import { createRequestHandler, type RequestHandler, type ServerBuild } from '@remix-run/node'

/** A route of the site map: its id, and its path as the map writes it, `/lessons/:lesson`. */
export type Mapped = { id: string; path: string }

type Branch = { route: Mapped | null; fixed: Map<string, Branch>; any: Branch | null }

const branch = (): Branch => ({ route: null, fixed: new Map(), any: null })

function grow(from: Branch, part: string): Branch {
  if (part.startsWith(':')) {
    from.any ??= branch()
    return from.any
  }
  const next = from.fixed.get(part) ?? branch()
  from.fixed.set(part, next)
  return next
}

function find(at: Branch, parts: string[], n = 0): Mapped | null {
  const part = parts[n]
  if (part === undefined) return at.route
  if (part === '') return null
  const fixed = at.fixed.get(part)
  return (fixed && find(fixed, parts, n + 1)) ?? (at.any && find(at.any, parts, n + 1))
}

function partsOf(path: string): string[] {
  const inner = path.replace(/^\/+|\/+$/g, '')
  return inner === '' ? [] : inner.split('/')
}

/** Tells of a path which route of the site map it belongs to; null for one that is on no map. */
export function routesOf(build: Pick<ServerBuild, 'routes'>): (path: string) => Mapped | null {
  const root = branch()
  for (const { id, path = '', index } of Object.values(build.routes)) {
    if (path === '*' || (path === '' && !index)) continue
    partsOf(path).reduce(grow, root).route = { id, path: `/${path}` }
  }
  return (path) => find(root, partsOf(path))
}

const ROOT = 'root'

/** The build as if the site had one page. */
function only(build: ServerBuild, id: string): ServerBuild {
  const both = <T>(routes: Record<string, T>) =>
    Object.fromEntries(Object.entries(routes).filter(([name]) => name === ROOT || name === id))
  const { routes, assets } = build
  return { ...build, routes: both(routes), assets: { ...assets, routes: both(assets.routes) } }
}

/**
 * Answers as Remix's own handler does. Remix ranks all routes of a site anew
 * several times a request, a quarter of what a page costs; here each route
 * has a handler that knows no other.
 */
export function handlerOf(build: ServerBuild): RequestHandler {
  const mapped = routesOf(build)
  const whole = createRequestHandler(build, 'production')
  const handlers = new Map<string, RequestHandler>()
  return (request, context) => {
    const id = mapped(new URL(request.url).pathname)?.id
    if (!id) return whole(request, context)
    const handler = handlers.get(id) ?? createRequestHandler(only(build, id), 'production')
    handlers.set(id, handler)
    return handler(request, context)
  }
}
