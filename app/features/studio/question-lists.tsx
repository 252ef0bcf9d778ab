import { Form, Link } from '@remix-run/react'
import { useEffect, useRef } from 'react'
import { CARD } from '~/features/course/outline'
import { plainText } from '~/features/course/plain-text'
import { useStudioMessages } from '~/i18n/studio'
import { Icon } from '~/ui/icon'
import type { Place } from './draft'
import type { Frame } from './frame.server'
import type { ModuleQuestions, QuestionLine, QuestionView } from './question-view.server'

type QuestionHeadProps = QuestionView & {
  frame: Frame
  /** How many drafts could stand in its place. */
  spares: number
}

/** Which module a question is of, whether anybody has seen it, and what is done with it as a whole. */
export function QuestionHead({ frame, module, question, card, pool, spares }: QuestionHeadProps) {
  const { studio, propose, question: m } = useStudioMessages()
  const action = `/studio/${frame.id}/questions/${question.id}/changes`
  const list = question.place === 'card' ? card : pool
  const at = list.findIndex(({ id }) => id === question.id)
  const full = question.place === 'pool' && card.length >= CARD
  const keep = useRef<HTMLFormElement>(null)
  useEffect(() => {
    function press({ code, altKey, ctrlKey, metaKey }: KeyboardEvent) {
      if (code === 'KeyK' && altKey && !ctrlKey && !metaKey) keep.current?.requestSubmit()
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [])
  return (
    <div className="stack gap-2">
      <p className="row">
        <Link to={`/studio/${frame.id}/modules/${module.id}`} lang={frame.language}>
          {module.title || studio.untitled}
        </Link>
        {!question.seen && <span className="badge look">{m.unseen}</span>}
      </p>
      {!question.seen && (
        <div className="row">
          <Form method="post" action={action} ref={keep}>
            <input type="hidden" name="base" value={question.revision} />
            <input type="hidden" name="what" value="see" />
            <button className="btn" type="submit" aria-keyshortcuts="Alt+K">
              {propose.keep}
            </button>
          </Form>
          <span className="small by-keys">{propose.keepKey}</span>
        </div>
      )}
      <Form method="post" action={action} className="row">
        <input type="hidden" name="base" value={question.revision} />
        {!question.seen && spares > 0 && <Act name="another" label={propose.another} />}
        <Act name="up" label={m.earlier} off={at <= 0} />
        <Act name="down" label={m.later} off={at === list.length - 1} />
        {question.place === 'card' ? (
          <Act name="to-pool" label={m.toPool} />
        ) : (
          <Act name="to-card" label={m.toCard} off={full} />
        )}
        <Act name="remove" label={question.seen ? m.removeIt : propose.drop} />
      </Form>
    </div>
  )
}

function Act({ name, label, off = false }: { name: string; label: string; off?: boolean }) {
  return (
    <button className="plain" type="submit" name="what" value={name} disabled={off}>
      {label}
    </button>
  )
}

type QuestionListsProps = ModuleQuestions & {
  frame: Frame
  /** The id of the question that is open, if one is. */
  open: string | null
}

/** The three questions of a module's card, and its pool beside. */
export function QuestionLists({ frame, module, card, pool, open }: QuestionListsProps) {
  const m = useStudioMessages().question
  const own = { frame, module, open }
  return (
    <>
      <section className="stack gap-2" aria-labelledby="of-card">
        <h2 id="of-card">{m.card(card.length)}</h2>
        <Lines {...own} lines={card} />
        {card.length < CARD && <Add {...own} place="card" />}
      </section>
      <section className="stack gap-2" aria-labelledby="of-pool">
        <h2 id="of-pool">{m.pool(pool.length)}</h2>
        <Lines {...own} lines={pool} />
        <Add {...own} place="pool" />
      </section>
    </>
  )
}

type Own = Pick<QuestionListsProps, 'frame' | 'module' | 'open'>

/** Questions, each with whether it can be published and whether anybody has seen it. */
export function Lines({ frame, open, lines }: Omit<Own, 'module'> & { lines: QuestionLine[] }) {
  const m = useStudioMessages().question
  if (lines.length === 0) return <p className="meta">{m.none}</p>
  return (
    <ol className="list">
      {lines.map(({ id, ask, kind, seen, ready, concept }) => (
        <li key={id}>
          <Link
            className="line"
            to={`/studio/${frame.id}/questions/${id}`}
            aria-current={id === open ? 'page' : undefined}
          >
            <span className={`sign ${ready && seen ? 'ok' : 'look'}`}>
              <Icon name={ready && seen ? 'right' : 'error'} />
            </span>
            <span>
              <span lang={frame.language}>{plainText(ask) || m.unwritten}</span>
              <br />
              <span className="small">
                {m.about(m.kinds[kind], concept)}
                {!seen && ` · ${m.unseen}`}
                {!ready && ` · ${m.unready}`}
              </span>
            </span>
          </Link>
        </li>
      ))}
    </ol>
  )
}

/** Begins a new question. */
export function Add({ frame, module, place }: Own & { place: Place }) {
  const m = useStudioMessages().question
  return (
    <Form method="post" action={`/studio/${frame.id}/modules/${module.id}/card`}>
      <input type="hidden" name="place" value={place} />
      <button className="plain" type="submit">
        {place === 'card' ? m.addToCard : m.addToPool}
      </button>
    </Form>
  )
}
