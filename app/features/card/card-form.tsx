import { Link } from '@remix-run/react'
import { useEffect, useId, useRef } from 'react'
import { isPicked, isTyped } from '~/features/course/outline'
import type { Messages } from '~/i18n/language'
import { useMessages } from '~/i18n/messages'
import { FieldError } from '~/ui/field'
import { Icon } from '~/ui/icon'
import { Thirds } from '~/ui/quarter'
import { AnsweredQuestion } from './answered-question'
import type { Given } from './given'
import { sayLack } from './lack'
import type { Feedback, QuestionView } from './question'
import { QuestionFields } from './question-fields'
import { useAnswer, useKeys } from './use-answer'

type CardFormProps = {
  question: QuestionView & { feedback: Feedback | null }
  /** Counted from 1. */
  number: number
  of: number
  /** Where answers are posted. */
  action: string
  /** The id of the route that answers there. */
  door: string
  /** Where to go on to once it is answered. */
  next: string
  /** The language of the course. */
  language: string
  /** What a plain form came back with. */
  given: Given | null
}

/** One question: choose, answer, and see at once why. Works as a plain form, too. */
export function CardForm(props: CardFormProps) {
  const { question, number, of, action, next, language } = props
  const m = useMessages()
  const { reply, sending, send } = useAnswer(action, props.door)
  const answered = reply && 'feedback' in reply ? reply : null
  const feedback = answered?.feedback ?? question.feedback
  const last = answered ? answered.finished : number === of
  const form = useRef<HTMLFormElement>(null)
  const goOn = useRef<HTMLAnchorElement>(null)
  const errorId = useId()
  const digits = isPicked(question.kind) ? question.choices.length : 0
  useKeys(form, digits)
  useEffect(() => {
    if (answered) goOn.current?.focus({ preventScroll: true })
  }, [answered])

  const lack = reply ? ('lack' in reply ? reply.lack : null) : props.given?.lack
  const refused = reply && 'refusal' in reply ? refusalText(m, reply.refusal) : null
  const lacking = lack && !feedback ? sayLack(m.card, question.kind, lack) : null
  const error = refused ?? lacking
  const count = (
    <div className="row ends">
      <h1 className="count-line">{m.card.question(number, of)}</h1>
      {of === 3 && <Thirds count={feedback ? number : number - 1} />}
    </div>
  )
  const said = (
    <p className="vh" role="status">
      {answered && spoken(m, question, answered.feedback)}
    </p>
  )
  if (feedback) {
    return (
      <div className="stack gap-5">
        {said}
        {count}
        <AnsweredQuestion question={question} feedback={feedback} language={language} />
        {answered?.kind === 'stands' && <p className="meta">{m.card.stands}</p>}
        <Link className="btn" to={next} ref={goOn}>
          {last ? m.card.toResult : m.card.next} <Icon name="next" />
        </Link>
      </div>
    )
  }
  return (
    <form className="stack gap-5" method="post" action={action} ref={form} onSubmit={send}>
      {said}
      {count}
      <QuestionFields
        question={question}
        language={language}
        described={error ? errorId : undefined}
        busy={sending}
        given={props.given?.response}
      />
      <div role="alert">
        <FieldError id={errorId}>{error}</FieldError>
      </div>
      <button className="btn" type="submit">
        {sending ? m.card.sending : m.card.answer}
      </button>
      {question.kind !== 'order' && <p className="small">{howTo(m.card, question, digits)}</p>}
    </form>
  )
}

function howTo(m: Messages['card'], { kind, unit }: QuestionView, digits: number): string {
  if (isPicked(kind)) return m.keys(digits)
  return kind === 'number' && !unit ? m.howTo.bare : m.howTo[kind]
}

/** The verdict, its reason and what was asked to be typed, for those who hear the page. */
function spoken({ card }: Messages, { kind, unit }: QuestionView, feedback: Feedback): string {
  const { right, reasons, key } = feedback
  const whole = kind === 'one' || kind === 'true-false' || isTyped(kind)
  const verdict = right ? card.right : whole ? card.notThis : card.notAll
  const answer = !right && isTyped(kind) && card.answerIs([key[0], unit].filter(Boolean).join(' '))
  const texts = reasons.map(({ html }) => html.replace(/<[^>]*>/g, ''))
  return [verdict, answer, ...texts].filter(Boolean).join(' ')
}

function refusalText({ card, refused }: Messages, reason: string): string {
  const known = refused[reason as keyof typeof refused]
  const lost = reason === 'failed' || reason === 'unreached'
  if (lost || typeof known !== 'object') return card.unreached
  return `${known.title}. ${known.text}`
}
