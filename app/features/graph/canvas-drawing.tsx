import type { ElementDefinition, StylesheetJson } from 'cytoscape'
import { quartersOf } from '~/ui/band'
import type { Colours } from './canvas-colours'
import { type Curve, curveOf } from './curve'
import type { GraphView } from './graph'
import { AIM, type Form, HIT, LABEL, labelsOf, RING } from './graph-svg'
import { labelOf, roomsOf } from './label'

/** Cytoscape's elements for the same drawing as the SVG of that form. */
export function elementsOf(view: GraphView, form: Form, open: string | null): ElementDefinition[] {
  const at = new Map(view.concepts.map((concept) => [concept.key, concept[form]]))
  const across = form === 'wide' && view.size.wide.across
  const rooms = roomsOf(labelsOf(view, form), view.size[form].w)
  const concepts = view.concepts.map((concept, i): ElementDefinition => {
    const { key, title, band, fading, lit, aim } = concept
    const classes = [`b${quartersOf(band)}`, fading && 'fading', lit && 'lit', aim && 'aim']
    return {
      data: {
        id: `c:${key}`,
        key,
        label: labelOf(title, rooms[i] ?? 0, lit).join('\n'),
        filled: quartersOf(band) * 25,
      },
      position: { ...concept[form] },
      classes: [...classes, key === open && 'open'].filter(Boolean).join(' '),
    }
  })
  const edges = view.edges.flatMap(({ from, to, lit }): ElementDefinition[] => {
    const [start, end] = [at.get(from), at.get(to)]
    if (!start || !end) return []
    const shape = shapeOf(curveOf(start, end, across, view.size[form].w))
    const data = { id: `e:${from} ${to}`, source: `c:${from}`, target: `c:${to}`, ...shape }
    return [{ data, classes: lit ? 'lit' : '' }]
  })
  return [...edges, ...concepts]
}

/** Control points as Cytoscape has them: along the straight line, 0 to 1, and aside of it. */
function shapeOf({ from, first, second, to }: Curve) {
  const along = { x: to.x - from.x, y: to.y - from.y }
  const length = Math.hypot(along.x, along.y)
  const points = [first, second].map(({ x, y }) => ({ x: x - from.x, y: y - from.y }))
  return {
    weights: points.map(({ x, y }) => (x * along.x + y * along.y) / length ** 2),
    distances: points.map(({ x, y }) => (y * along.x - x * along.y) / length),
  }
}

const BORDER = 2
const ASCENT = RING + 9 // from a concept's middle: where Cytoscape puts a label whose baseline is there

/** Cytoscape counts an outline's offset and width in diameters, beyond the border. */
const offsetOf = (radius: number, width: number) => 2 * (radius - RING) - BORDER - width

/** Cytoscape's stylesheet with the look's measures. Nothing takes events: presses are found by place. */
export function styleOf(colour: Colours, form: Form): StylesheetJson {
  const bands = [0, 1, 2, 3, 4].map((band) => {
    const tone = colour[`m${band}` as 'm0']
    return {
      selector: `node.b${band}`,
      style: { 'border-color': tone, 'pie-1-background-color': tone },
    }
  })
  const sheet = [
    {
      selector: 'node',
      style: {
        width: 2 * RING,
        height: 2 * RING,
        events: 'no',
        'background-color': colour.paper,
        'border-width': BORDER,
        'border-position': 'center',
        'pie-size': '100%',
        'pie-1-background-size': 'data(filled)',
        label: 'data(label)',
        'font-family': colour.font,
        'font-size': 12,
        'line-height': LABEL.line / 12,
        color: colour['ink-2'],
        'text-wrap': 'wrap',
        'text-max-width': '1000px',
        'text-valign': 'bottom',
        'text-margin-y': LABEL.below - ASCENT,
        'text-outline-width': 2,
        'text-outline-color': colour.paper,
        'z-index': 2,
      },
    },
    ...bands,
    {
      selector: 'node.fading',
      style: { 'pie-size': '68%', 'border-style': 'dashed', 'border-dash-pattern': [2, 2.7] },
    },
    { selector: 'node.lit', style: { color: colour.ink, 'font-weight': 600 } },
    {
      selector: 'node.aim',
      style: {
        'text-margin-y': LABEL.aim - ASCENT,
        'outline-color': colour.light,
        'outline-width': 2.5,
        'outline-offset': offsetOf(AIM, 2.5),
      },
    },
    {
      selector: 'node.open',
      style: {
        'text-margin-y': LABEL[form] - ASCENT,
        'underlay-shape': 'ellipse',
        'underlay-color': colour['light-wash'],
        'underlay-opacity': 1,
        'underlay-padding': HIT[form] - RING,
        'outline-color': colour.light,
        'outline-width': 1.5,
        'outline-offset': offsetOf(HIT[form], 1.5),
      },
    },
    {
      selector: 'node.focused',
      style: {
        'outline-color': colour.light,
        'outline-width': 3,
        'outline-offset': offsetOf(HIT[form], 3),
      },
    },
    {
      selector: 'edge',
      style: {
        width: 1.5,
        events: 'no',
        'line-color': colour.line,
        'curve-style': 'unbundled-bezier',
        'control-point-weights': 'data(weights)',
        'control-point-distances': 'data(distances)',
        'edge-distances': 'node-position',
        'source-endpoint': 'inside-to-node',
        'target-endpoint': 'inside-to-node',
        'z-index': 0,
      },
    },
    { selector: 'edge.lit', style: { width: 3, 'line-color': colour.light, 'z-index': 1 } },
  ]
  return sheet as unknown as StylesheetJson
}
