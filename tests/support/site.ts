import type { RequestHandler, ServerBuild } from '@remix-run/node'
import remixConfig from '#/remix.config.js'
import { asksForData, leaveOriginToDoor, type RequestContext } from '~/door.server'
import { handlerOf } from '~/site-map.server'

type RouteFile = { id?: string; path?: string; index?: boolean; file: string }
type RouteModule = ServerBuild['routes'][string]['module']

const modules = import.meta.glob<RouteModule>('../../app/routes/*.tsx')

/** Every route of app/routes.ts. */
export async function routes(): Promise<(RouteFile & { id: string })[]> {
  const { default: written } = await import('~/routes')
  return (written as RouteFile[]).map((route) => ({
    ...route,
    id: route.id ?? route.file.replace(/\.tsx$/, ''),
  }))
}

/** The server build, put together from the sources: no bundler, no assets. */
export async function siteBuild(): Promise<ServerBuild> {
  const root = { id: 'root', path: '', module: (await import('~/root')) as unknown as RouteModule }
  const built: ServerBuild['routes'] = { root }
  for (const { id, path, index, file } of await routes()) {
    const load = modules[`../../app/${file}`]
    if (!load) throw new Error(`${file} is missing`)
    built[id] = { id, parentId: 'root', path, index, module: await load() }
  }
  const manifest = Object.values(built).map(({ module, ...route }) => ({
    ...route,
    module: `/assets/${route.id}.js`,
    hasAction: 'action' in module,
    hasLoader: 'loader' in module,
    hasClientAction: false,
    hasClientLoader: false,
    hasErrorBoundary: 'ErrorBoundary' in module,
  }))
  return {
    mode: 'production',
    entry: { module: await import('~/entry.server') },
    routes: built,
    assets: {
      entry: { module: '/assets/entry.js', imports: [] },
      routes: Object.fromEntries(manifest.map((route) => [route.id, route])),
      url: '/assets/manifest.js',
      version: 'test',
    },
    publicPath: '/',
    assetsBuildDirectory: 'build/client',
    future: remixConfig.future as ServerBuild['future'],
    isSpaMode: false,
  } as ServerBuild
}

let handler: Promise<RequestHandler> | undefined

/** Answers a request as the server would: pages as HTML, with their status and cookies. */
export async function answer(request: Request, context: RequestContext): Promise<Response> {
  handler ??= siteBuild().then(handlerOf)
  leaveOriginToDoor(request)
  return (await handler)(request, { ...context, byScript: asksForData(request) })
}
