import { useNavigate } from '@remix-run/react'
import { type ComponentType, useEffect, useRef, useState } from 'react'
import { useMessages } from '~/i18n/messages'
import type { GraphView as View } from './graph'
import { GraphLegend } from './graph-legend'
import { conceptPath, GraphSvg } from './graph-svg'
import type { CanvasProps, Move } from './graph-view.client'

type GraphViewProps = { view: View; base: string; open?: string | null }

const MOVES: Record<string, Move> = {
  '+': 'in',
  '=': 'in',
  '-': 'out',
  '0': 'whole',
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
}

/**
 * The graph: painted as SVG, then, from the first touch, pointer or key on it,
 * drawn by Cytoscape in the same place. The links of the SVG stay beneath for
 * keyboards and screen readers; if Cytoscape can't be had, so does the SVG.
 */
export function GraphView({ view, base, open = null }: GraphViewProps) {
  const frame = useRef<HTMLDivElement>(null)
  const [Canvas, setCanvas] = useState<ComponentType<CanvasProps> | null>(null)
  const [live, setLive] = useState(false)
  const [move, setMove] = useState<{ move: Move } | null>(null)
  const { takeOver, press } = useTakeOver((canvas) => setCanvas(() => canvas))
  const openConcept = useOpening(base, open)
  const ask = (move: Move) => {
    takeOver()
    setMove({ move })
  }
  return (
    <div className="stack gap-2">
      {/* biome-ignore lint/a11y/noStaticElementInteractions: keys and pointers move the view; what is to be pressed are the links within */}
      <div
        ref={frame}
        className={`graph-frame${live ? ' live' : ''}`}
        tabIndex={-1}
        onPointerDown={press}
        onPointerUp={() => {
          const here = frame.current
          if (!here?.contains(document.activeElement)) here?.focus({ preventScroll: true })
        }}
        onWheel={takeOver}
        onFocus={takeOver}
        onKeyDown={(event) => {
          const move = MOVES[event.key]
          if (!move || event.ctrlKey || event.metaKey || event.altKey) return
          event.preventDefault()
          ask(move)
        }}
      >
        <GraphSvg view={view} base={base} open={open} onOpen={openConcept} />
        {Canvas && frame.current && (
          <Canvas
            {...{ view, open, move }}
            frame={frame.current}
            onLive={() => setLive(true)}
            onOpen={(key) => openConcept(key)}
          />
        )}
      </div>
      <div className="row ends">
        <GraphLegend />
        <Zoom onMove={ask} />
      </div>
    </div>
  )
}

function Zoom({ onMove }: { onMove: (move: Move) => void }) {
  const m = useMessages().graph
  const [ready, setReady] = useState(false)
  useEffect(() => setReady(true), [])
  return (
    <fieldset className={`row zoom${ready ? ' ready' : ''}`} aria-label={m.zoom}>
      <button className="plain" type="button" onClick={() => onMove('out')} aria-label={m.zoomOut}>
        <Sign d="M5 12h14" />
      </button>
      <button className="plain" type="button" onClick={() => onMove('in')} aria-label={m.zoomIn}>
        <Sign d="M5 12h14M12 5v14" />
      </button>
      <button className="plain" type="button" onClick={() => onMove('whole')}>
        {m.whole}
      </button>
    </fieldset>
  )
}

function Sign({ d }: { d: string }) {
  return (
    <svg className="icon" viewBox="0 0 24 24" aria-hidden="true">
      <path d={d} />
    </svg>
  )
}

/** Loads Cytoscape once, and lets a press that is under way end on what it began on. */
function useTakeOver(done: (canvas: ComponentType<CanvasProps>) => void) {
  const asked = useRef(false)
  const pressed = useRef<Promise<void> | null>(null)
  const takeOver = () => {
    if (asked.current) return
    asked.current = true
    import('./graph-view.client')
      .then(async ({ GraphCanvas }) => {
        await pressed.current
        done(GraphCanvas)
      })
      .catch(() => {
        asked.current = false
      })
  }
  const press = () => {
    pressed.current = new Promise((resolve) => {
      const release = () => setTimeout(resolve, 50)
      addEventListener('pointerup', release, { once: true })
      addEventListener('pointercancel', release, { once: true })
    })
    takeOver()
  }
  return { takeOver, press }
}

/** Opens a concept's panel and brings it into sight; a key press takes the focus along. */
function useOpening(base: string, open: string | null) {
  const navigate = useNavigate()
  const asked = useRef<{ key: string; byKey: boolean } | null>(null)
  useEffect(() => {
    if (asked.current?.key !== open) return
    const panel = document.getElementById('concept')
    if (asked.current.byKey) panel?.focus({ preventScroll: true })
    const box = panel?.getBoundingClientRect()
    if (box && (box.top > innerHeight - 120 || box.bottom < 120)) panel?.scrollIntoView()
    asked.current = null
  }, [open])
  return (key: string, byKey = false) => {
    asked.current = { key, byKey }
    navigate(conceptPath(base, key), { preventScrollReset: true })
  }
}
