import { useId } from 'react'
import { isTyped } from '~/features/course/outline'
import { useMessages } from '~/i18n/messages'
import { Markup } from './markup'
import { MatchFields } from './match-fields'
import { OrderFields } from './order-fields'
import type { QuestionView } from './question'
import type { Response } from './response'
import { TypedField } from './typed-field'

type QuestionFieldsProps = {
  question: QuestionView
  /** The language of the course. */
  language: string
  /** The id of what says what is wrong. */
  described?: string
  busy?: boolean
  /** What was given before and came back. */
  given?: Response
}

const NOTHING: Response = []

/** One question with what it is answered by, inside the form that posts the answer. */
export function QuestionFields(props: QuestionFieldsProps) {
  const { question, language, described, busy } = props
  const m = useMessages().card
  const stemId = useId()
  const given = props.given ?? NOTHING
  const fields = { question, language, given, described }
  const { kind } = question
  return (
    <>
      <input type="hidden" name="question" value={question.id} />
      <fieldset className="stack gap-5" aria-describedby={described} aria-busy={busy}>
        <legend className="stem" lang={language} id={stemId}>
          <Markup html={question.ask} />
        </legend>
        {kind === 'several' && <p className="meta">{m.several}</p>}
        {isTyped(kind) ? (
          <TypedField {...fields} labelled={stemId} given={given[0] ?? ''} />
        ) : kind === 'order' ? (
          <OrderFields {...fields} />
        ) : kind === 'match' ? (
          <MatchFields {...fields} />
        ) : (
          <Choices question={question} language={language} given={given} />
        )}
      </fieldset>
    </>
  )
}

function Choices({ question, language, given = NOTHING }: QuestionFieldsProps) {
  return (
    <div className="choices" lang={language}>
      {question.choices.map(({ id, html }) => (
        <label className="choice" key={id}>
          <input
            type={question.kind === 'several' ? 'checkbox' : 'radio'}
            name="response"
            value={id}
            defaultChecked={given.includes(id)}
          />
          <Markup html={html} />
        </label>
      ))}
    </div>
  )
}
