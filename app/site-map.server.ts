import type { ServerBuild } from '@remix-run/node'

type Branch = { route: string | null; fixed: Map<string, Branch>; any: Branch | null }

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

function find(at: Branch, parts: string[], n = 0): string | null {
  const part = parts[n]
  if (part === undefined) return at.route
  const fixed = at.fixed.get(part)
  return (fixed && find(fixed, parts, n + 1)) ?? (at.any && find(at.any, parts, n + 1))
}

/**
 * Tells of a path which route of the site map it belongs to, as the map writes it:
 * `/lessons/:lesson`. `*` for one that is on no map.
 */
export function routesOf(build: Pick<ServerBuild, 'routes'>): (path: string) => string {
  const root = branch()
  for (const { path = '', index } of Object.values(build.routes)) {
    if (path === '*' || (path === '' && !index)) continue
    const parts = path.split('/').filter(Boolean)
    parts.reduce(grow, root).route = `/${path}`
  }
  return (path) => find(root, path.split('/').filter(Boolean)) ?? '*'
}
