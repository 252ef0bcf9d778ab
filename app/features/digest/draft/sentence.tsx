import type { KeyboardEvent } from 'react'
import type { Line } from '~/features/digest/script/line'
import { useMessages } from '~/i18n/messages'
import { FieldError } from '~/ui/field'
import { Icon } from '~/ui/icon'
import type { LineFault } from './edited'

/** What is done with a line: with a script at once, without one by sending the form. */
export type Step = 'up' | 'down' | 'remove'

type SentenceProps = {
  line: Line
  /** Its place, from 0. */
  at: number
  of: number
  language: string
  fault: LineFault | undefined
  onText: (text: string) => void
  /** False where it is left to the form. */
  onStep: (step: Step, from: 'key' | 'button') => void
}

/** One sentence of a draft, with what can be done with it. */
export function Sentence({ line, at, of, language, fault, onText, onStep }: SentenceProps) {
  const m = useMessages().make
  const { id, text, from } = line
  const name = m.sentence(at + 1, of)
  function press(event: KeyboardEvent) {
    const step = { ArrowUp: 'up', ArrowDown: 'down' } as const
    const asked = step[event.key as keyof typeof step]
    if (!asked || !event.altKey) return
    event.preventDefault()
    onStep(asked, 'key')
  }
  const button = (step: Step, label: string, icon: 'up' | 'down' | 'wrong', off: boolean) => (
    <button
      className="plain"
      type="submit"
      name="step"
      value={`${step}:${id}`}
      aria-disabled={off || undefined}
      aria-label={`${label}: ${name}`}
      title={label}
      onClick={(event) => {
        event.preventDefault()
        if (!off) onStep(step, 'button')
      }}
    >
      <Icon name={icon} />
    </button>
  )
  return (
    <div className="field sentence">
      <label className="vh" htmlFor={`text-${id}`}>
        {name}
      </label>
      <input type="hidden" name="line" value={id} />
      <textarea
        id={`text-${id}`}
        name="text"
        lang={language}
        rows={2}
        value={text}
        aria-invalid={fault ? true : undefined}
        aria-describedby={fault ? `fault-${id}` : undefined}
        aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown"
        onChange={({ target }) => onText(target.value)}
        onKeyDown={press}
      />
      <FieldError id={`fault-${id}`}>{fault && m.faults[fault]}</FieldError>
      <div className="row ends">
        <span className="small">{from ? m.from[from.kind] : m.from.own}</span>
        <span className="row sentence-tools">
          {button('up', m.up, 'up', at === 0)}
          {button('down', m.down, 'down', at === of - 1)}
          {button('remove', m.takeOut, 'wrong', false)}
        </span>
      </div>
    </div>
  )
}
