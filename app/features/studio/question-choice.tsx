import type { KeyboardEvent, PointerEvent } from 'react'
import { isPicked, isTyped, type Kind } from '~/features/course/outline'
import { useMessages } from '~/i18n/messages'
import { useStudioMessages } from '~/i18n/studio'
import { FieldError } from '~/ui/field'
import { Icon } from '~/ui/icon'
import type { ChoiceFields } from './question-form'
import type { Marks } from './question-marks'

type QuestionChoiceProps = {
  kind: Kind
  choice: ChoiceFields
  /** Its number, from 0, and how many there are. */
  at: number
  of: number
  /** Whether one less would still be enough. */
  spare: boolean
  language: string
  marks: Marks
  lifted: boolean
  onChange: (choice: ChoiceFields) => void
  /** `up`, `down` or `remove`, with a script; without one the form is sent. */
  onStep: (step: 'up' | 'down' | 'remove') => void
  grip: { onPointerDown: (event: PointerEvent) => void }
  keys: { onKeyDown: (event: KeyboardEvent) => void }
}

/** One choice of a question with its reason, whether it is right, and what is done with it. */
export function QuestionChoice(props: QuestionChoiceProps) {
  const { kind, choice, at, language, marks, onChange } = props
  const m = useStudioMessages().question
  const { card } = useMessages()
  const number = at + 1
  const id = (part: string) => `${part}-${at}`
  const truth = kind === 'true-false' && /^(?:true|false)$/.test(choice.text)
  const written = (part: 'choice' | 'reason' | 'match', value: string, label: string) => {
    const mark = marks[id(part)]
    return {
      id: id(part),
      name: part,
      lang: language,
      value,
      'aria-label': label,
      'aria-invalid': mark ? true : undefined,
      'aria-describedby': mark ? `${id(part)}-error` : undefined,
    }
  }
  const error = (part: string) => (
    <FieldError id={`${id(part)}-error`}>
      {marks[id(part)] && m.marks[marks[id(part)] ?? 'empty']}
    </FieldError>
  )
  const said = (text: string) => onChange({ ...choice, text })
  return (
    <li
      className={['edit-choice', choice.right && 'is-key', props.lifted && 'lifted']
        .filter(Boolean)
        .join(' ')}
      {...props.keys}
    >
      <Key {...props} />
      <div className="field">
        {truth ? (
          <p>
            <b lang={language}>{choice.text === 'true' ? card.isTrue : card.isFalse}</b>
            <input type="hidden" name="choice" value={choice.text} />
          </p>
        ) : isTyped(kind) ? (
          <input
            {...written('choice', choice.text, m.choice(number))}
            onChange={({ target }) => said(target.value)}
          />
        ) : (
          <textarea
            {...written('choice', choice.text, m.choice(number))}
            rows={1}
            onChange={({ target }) => said(target.value)}
          />
        )}
        {error('choice')}
        {kind === 'match' ? (
          <textarea
            {...written('match', choice.match, m.match(number))}
            rows={1}
            placeholder={m.matchHint}
            onChange={({ target }) => onChange({ ...choice, match: target.value })}
          />
        ) : (
          <input type="hidden" name="match" value={choice.match} />
        )}
        {error('match')}
        <textarea
          {...written('reason', choice.reason, m.reason(number))}
          rows={1}
          className="why"
          placeholder={m.reasonHint}
          onChange={({ target }) => onChange({ ...choice, reason: target.value })}
        />
        {error('reason')}
        {!truth && <Tools {...props} />}
      </div>
    </li>
  )
}

/** What marks a choice as right; of an order its number. It is also what a choice is dragged by. */
function Key({ kind, choice, at, onChange, grip }: QuestionChoiceProps) {
  const m = useStudioMessages().question
  if (!isPicked(kind) && !isTyped(kind)) {
    return (
      <span className="key meta grip" {...grip}>
        {at + 1}
      </span>
    )
  }
  const single = isPicked(kind) && kind !== 'several'
  return (
    <label className="key">
      <input
        type={single ? 'radio' : 'checkbox'}
        name="right"
        value={at}
        checked={choice.right}
        onChange={({ target }) => onChange({ ...choice, right: target.checked })}
      />
      <span className="vh">{m.isRight(at + 1)}</span>
    </label>
  )
}

function Tools({ at, of, spare, onStep }: QuestionChoiceProps) {
  const m = useStudioMessages().question
  const button = (step: 'up' | 'down' | 'remove', label: string, off: boolean) => (
    <button
      className="plain"
      type="submit"
      name="step"
      value={`${step}:${at}`}
      aria-disabled={off || undefined}
      aria-label={label}
      title={label}
      onClick={(event) => {
        event.preventDefault()
        if (!off) onStep(step)
      }}
    >
      <Icon name={step === 'remove' ? 'wrong' : step} />
    </button>
  )
  return (
    <div className="row choice-tools">
      {button('up', m.up(at + 1), at === 0)}
      {button('down', m.down(at + 1), at === of - 1)}
      {button('remove', m.remove(at + 1), !spare)}
    </div>
  )
}
