import { useEffect, useRef, useState } from 'react'
import { LIMITS } from '~/features/course/course-limits'
import { isPicked, isTyped } from '~/features/course/outline'
import { useStudioMessages } from '~/i18n/studio'
import { FieldError } from '~/ui/field'
import { movedTo, useReorder } from '~/ui/use-reorder'
import { QuestionChoice } from './question-choice'
import { type ChoiceFields, MOST, type QuestionFields, stepped } from './question-form'
import type { Marks } from './question-marks'

type QuestionChoicesProps = {
  fields: QuestionFields
  language: string
  marks: Marks
  onChange: (fields: QuestionFields) => void
}

const rowNames = (from: number, count: number) =>
  Array.from({ length: Math.max(0, count) }, (_, at) => `row ${from + at}`)

/** A name for each row that goes with it where it is moved, and new ones where rows came unasked. */
function useNames(count: number) {
  const [rows, setRows] = useState(() => ({ names: rowNames(0, count), next: count }))
  const { names, next } = rows
  if (names.length !== count) {
    const more = rowNames(next, count - names.length)
    setRows({ names: [...names.slice(0, count), ...more], next: next + more.length })
  }
  const setNames = (names: string[]) => setRows((before) => ({ ...before, names }))
  return { names, setNames }
}

/** The choices of a question: written, marked, added, moved by keys, buttons or a finger, removed. */
export function QuestionChoices({ fields, language, marks, onChange }: QuestionChoicesProps) {
  const m = useStudioMessages().question
  const { kind, choices } = fields
  const { names, setNames } = useNames(choices.length)
  const [said, setSaid] = useState('')
  const adding = useRef(false)

  function move(name: string, to: number) {
    const choice = choices[names.indexOf(name)]
    if (!choice) return
    setNames(movedTo(names, name, to))
    onChange({ ...fields, choices: movedTo(choices, choice, to) })
    setSaid(m.moved(to + 1, choices.length))
  }
  const { list, lifted, grip, keys } = useReorder<HTMLOListElement>(names, move)

  useEffect(() => {
    if (!adding.current) return
    adding.current = false
    const fields = list.current?.lastElementChild?.querySelectorAll<HTMLElement>('[name=choice]')
    fields?.[0]?.focus()
  })

  function step(what: 'up' | 'down' | 'remove', at: number) {
    const name = names[at] ?? ''
    if (what !== 'remove') return move(name, at + (what === 'up' ? -1 : 1))
    setNames(names.filter((one) => one !== name))
    onChange(stepped(fields, `remove:${at}`))
    list.current?.querySelector<HTMLElement>('[name=choice]')?.focus()
  }

  function write(choice: ChoiceFields, at: number) {
    const single = isPicked(kind) && kind !== 'several' && choice.right
    const others = single ? choices.map((one) => ({ ...one, right: false })) : choices
    onChange({ ...fields, choices: others.map((one, n) => (n === at ? choice : one)) })
  }

  const least = isTyped(kind) ? 1 : LIMITS.choices.least
  const truths = kind === 'true-false'
  const mark = marks.choices
  return (
    <fieldset className="stack gap-2" aria-describedby={mark ? 'choices-error' : undefined}>
      <legend>
        <b>{m.choices}</b>
      </legend>
      <p className="small">{m.rules[kind]}</p>
      <FieldError id="choices-error">{mark && m.marks[mark]}</FieldError>
      <ol className="stack" ref={list}>
        {choices.map((choice, at) => (
          <QuestionChoice
            key={names[at]}
            {...{ kind, choice, at, language, marks }}
            of={choices.length}
            spare={choices.length > least}
            lifted={lifted === names[at]}
            onChange={(next) => write(next, at)}
            onStep={(what) => step(what, at)}
            grip={grip(names[at] ?? '')}
            keys={keys(names[at] ?? '')}
          />
        ))}
      </ol>
      {!truths && (
        <div className="row">
          <button
            className="plain"
            type="submit"
            name="step"
            value="add"
            aria-disabled={choices.length >= MOST || undefined}
            onClick={(event) => {
              event.preventDefault()
              if (choices.length >= MOST) return
              adding.current = true
              onChange(stepped(fields, 'add'))
            }}
          >
            {m.add}
          </button>
          <span className="small by-keys">{m.moveKeys}</span>
        </div>
      )}
      <p className="vh" role="status">
        {said}
      </p>
    </fieldset>
  )
}
