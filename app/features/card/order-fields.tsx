import { useEffect, useRef, useState } from 'react'
import { useMessages } from '~/i18n/messages'
import { Icon } from '~/ui/icon'
import { movedTo, useReorder } from '~/ui/use-reorder'
import { Markup } from './markup'
import type { QuestionView } from './question'
import { putTo, type Response } from './response'

type OrderFieldsProps = {
  question: QuestionView
  language: string
  given: Response
  described?: string
}

/** Choices to be put in order: by moving them, or without scripts by a position for each. */
export function OrderFields(props: OrderFieldsProps) {
  const { question, given } = props
  const [scripts, setScripts] = useState(false)
  const [order, setOrder] = useState(() => orderGiven(question, given))
  const around = useRef<HTMLDivElement>(null)
  const m = useMessages().card
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, for what was picked before scripts ran
  useEffect(() => {
    const lists = around.current?.querySelectorAll('select') ?? []
    const picked = [...lists].flatMap(({ value }) => value || [])
    setOrder(orderGiven(question, picked))
    setScripts(true)
  }, [])
  return (
    <div className="stack" ref={around}>
      {scripts ? <Movable {...props} order={order} onOrder={setOrder} /> : <Places {...props} />}
      <p className="small">{scripts ? m.howTo.order : m.howTo.positions}</p>
    </div>
  )
}

function orderGiven({ choices }: QuestionView, given: Response): string[] {
  const position = (id: string) => Number(putTo(given, id) ?? choices.length)
  return choices.map(({ id }) => id).sort((a, b) => position(a) - position(b))
}

function Places({ question, language, given, described }: OrderFieldsProps) {
  const m = useMessages().card
  const positions = question.choices.map((_, at) => at + 1)
  return (
    <ol className="choices">
      {question.choices.map(({ id, html }) => (
        <li className="choice order" key={id}>
          <label htmlFor={`position-${id}`} lang={language}>
            <Markup html={html} />
          </label>
          <select
            id={`position-${id}`}
            name="response"
            defaultValue={placed(given, id)}
            aria-describedby={described}
            aria-invalid={described ? true : undefined}
          >
            <option value="">{m.position}</option>
            {positions.map((position) => (
              <option value={`${id}:${position}`} key={position}>
                {position}
              </option>
            ))}
          </select>
        </li>
      ))}
    </ol>
  )
}

const placed = (given: Response, id: string) => {
  const position = putTo(given, id)
  return position === null ? '' : `${id}:${position}`
}

type MovableProps = OrderFieldsProps & { order: string[]; onOrder: (order: string[]) => void }

function Movable({ question, language, order, onOrder }: MovableProps) {
  const m = useMessages().card
  const [said, setSaid] = useState('')
  const { list, lifted, grip, keys } = useReorder<HTMLOListElement>(order, (id, to) => {
    onOrder(movedTo(order, id, to))
    setSaid(`${plain(id)}: ${m.positionOf(to + 1, order.length)}`)
  })
  const htmlOf = (id: string) => question.choices.find((choice) => choice.id === id)?.html ?? ''
  const plain = (id: string) => htmlOf(id).replace(/<[^>]*>/g, '')
  const step = (id: string, by: -1 | 1, name: string) => {
    const at = order.indexOf(id)
    const off = at + by < 0 || at + by >= order.length
    return (
      <button
        className="plain"
        type="button"
        aria-disabled={off || undefined}
        aria-describedby={`line-${id}`}
        aria-label={name}
        aria-keyshortcuts={by < 0 ? 'Alt+ArrowUp' : 'Alt+ArrowDown'}
        onClick={() => {
          if (off) return
          onOrder(movedTo(order, id, at + by))
          setSaid(`${plain(id)}: ${m.positionOf(at + by + 1, order.length)}`)
        }}
      >
        <Icon name={by < 0 ? 'up' : 'down'} />
      </button>
    )
  }
  return (
    <>
      <ol className="choices" ref={list}>
        {order.map((id, at) => (
          <li
            className={`choice order movable${lifted === id ? ' lifted' : ''}`}
            key={id}
            {...keys(id)}
          >
            <span className="grip meta" {...grip(id)}>
              {at + 1}
            </span>
            <span id={`line-${id}`}>
              <Markup html={htmlOf(id)} language={language} />
            </span>
            <span className="steps">
              {step(id, -1, m.up)}
              {step(id, 1, m.down)}
            </span>
            <input type="hidden" name="response" value={`${id}:${at + 1}`} />
          </li>
        ))}
      </ol>
      <p className="vh" role="status">
        {said}
      </p>
    </>
  )
}
