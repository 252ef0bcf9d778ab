// The production build with a bare page, a bare action and an empty page beside its own routes.
//   bare-page    a route without a loader that renders one element; as on every page, the root's
//                loader runs (who asks, their count), and its layout, styles and scripts are sent
//   bare-action  an action that reads nothing, asks nobody and answers with null
//   empty        a few bytes of HTML that nothing renders
// All pass the listener, its log, its compression and Remix like everything else.
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { json } from '@remix-run/node'
import { createElement } from 'react'

const folder = process.env.BUILD_FOLDER || 'build'
process.env.NODE_ENV = 'production'
const site = await import(pathToFileURL(resolve(folder, 'server/index.js')).href)

const EMPTY = '<!doctype html><title>Empty</title><p>Empty</p>'
const bare = {
  'bare-page': { default: () => createElement('p', null, 'bare') },
  'bare-action': { action: () => json(null) },
  empty: { loader: () => new Response(EMPTY, { headers: { 'Content-Type': 'text/html' } }) },
}
const routes = { ...site.routes }
const known = { ...site.assets.routes }
for (const [id, module] of Object.entries(bare)) {
  const route = { id, parentId: 'root', path: id, index: undefined, caseSensitive: undefined }
  routes[id] = { ...route, module }
  known[id] = {
    ...known['routes/missing'],
    ...route,
    hasAction: 'action' in module,
    hasLoader: 'loader' in module,
    hasErrorBoundary: false,
  }
}
await site.entry.module.serve({ ...site, routes, assets: { ...site.assets, routes: known } })
