import type { MouseEvent } from 'react'
import { useMessages } from '~/i18n/messages'
import { bandClass, quartersOf, useBandWord } from '~/ui/band'
import { curveOf, pathOf } from './curve'
import type { GraphConcept, GraphView } from './graph'
import { type Label, labelOf, roomsOf } from './label'

/** Half of what a finger is given to hit, in SVG units: 22 px on the narrowest screen of a form. */
export const HIT = { wide: 31, tall: 27 }
export const RING = 12
export const AIM = 18

/** Baseline of a label below a concept, an aim, and the wash of a form; from line to line. */
export const LABEL = { below: 28, aim: 34, wide: 43, tall: 39, line: 13 }

/** Slices of a disc, clockwise from twelve; a whole one is a circle. */
const QUARTER = [
  '',
  'M0 0V-12A12 12 0 0 1 12 0Z',
  'M0 0V-12A12 12 0 0 1 0 12Z',
  'M0 0V-12A12 12 0 1 1 -12 0Z',
]

/** What the name of a link says already. */
const UNSPOKEN = { 'aria-hidden': true } as const

export type Form = 'wide' | 'tall'

type GraphSvgProps = {
  view: GraphView
  /** The page that the links lead to, with `?concept=KEY#concept`. */
  base: string
  /** Key of the concept in the panel. */
  open?: string | null
  /** One graph of the tall form, as `partOf` gives it. */
  small?: boolean
  /** Takes a plain press in place of the link; `byKey` when a key made it. */
  onOpen?: (key: string, byKey: boolean) => void
}

/** Where a concept's panel is shown. */
export function conceptPath(base: string, key: string): string {
  return `${base}?concept=${encodeURIComponent(key)}#concept`
}

/** Of more concepts than that one form is drawn for all screens: two take twice as long to come. */
const MANY = 300

/** The graph as it is first painted: each concept a link with its full name and band. */
export function GraphSvg({ small = false, ...props }: GraphSvgProps) {
  if (small) return <Drawing {...props} form="tall" className="graph" small />
  if (props.view.concepts.length > MANY)
    return <Drawing {...props} form="tall" className="graph long" />
  return (
    <>
      <Drawing {...props} form="tall" className="graph narrow" />
      <Drawing {...props} form="wide" className="graph roomy" />
    </>
  )
}

/** What stands below the concepts. */
export function labelsOf({ concepts }: GraphView, form: Form): Label[] {
  return concepts.map(({ title, lit, [form]: at }) => ({ at, title, bold: lit }))
}

type DrawingProps = GraphSvgProps & { form: Form; className: string }

function Drawing({ view, base, open, form, className, small, onOpen }: DrawingProps) {
  const m = useMessages().graph
  const { w, h } = view.size[form]
  const rooms = roomsOf(labelsOf(view, form), w)
  const count = view.concepts.length
  return (
    // biome-ignore lint/a11y/useSemanticElements: there is no fieldset in SVG
    <svg
      className={className}
      viewBox={`0 0 ${w} ${h}`}
      role="group"
      aria-label={small ? m.labelPart(count) : m.label(count)}
      data-form={form}
    >
      <Edges view={view} form={form} />
      {view.concepts.map((concept, i) => (
        <ConceptLink
          key={concept.key}
          {...{ concept, base, form, onOpen }}
          line={rooms[i] ?? 0}
          open={concept.key === open}
          language={view.language}
        />
      ))}
    </svg>
  )
}

function Edges({ view, form }: { view: GraphView; form: Form }) {
  const at = new Map(view.concepts.map((concept) => [concept.key, concept[form]]))
  const across = form === 'wide' && view.size.wide.across
  const litLast = view.edges.toSorted((a, b) => Number(a.lit) - Number(b.lit))
  return (
    <g className="edges" {...UNSPOKEN}>
      {litLast.map(({ from, to, lit }) => {
        const [start, end] = [at.get(from), at.get(to)]
        if (!start || !end) return null
        const d = pathOf(curveOf(start, end, across, view.size[form].w))
        return <path key={`${from} ${to}`} d={d} className={lit ? 'lit' : undefined} />
      })}
    </g>
  )
}

type LinkProps = Pick<GraphSvgProps, 'base' | 'onOpen'> & {
  concept: GraphConcept
  form: Form
  line: number
  open: boolean
  language: string
}

function ConceptLink({ concept, base, form, line, open, language, onOpen }: LinkProps) {
  const m = useMessages().graph
  const word = useBandWord()(concept.band, concept.fading)
  const { key, title, aim, lit } = concept
  const classes = ['concept', bandClass(concept.band, concept.fading), lit && 'lit', open && 'open']
  const quarters = quartersOf(concept.band)
  const first = open ? LABEL[form] : aim ? LABEL.aim : LABEL.below
  const press = (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
    event.preventDefault()
    onOpen?.(key, event.detail === 0)
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a press on the label is one on the link
    <g
      className={classes.filter(Boolean).join(' ')}
      transform={`translate(${concept[form].x} ${concept[form].y})`}
      onClick={onOpen && press}
    >
      <a
        href={conceptPath(base, key)}
        aria-label={aim ? m.namedNext(title, word) : m.named(title, word)}
        aria-current={open || undefined}
      >
        <circle className="hit" r={HIT[form]} />
        {aim && <circle className="aim" r={AIM} />}
        <circle className="ring" r={RING} />
        {quarters === 4 && <circle className="fill" r={RING} />}
        {quarters > 0 && quarters < 4 && <path className="fill" d={QUARTER[quarters]} />}
      </a>
      <text y={first} lang={language} {...UNSPOKEN}>
        {labelOf(title, line, lit).map((part, i) => (
          <tspan key={part} x="0" dy={i === 0 ? 0 : LABEL.line}>
            {part}
          </tspan>
        ))}
      </text>
    </g>
  )
}
