// How long a graph of 1,000 concepts takes to be seen: npm run -s bench:graph. One JSON line for each
// of `graph`, the product's page; `svg`, a circle, a name and its edges for each concept in the
// same places, and nothing else; and `cytoscape`, the same drawn by Cytoscape, which lies in the page.
// A stranger, not the first, whose phone has a CPU 4 times slower, a network that costs nothing, and
// nothing in its cache; medians of ROUNDS visits, the pages by turns. firstPaintMs is when anything was painted, wholeMs when all
// concepts were, answerMs when the page began to come.
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Browser } from 'playwright-core'
import { openChromium } from '#/cli/chromium'
import { build } from '#/cli/prepare.mjs'
import type { GraphView } from '~/features/graph/graph'
import { medians, PAINTED, type Painted, paintedWhen, slowPhone } from './phone'
import { seeded, startServer, temporaryFolder } from './site'

const ROUNDS = Number(process.env.ROUNDS || 5)
const CYTOSCAPE = 'node_modules/cytoscape/dist/cytoscape.min.js'
const HEAD = '<!doctype html><meta name="viewport" content="width=device-width">'

function bareSvg({ concepts, edges, size }: GraphView): string {
  const at = new Map(concepts.map(({ key, tall }) => [key, tall]))
  const lines = edges.map(({ from, to }) => {
    const [a, b] = [at.get(from), at.get(to)]
    return `<path d="M${a?.x} ${a?.y}L${b?.x} ${b?.y}"/>`
  })
  const dots = concepts.map(({ title, tall: { x, y } }) => {
    return `<circle cx="${x}" cy="${y}" r="12"/><text x="${x}" y="${y + 28}">${title}</text>`
  })
  const style = 'path,circle{fill:none;stroke:#888}text{font:11px sans-serif;text-anchor:middle}'
  const svg = `<svg viewBox="0 0 ${size.tall.w} ${size.tall.h}">${lines.join('')}${dots.join('')}`
  return `${HEAD}<style>${style}</style>${svg}</svg>`
}

function bareCytoscape({ concepts, edges }: GraphView): string {
  const elements = [
    ...concepts.map(({ key, title, tall }) => ({ data: { id: key, title }, position: tall })),
    ...edges.map(({ from, to }) => ({ data: { source: from, target: to } })),
  ]
  const nodes = { label: 'data(title)', width: 24, height: 24, 'font-size': 11 }
  const script = `const cy = cytoscape({
    container: document.querySelector('div'),
    elements: ${JSON.stringify(elements)},
    style: [{ selector: 'node', style: ${JSON.stringify(nodes)} }],
    layout: { name: 'preset' },
  })
  cy.one('render', () => { window.drawn = true })`
  const room = '<style>div{height:100vh}</style><div></div>'
  return `${HEAD}${room}<script>${readFileSync(CYTOSCAPE, 'utf8')}</script><script>${script}</script>`
}

async function bareSite(pages: Record<string, string>) {
  const server = createServer((req, res) => {
    res.setHeader('Content-Type', 'text/html; charset=utf-8')
    res.end(pages[req.url?.slice(1) ?? ''])
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, server }
}

const shown = (selector: string) =>
  `document.readyState !== 'loading' && document.querySelectorAll('${selector}').length >= 1000`
const WHOLE: Record<string, string> = {
  graph: shown('svg[data-form="tall"] .concept'),
  svg: shown('circle'),
  cytoscape: 'window.drawn',
}

async function visit(browser: Browser, url: string, whole: string) {
  const { context, page } = await slowPhone(browser)
  await page.addInitScript(paintedWhen(whole))
  await page.goto(url)
  const wholeMs = await page.evaluate<number>('window.painted')
  const answerMs = await page.evaluate<number>(
    `performance.getEntriesByType('navigation')[0].responseStart`,
  )
  const { firstPaintMs, longTasksMs } = await page.evaluate<Painted>(PAINTED)
  await context.close()
  return { answerMs, firstPaintMs, wholeMs, longTasksMs }
}

await build()
const folder = temporaryFolder()
const env = { DATA_DIR: folder.path, DATABASE_URL: undefined }
const path = await seeded<string>('bench/seed-graph.ts', env)
const server = await startServer(env)
const { here } = (await (await fetch(`${server.origin}${path}?_data=course-graph`)).json()) as {
  here: { graph: GraphView }
}
const bare = await bareSite({ svg: bareSvg(here.graph), cytoscape: bareCytoscape(here.graph) })
const pages = {
  graph: server.origin + path,
  svg: `${bare.origin}/svg`,
  cytoscape: `${bare.origin}/cytoscape`,
}
for (const url of Object.values(pages)) await fetch(url)
const browser = await openChromium()
try {
  const visits = Object.entries(pages).map(([page, url]) => ({
    page,
    url,
    found: [] as Awaited<ReturnType<typeof visit>>[],
  }))
  for (let n = 0; n < ROUNDS; n++) {
    for (const { page, url, found } of visits) {
      found.push(await visit(browser, url, WHOLE[page] ?? 'true'))
    }
  }
  for (const { page, found } of visits) {
    process.stdout.write(`${JSON.stringify({ page, ...medians(found) })}\n`)
  }
} finally {
  await browser.close()
  bare.server.close()
  await server.stop()
  await folder.stop()
}
