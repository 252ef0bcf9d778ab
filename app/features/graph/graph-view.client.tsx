import cytoscape, { type Core, type EventObject } from 'cytoscape'
import { useEffect, useRef } from 'react'
import { coloursAt, watchColours } from './canvas-colours'
import { elementsOf, styleOf } from './canvas-drawing'
import type { GraphView } from './graph'
import { type Form, HIT, labelsOf } from './graph-svg'
import { roomsOf } from './label'
import { bounded, nearest, REACH, type Viewport } from './viewport'

/** A step of the view, by button or key. */
export type Move = 'in' | 'out' | 'whole' | 'left' | 'right' | 'up' | 'down'

export type CanvasProps = {
  view: GraphView
  open: string | null
  /** The step last asked for; each object once. */
  move: { move: Move } | null
  /** What holds the SVG, and the size to draw in. */
  frame: HTMLElement
  onLive: () => void
  onOpen: (key: string) => void
}

const ZOOM = 1.35 // a step
const PAN = 80 // pixels a step
const SOON = 180 // ms
const STEPS = { left: [1, 0], right: [-1, 0], up: [0, 1], down: [0, -1] } as const

/** The graph on a canvas above its SVG: to pan, zoom and tap. Hidden from screen readers. */
export function GraphCanvas(props: CanvasProps) {
  const host = useRef<HTMLDivElement>(null)
  const drawn = useRef<Drawn | null>(null)
  const latest = useRef(props)
  latest.current = props
  const { view, open, move, frame } = props
  useEffect(() => {
    if (!host.current) return
    const drawing = draw(host.current, frame, latest)
    drawn.current = drawing
    return drawing.stop
  }, [frame])
  // biome-ignore lint/correctness/useExhaustiveDependencies: drawn anew for another view or open concept
  useEffect(() => drawn.current?.redraw(), [view, open])
  useEffect(() => {
    if (move) drawn.current?.step(move.move)
  }, [move])
  return <div ref={host} className="graph-canvas" aria-hidden="true" />
}

type Drawn = { redraw: () => void; step: (move: Move) => void; stop: () => void }

/** Cytoscape without the stylesheet it adds to the page, which the site's policy would refuse. */
function begin(container: HTMLElement): Core {
  const mark = document.createElement('meta')
  mark.id = '__________cytoscape_stylesheet'
  document.head.append(mark)
  const cy = cytoscape({ container, boxSelectionEnabled: false, autoungrabify: true })
  mark.remove()
  return cy
}

function draw(host: HTMLElement, frame: HTMLElement, latest: { current: CanvasProps }): Drawn {
  const cy = begin(host)
  let form: Form = 'tall'
  let whole: Viewport = { zoom: 1, pan: { x: 0, y: 0 } }
  const size = () => latest.current.view.size[form]
  const shown = () => [...frame.querySelectorAll('svg.graph')].find((svg) => svg.clientWidth > 0)

  /** The view in which the canvas covers the SVG, point for point. */
  const measure = () => {
    const svg = shown()
    const box = svg?.getBoundingClientRect()
    if (!svg || !box?.width) return false
    const outer = host.getBoundingClientRect()
    form = svg.getAttribute('data-form') === 'wide' ? 'wide' : 'tall'
    whole = {
      zoom: box.width / size().w,
      pan: { x: box.left - outer.left, y: box.top - outer.top },
    }
    cy.minZoom(whole.zoom * REACH.out).maxZoom(whole.zoom * REACH.in)
    return true
  }
  const redraw = () => {
    const { view, open } = latest.current
    cy.json({ elements: elementsOf(view, form, open) })
    focus()
  }
  const recolour = () => cy.style(styleOf(coloursAt(frame), form))
  const resized = () => {
    const near = cy.zoom() / whole.zoom
    const before = form
    cy.resize()
    if (!measure()) return
    if (form !== before) {
      recolour()
      redraw()
    }
    if (form !== before || Math.abs(near - 1) < 0.01) cy.viewport(whole)
  }
  const step = (move: Move) => {
    const animation = stepped(cy, move, whole, host)
    const still = matchMedia('(prefers-reduced-motion: reduce)').matches
    cy.stop()
    if (still) cy.viewport(animation)
    else cy.animate(animation, { duration: SOON, easing: 'ease-out' })
  }
  const hit = ({ position }: EventObject) => {
    const { concepts } = latest.current.view
    const at = concepts.map((concept) => concept[form])
    const rooms = roomsOf(labelsOf(latest.current.view, form), size().w)
    const found = nearest(at, position, HIT[form], rooms)
    return concepts[found]?.key ?? null
  }

  /** The concept whose link beneath has the focus wears its ring, and is brought into sight. */
  const focus = () => {
    const links = [...(shown()?.querySelectorAll('a') ?? [])]
    const at = links.findIndex((link) => link.matches(':focus-visible'))
    cy.nodes('.focused').removeClass('focused')
    const concept = latest.current.view.concepts[at]
    if (!concept) return
    const node = cy.getElementById(`c:${concept.key}`).addClass('focused')
    const { x, y } = node.renderedPosition()
    if (x < 0 || y < 0 || x > cy.width() || y > cy.height()) cy.center(node)
  }

  /** One finger scrolls the page until the graph is zoomed in; two always pinch it. */
  const touched = (event: TouchEvent) => {
    cy.userPanningEnabled(event.touches.length > 1 || isNear())
  }
  const pressed = () => cy.userPanningEnabled(true)
  /** The wheel scrolls the page until the graph is pressed, but zooms at once with Ctrl or a pinch. */
  const wheeled = (event: WheelEvent) => {
    cy.userPanningEnabled(true)
    if (!event.ctrlKey && !frame.contains(document.activeElement)) event.stopPropagation()
  }
  const isNear = () => cy.zoom() > whole.zoom * 1.01

  measure()
  recolour()
  redraw()
  cy.viewport(whole)
  cy.one('render', () => latest.current.onLive())
  cy.on('viewport', () => {
    const pan = bounded({ zoom: cy.zoom(), pan: cy.pan() }, whole, size())
    if (pan.x !== cy.pan().x || pan.y !== cy.pan().y) cy.pan(pan)
    frame.classList.toggle('near', isNear())
  })
  cy.on('tap', (event) => {
    const key = hit(event)
    if (key) latest.current.onOpen(key)
  })
  cy.on('mousemove', (event) => frame.classList.toggle('over', hit(event) !== null))
  const capture = { capture: true }
  host.addEventListener('touchstart', touched, capture)
  host.addEventListener('mousedown', pressed, capture)
  host.addEventListener('wheel', wheeled, capture)
  frame.addEventListener('focusin', focus)
  frame.addEventListener('focusout', focus)
  const observer = new ResizeObserver(resized)
  observer.observe(frame)
  const unwatch = watchColours(recolour)
  return {
    redraw,
    step,
    stop() {
      observer.disconnect()
      unwatch()
      frame.removeEventListener('focusin', focus)
      frame.removeEventListener('focusout', focus)
      cy.destroy()
    },
  }
}

/** The view after one step: about the middle of what is shown. */
function stepped(cy: Core, move: Move, whole: Viewport, host: HTMLElement): Viewport {
  const { x, y } = cy.pan()
  if (move === 'whole') return whole
  if (move === 'in' || move === 'out') {
    const wished = cy.zoom() * (move === 'in' ? ZOOM : 1 / ZOOM)
    const zoom = Math.min(cy.maxZoom(), Math.max(cy.minZoom(), wished))
    const middle = { x: host.clientWidth / 2, y: host.clientHeight / 2 }
    const grown = zoom / cy.zoom()
    return {
      zoom,
      pan: { x: middle.x - (middle.x - x) * grown, y: middle.y - (middle.y - y) * grown },
    }
  }
  const [right, down] = STEPS[move]
  return { zoom: cy.zoom(), pan: { x: x + right * PAN, y: y + down * PAN } }
}
