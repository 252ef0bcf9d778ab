import { useEffect, useRef, useState } from 'react'
import type { Language } from '~/features/course/outline'
import { useMessages } from '~/i18n/messages'
import { Field, FieldError } from '~/ui/field'
import {
  type Draft,
  type Fit,
  LONGEST_TITLE,
  moved,
  restored,
  reworded,
  withOwn,
  without,
} from './draft'
import type { Faults } from './edited'
import { OwnSentences } from './own-sentences'
import { Sentence, type Step } from './sentence'

type ScriptEditorProps = {
  draft: Draft
  faults: Faults | null
  fit: Fit
  language: Language
  /** It is read aloud by its maker. */
  read: boolean
  /** Whether it has a title of its own, to be typed. */
  titled?: boolean
  revision: number
  /** Lines of one's own that had no room: they are in their field still. */
  rest?: string
  action: string
  /** `act`: lines were moved, taken out, put back or added. */
  onChange: (draft: Draft, act?: boolean) => void
}

/** What is to have the focus once the change is on the page. */
const nextFocus = (id: string, step: Step, from: 'key' | 'button') =>
  from === 'key' ? `[id="text-${id}"]` : `[name="step"][value="${step}:${id}"]`

/**
 * The sentences of a draft as one form. Every button of it works by sending the form; with a script
 * they act at once, and the focus stays with what was moved.
 */
export function ScriptEditor(props: ScriptEditorProps) {
  const { draft, faults, fit, language, read, titled = true, revision, action, onChange } = props
  const [full, setFull] = useState(Boolean(props.rest))
  const m = useMessages().make
  const form = useRef<HTMLFormElement>(null)
  const own = useRef<HTMLTextAreaElement>(null)
  const focus = useRef<string | null>(null)
  const [said, setSaid] = useState<{ text: string; undo: string | null } | null>(null)

  // biome-ignore lint/correctness/useExhaustiveDependencies: after each change of the draft
  useEffect(() => {
    if (focus.current) form.current?.querySelector<HTMLElement>(focus.current)?.focus()
    focus.current = null
  }, [draft])

  function step(id: string, at: number, asked: Step, from: 'key' | 'button') {
    if (asked === 'remove') {
      const next = draft.lines[at + 1] ?? draft.lines[at - 1]
      focus.current = next ? nextFocus(next.id, 'remove', 'button') : '[name="own"]'
      setSaid({ text: m.takenOut, undo: id })
      return onChange(without(draft, id), true)
    }
    const next = moved(draft, id, asked === 'up' ? -1 : 1)
    focus.current = nextFocus(id, asked, from)
    const place = next.lines.findIndex((line) => line.id === id) + 1
    setSaid({ text: m.movedTo(place, next.lines.length), undo: null })
    onChange(next, true)
  }
  function putBack(id: string) {
    focus.current = `[id="text-${id}"]`
    setSaid(null)
    onChange(restored(draft, id), true)
  }
  function add() {
    const text = own.current?.value.trim() ?? ''
    const added = withOwn(draft, text)
    if (own.current) own.current.value = added.rest
    setFull(added.id === '' || added.rest !== '')
    focus.current = text === '' && added.id ? `[id="text-${added.id}"]` : '[name="own"]'
    if (added.id) setSaid({ text: m.added, undo: null })
    onChange(added.draft, true)
  }

  return (
    <form className="stack gap-6" id="draft" method="post" action={action} ref={form}>
      <input type="hidden" name="revision" value={revision} />
      <button
        className="vh"
        type="submit"
        name="step"
        value="save"
        tabIndex={-1}
        aria-hidden="true"
      >
        {m.save}
      </button>
      {titled ? (
        <Field
          name="title"
          label={m.titleLabel}
          lang={language}
          maxLength={LONGEST_TITLE}
          value={draft.title}
          error={faults?.title && m.titleFaults[faults.title]}
          onChange={({ target }) => onChange({ ...draft, title: target.value })}
        />
      ) : (
        <input type="hidden" name="title" value={draft.title} />
      )}
      <section className="stack" aria-label={m.sentences}>
        <p className="small by-keys">{m.keys}</p>
        <FieldError id="fault-script">{faults?.script && m.scriptFaults[faults.script]}</FieldError>
        <ol className="stack gap-5">
          {draft.lines.map((line, at, all) => (
            <li className="stack gap-2" key={line.id}>
              {line.part !== all[at - 1]?.part && <h2 className="part">{m.parts[line.part]}</h2>}
              {fit.from === line.id && (
                <p className="threshold">{read ? m.readOver(fit.count) : m.over(fit.count)}</p>
              )}
              <Sentence
                line={line}
                at={at}
                of={all.length}
                language={language}
                fault={faults?.lines[line.id]}
                onText={(text) => onChange(reworded(draft, line.id, text))}
                onStep={(asked, from) => step(line.id, at, asked, from)}
              />
            </li>
          ))}
        </ol>
      </section>
      <OwnSentences field={own} language={language} kept={props.rest} full={full} onAdd={add} />
      <Out draft={draft} language={language} onBack={putBack} />
      <div className="toasts" role="status">
        {said?.undo ? (
          <p className="toast">
            {said.text}
            <button className="plain" type="button" onClick={() => putBack(said.undo ?? '')}>
              {m.undo}
            </button>
          </p>
        ) : (
          <span className="vh">{said?.text}</span>
        )}
      </div>
    </form>
  )
}

type OutProps = { draft: Draft; language: string; onBack: (id: string) => void }

/** What was taken out, the last one first, to be put back. */
function Out({ draft, language, onBack }: OutProps) {
  const m = useMessages().make
  if (draft.removed.length === 0) return null
  return (
    <details>
      <summary className="meta">{m.out(draft.removed.length)}</summary>
      <ul className="list">
        {draft.removed.toReversed().map(({ line: { id, text } }) => (
          <li className="row ends" key={id}>
            <span className="grow" lang={language}>
              {text}
            </span>
            <button
              className="plain"
              type="submit"
              name="step"
              value={`restore:${id}`}
              onClick={(event) => {
                event.preventDefault()
                onBack(id)
              }}
            >
              {m.putBack}
            </button>
          </li>
        ))}
      </ul>
    </details>
  )
}
