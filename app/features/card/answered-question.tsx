import { Link } from '@remix-run/react'
import type { ReactNode } from 'react'
import { isTyped } from '~/features/course/outline'
import { useMessages } from '~/i18n/messages'
import { Icon } from '~/ui/icon'
import { Markup } from './markup'
import type { Feedback, QuestionView } from './question'
import { putTo } from './response'

type AnsweredProps = {
  question: QuestionView
  feedback: Feedback
  /** The language of the course. */
  language: string
}

/** A question with its answer: what was given, what is right, and why. */
export function AnsweredQuestion({ question, feedback, language }: AnsweredProps) {
  const m = useMessages().card
  const { kind } = question
  const rows = { question, feedback, language }
  return (
    <fieldset className="stack gap-5">
      <legend className="stem" lang={language}>
        <Markup html={question.ask} />
      </legend>
      {kind === 'several' && !feedback.right && <p>{m.notAll}</p>}
      <div className="choices">
        {isTyped(kind) ? (
          <TypedRows {...rows} />
        ) : kind === 'order' ? (
          <OrderRows {...rows} />
        ) : kind === 'match' ? (
          <MatchRows {...rows} />
        ) : (
          <ChoiceRows {...rows} />
        )}
      </div>
      {feedback.passage && (
        <p>
          <Link to={feedback.passage} reloadDocument>
            {feedback.guessed ? m.guessed : m.passage}
          </Link>
        </p>
      )}
    </fieldset>
  )
}

type RowProps = {
  /** Null for what was neither chosen nor right. */
  verdict: string | null
  right: boolean
  reason: string | undefined
  language: string
  children: ReactNode
}

function Row({ verdict, right, reason, language, children }: RowProps) {
  const tone = verdict && (right ? 'is-right' : 'is-wrong')
  return (
    <div className={['choice is-done', tone].filter(Boolean).join(' ')}>
      {verdict ? (
        <span className="sign">
          <Icon name={right ? 'right' : 'wrong'} />
        </span>
      ) : (
        <span />
      )}
      <div>
        {verdict && <span className="verdict">{verdict} </span>}
        {children}
        {reason && (
          <div className="reason" lang={language}>
            <Markup html={reason} />
          </div>
        )}
      </div>
    </div>
  )
}

const reasonOf = ({ reasons }: Feedback, id: string) =>
  reasons.find(({ choice }) => choice === id)?.html

function ChoiceRows({ question, feedback, language }: AnsweredProps) {
  const m = useMessages().card
  const unchosen = question.kind === 'several' ? m.missed : m.theAnswer
  return question.choices.map(({ id, html }) => {
    const chosen = feedback.chosen.includes(id)
    const right = feedback.key.includes(id)
    const verdict = right ? (chosen ? m.right : unchosen) : chosen ? m.notThis : null
    const row = { verdict, right, language, reason: reasonOf(feedback, id) }
    return (
      <Row {...row} key={id}>
        <Markup html={html} language={language} />
      </Row>
    )
  })
}

function TypedRows({ question: { unit }, feedback, language }: AnsweredProps) {
  const m = useMessages().card
  const { right, chosen, key, reasons } = feedback
  const reason = reasons[0]?.html
  return (
    <>
      <Row verdict={right ? m.right : m.notThis} {...{ right, reason, language }}>
        <span lang={language}>{chosen[0]}</span>
      </Row>
      {!right && (
        <Row verdict={m.theAnswer} right reason={undefined} language={language}>
          <span lang={language}>{[key[0], unit].filter(Boolean).join(' ')}</span>
        </Row>
      )}
    </>
  )
}

function OrderRows({ question, feedback, language }: AnsweredProps) {
  const m = useMessages().card
  const position = (id: string) => Number(putTo(feedback.key, id))
  const inOrder = [...question.choices].sort((a, b) => position(a.id) - position(b.id))
  return inOrder.map(({ id, html }) => {
    const own = putTo(feedback.chosen, id) ?? ''
    const right = own === String(position(id))
    const row = { right, language, reason: reasonOf(feedback, id) }
    return (
      <Row {...row} verdict={right ? m.right : m.notHere} key={id}>
        <b>{position(id)}. </b>
        <Markup html={html} language={language} />
        {!right && <p className="meta">{m.yourPosition(own)}</p>}
      </Row>
    )
  })
}

function MatchRows({ question, feedback, language }: AnsweredProps) {
  const m = useMessages().card
  const partner = (id: string | null) => question.partners?.find((one) => one.id === id)?.html ?? ''
  return question.choices.map(({ id, html }) => {
    const own = putTo(feedback.chosen, id)
    const wanted = putTo(feedback.key, id)
    const right = own === wanted
    const row = { right, language, reason: reasonOf(feedback, id) }
    return (
      <Row {...row} verdict={right ? m.right : m.notThis} key={id}>
        <Markup html={html} language={language} />
        {' → '}
        <Markup html={partner(wanted)} language={language} />
        {!right && (
          <p className="meta">
            {m.yourPartner} <Markup html={partner(own)} language={language} />
          </p>
        )}
      </Row>
    )
  })
}
