import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { EntryContext, ServerBuild } from '@remix-run/node'
import { listener } from '~/listener.server'
import { readSettings } from '~/settings.server'
import { siteBuild } from './site'

type Render = ServerBuild['entry']['module']['default']

/** The site behind its listener, at an address of its own; `rendered` tells how many pages were rendered so far. */
export async function listening() {
  const site = await siteBuild()
  let rendered = 0
  const render: Render = (...args) => {
    rendered += 1
    return site.entry.module.default(...(args as [Request, number, Headers, EntryContext, never]))
  }
  const entry = { module: { ...site.entry.module, default: render } }
  const build = { ...site, entry, assetsBuildDirectory: 'public' }
  const server = createServer(listener(build, readSettings({})))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    rendered: () => rendered,
    async close() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
