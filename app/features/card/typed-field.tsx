import { useEffect, useRef, useState } from 'react'
import { useMessages } from '~/i18n/messages'
import type { QuestionView } from './question'

type TypedFieldProps = {
  question: QuestionView
  /** The id of the question's text. */
  labelled: string
  /** The id of what says what is wrong. */
  described?: string
  language: string
  given: string
}

/** The line that a number or a short text is typed into. */
export function TypedField({ question, labelled, described, language, given }: TypedFieldProps) {
  const m = useMessages().card
  const field = useRef<HTMLInputElement>(null)
  const [scripts, setScripts] = useState(false)
  useEffect(() => setScripts(true), [])
  useEffect(() => {
    if (described) field.current?.focus()
  }, [described])
  const number = question.kind === 'number'
  const unitId = question.unit ? `${labelled}-unit` : undefined
  function turn() {
    if (!field.current) return
    const { value } = field.current
    field.current.value = /^\s*[-−]/.test(value) ? value.replace(/^\s*[-−]\s*/, '') : `-${value}`
    field.current.focus()
  }
  return (
    <div className="field typed-field">
      <input
        ref={field}
        name="response"
        lang={language}
        className={number ? 'number' : undefined}
        inputMode={number ? 'decimal' : 'text'}
        maxLength={number ? 100 : 200}
        defaultValue={given}
        autoComplete="off"
        autoCapitalize="off"
        autoCorrect="off"
        spellCheck={false}
        enterKeyHint="done"
        aria-labelledby={labelled}
        aria-describedby={[unitId, described].filter(Boolean).join(' ') || undefined}
        aria-invalid={described ? true : undefined}
      />
      {unitId && (
        <span className="meta" id={unitId} lang={language}>
          {question.unit}
        </span>
      )}
      {number && scripts && (
        <button className="plain by-touch" type="button" onClick={turn} aria-label={m.sign}>
          <span aria-hidden="true">±</span>
        </button>
      )}
    </div>
  )
}
