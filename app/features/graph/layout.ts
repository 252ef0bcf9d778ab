import { layout as dagre, Graph } from '@dagrejs/dagre'
import type { Point } from '~/features/course/course'
import { wayThrough } from '~/features/course/prerequisites'
import { settle } from './settle'

type Needing = { id: string; needs: { conceptId: string }[] }
type Along = 'x' | 'y'
type Points = Map<string, Point>

/** The width of both graphs, in SVG units: what the narrowest screen of each shows at a fair size. */
export const WIDTH = { wide: 720, tall: 320 }

/** Room around the outermost concepts: their circle above, their label below and at the sides. */
export const MARGIN = { top: 36, bottom: 60, side: 40 }

const ROW = 104 // from one row to the next, labels of three lines included
/** From one column to the next, and at least between concepts of a row. */
export const COLUMN = 80
const COLUMNS = 9 // on the wide graph
const MOST = { wide: 6, tall: 4 } // concepts in a row or column
const LOOSE = 1.3 // how far a row with few concepts is spread, in least gaps
const SWEEPS = 4

/**
 * Where each concept stands on the wide and on the tall graph, in SVG units
 * from 0: on the wide one from left to right while nine columns hold it, else
 * from top to bottom as on the tall one; always after what it needs. Concepts
 * that need nothing at all stand in rows, in the order given. The same concepts
 * always give the same points.
 *
 * @throws RangeError when concepts need each other in a circle.
 */
export function layoutGraph(concepts: Needing[]): { wide: Points; tall: Points } {
  const known = new Set(concepts.map(({ id }) => id))
  const needs = new Map(
    concepts.map((concept) => [
      concept.id,
      concept.needs.map(({ conceptId }) => conceptId).filter((id) => known.has(id)),
    ]),
  )
  const ids = concepts.map(({ id }) => id)
  if (![...needs.values()].some((list) => list.length > 0)) {
    return { wide: grid(ids, 'wide'), tall: grid(ids, 'tall') }
  }
  const ranks = ranksOf(ids, needs)
  const columns = rowsOf(ranks, MOST.wide)
  return {
    wide: columns.length <= COLUMNS ? across(columns, needs) : down(ranks, needs, 'wide'),
    tall: down(ranks, needs, 'tall'),
  }
}

/** Concepts that need the same number of steps, in an order that lets few edges cross. */
function ranksOf(ids: string[], needs: Map<string, string[]>): string[][] {
  const listed = ids.map((id) => ({
    id,
    needs: (needs.get(id) ?? []).map((need) => ({ id: need })),
  }))
  const way = wayThrough(listed)
  if (way.kind === 'circle') throw new RangeError(`a circle: ${way.circle.join(', ')}`)
  const step = (id: string) => way.steps.get(id) ?? 0
  // Edges as long as the steps between make dagre's ranks the steps; names apart from the root's.
  const graph = new Graph()
  graph.setGraph({ ranker: 'tight-tree' })
  graph.setNode('root', { width: 0, height: 0 })
  for (const id of ids) graph.setNode(`c:${id}`, { width: 1, height: 1 })
  for (const id of ids) {
    if (step(id) === 0) graph.setEdge('root', `c:${id}`, {})
    for (const need of needs.get(id) ?? []) {
      graph.setEdge(`c:${need}`, `c:${id}`, { minlen: step(id) - step(need) })
    }
  }
  dagre(graph)
  const order = (id: string) => graph.node(`c:${id}`).order ?? 0
  const ranks = Array.from({ length: Math.max(...way.steps.values()) + 1 }, (): string[] => [])
  for (const id of ids) ranks[step(id)]?.push(id)
  return ranks.map((rank) => rank.sort((a, b) => order(a) - order(b)))
}

/** Ranks with more than `most` concepts fall into several rows, one between the other like bricks. */
function rowsOf(ranks: string[][], most: number): string[][] {
  return ranks.flatMap((rank) => {
    const count = Math.ceil(rank.length / most)
    return Array.from({ length: count }, (_, row) => rank.filter((_, i) => i % count === row))
  })
}

function down(ranks: string[][], needs: Map<string, string[]>, form: 'wide' | 'tall'): Points {
  const rows = rowsOf(ranks, MOST[form])
  const from = MARGIN.side
  const to = WIDTH[form] - from
  const places = sway(rows, needs, from, to, (to - from) / (MOST[form] - 1))
  return pointsOf(rows, places, MARGIN.top, ROW, 'y')
}

function across(columns: string[][], needs: Map<string, string[]>): Points {
  const highest = Math.max(...columns.map((column) => column.length))
  const places = sway(columns, needs, MARGIN.top, MARGIN.top + (highest - 1) * ROW, ROW)
  const room = WIDTH.wide - 2 * MARGIN.side
  const gap = columns.length > 1 ? Math.min(2 * COLUMN, room / (columns.length - 1)) : 0
  const start = (WIDTH.wide - gap * (columns.length - 1)) / 2
  return pointsOf(columns, places, start, gap, 'x')
}

function pointsOf(
  rows: string[][],
  places: Map<string, number>,
  start: number,
  gap: number,
  along: Along,
): Points {
  const points: Points = new Map()
  rows.forEach((row, i) => {
    const far = Math.round(start + i * gap)
    for (const id of row) {
      const side = Math.round(places.get(id) ?? 0)
      points.set(id, along === 'x' ? { x: far, y: side } : { x: side, y: far })
    }
  })
  return points
}

/** Where each concept stands within its row: near what it needs and what needs it. */
function sway(
  rows: string[][],
  needs: Map<string, string[]>,
  from: number,
  to: number,
  least: number,
): Map<string, number> {
  const neededBy = new Map<string, string[]>()
  for (const [id, list] of needs) {
    for (const need of list) neededBy.set(need, [...(neededBy.get(need) ?? []), id])
  }
  const places = new Map<string, number>()
  const place = (row: string[]) => {
    const share = (to - from) / Math.max(1, row.length - 1)
    const spread = (i: number) => from + ((i + 0.5) / row.length) * (to - from)
    const wished = row.map((id, i) => {
      const near = [...(needs.get(id) ?? []), ...(neededBy.get(id) ?? [])]
        .map((other) => places.get(other))
        .filter((at) => at !== undefined)
      return near.length > 0 ? near.reduce((sum, at) => sum + at, 0) / near.length : spread(i)
    })
    const settled = settle(wished, Math.min(share, LOOSE * least), from, to)
    row.forEach((id, i) => {
      places.set(id, settled[i] ?? from)
    })
  }
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    const turn = sweep % 2 === 0 ? rows : rows.toReversed()
    for (const row of turn) place(row)
  }
  return places
}

function grid(ids: string[], form: 'wide' | 'tall'): Points {
  const gap = (WIDTH[form] - 2 * MARGIN.side) / (MOST[form] - 1)
  return new Map(
    ids.map((id, i) => [
      id,
      {
        x: Math.round(MARGIN.side + (i % MOST[form]) * gap),
        y: MARGIN.top + Math.floor(i / MOST[form]) * ROW,
      },
    ]),
  )
}
