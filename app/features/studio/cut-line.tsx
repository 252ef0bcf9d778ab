import { Form } from '@remix-run/react'
import { type PointerEvent, useRef, useState } from 'react'
import { useStudioMessages } from '~/i18n/studio'
import { Icon } from '~/ui/icon'
import { Minutes } from '~/ui/quarter'
import type { CutView } from './text-view'

type CutLineProps = {
  action: string
  base: number
  /** Which cut it is, from 1. */
  place: number
  /** What begins here. */
  module: Pick<CutView, 'at' | 'turn'>
  /** Of the module that ends here. */
  minutes: number
  /** Told what to do, where the focus goes then, and for `put` the unit it goes before. */
  onAsk: (what: string, then: string, to?: number) => void
}

/** A cut between two modules, with the words that stop and start there. */
export function CutLine({ action, base, place, module, minutes, onAsk }: CutLineProps) {
  const m = useStudioMessages().bring
  const [held, setHeld] = useState(false)
  const over = minutes > 14
  const then = `[data-place="${place}"] button`

  const aim = useRef<Element | null>(null)

  /** Marks the sentence below the pointer, which the cut would go before. */
  function aimAt(under: Element | null) {
    aim.current?.classList.remove('aim')
    under?.classList.add('aim')
    aim.current = under
  }

  function drag({ clientX, clientY }: PointerEvent) {
    if (held) aimAt(document.elementFromPoint(clientX, clientY)?.closest('[data-at]') ?? null)
  }

  function drop(event: PointerEvent) {
    drag(event)
    const to = aim.current?.getAttribute('data-at')
    if (held && to && Number(to) !== module.at) onAsk('put', then, Number(to))
    letGo()
  }

  function letGo() {
    aimAt(null)
    setHeld(false)
  }

  return (
    // biome-ignore lint/a11y/useSemanticElements: a group of buttons with a name, and no fieldset of a form
    <div
      className={`cut${over ? ' over' : ''}${held ? ' held' : ''}`}
      role="group"
      aria-label={m.cut(place)}
      data-cut={module.at}
      data-place={place}
    >
      <span
        className="grip"
        aria-hidden="true"
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId)
          setHeld(true)
        }}
        onPointerMove={drag}
        onPointerUp={drop}
        onPointerCancel={letGo}
      >
        <Icon name="grip" />
      </span>
      <span className="cut-label">
        {m.ends(place, minutes)} <Minutes minutes={minutes + 1} />
      </span>
      <Form
        method="post"
        action={action}
        className="cut-tools"
        onSubmit={(event) => {
          event.preventDefault()
          const { submitter } = event.nativeEvent as SubmitEvent
          const what = (submitter as HTMLButtonElement | null)?.value ?? ''
          onAsk(what, `[data-place="${place}"] button[value="${what}"]`)
        }}
      >
        <input type="hidden" name="base" value={base} />
        <input type="hidden" name="at" value={module.at} />
        <button className="plain" type="submit" name="what" value="earlier" aria-label={m.earlier}>
          <Icon name="up" /> <kbd>[</kbd>
        </button>
        <button className="plain" type="submit" name="what" value="later" aria-label={m.later}>
          <Icon name="down" /> <kbd>]</kbd>
        </button>
        <button className="plain" type="submit" name="what" value="join">
          {m.join} <kbd>{m.joinKey}</kbd>
        </button>
      </Form>
      {module.turn && module.turn.stops.length + module.turn.starts.length > 0 && (
        <span className="small cut-why">
          {m.why(module.turn.stops.join(', '), module.turn.starts.join(', '))}
        </span>
      )}
    </div>
  )
}
