import type { FormEvent } from 'react'
import { LIMITS } from '~/features/course/course-limits'
import { isTyped, KINDS, type Kind } from '~/features/course/outline'
import { useStudioMessages } from '~/i18n/studio'
import { Field, FieldError, TextField } from '~/ui/field'
import { QuestionChoices } from './question-choices'
import { ofKind, type QuestionFields } from './question-form'
import type { Marks } from './question-marks'

export type QuestionEditorProps = {
  /** Of the form; a button elsewhere may belong to it. */
  id: string
  /** Where a plain form is posted. */
  action: string
  /** The revision that what is typed rests on. */
  base: number
  fields: QuestionFields
  marks: Marks
  /** Of the course. */
  language: string
  concepts: { id: string; title: string }[]
  /** The sentences of the module, to pick the passage from. */
  sentences: string[]
  onChange: (fields: QuestionFields) => void
  /** With scripts, sending the form is to keep it at once. */
  onSubmit?: (event: FormEvent) => void
}

/** The form of one question, of every kind. Without scripts it is sent as a whole. */
export function QuestionEditor(props: QuestionEditorProps) {
  const { fields, marks, language, onChange } = props
  const m = useStudioMessages().question
  const set = (some: Partial<QuestionFields>) => onChange({ ...fields, ...some })
  const said = (field: string) => {
    const mark = marks[field]
    return mark ? m.marks[mark] : null
  }
  return (
    <form
      className="stack gap-5"
      id={props.id}
      method="post"
      action={props.action}
      onSubmit={props.onSubmit}
    >
      <input type="hidden" name="base" value={props.base} />
      <TextField
        name="ask"
        label={m.ask}
        hint={m.askHint}
        lang={language}
        rows={2}
        value={fields.ask}
        error={said('ask')}
        onChange={({ target }) => set({ ask: target.value })}
      />
      <KindAndConcept {...props} />
      <QuestionChoices {...{ fields, language, marks, onChange }} />
      {fields.kind === 'number' && (
        <div className="pair">
          <Field
            name="tolerance"
            label={m.tolerance}
            hint={m.toleranceHint}
            inputMode="decimal"
            value={fields.tolerance}
            error={said('tolerance')}
            onChange={({ target }) => set({ tolerance: target.value })}
          />
          <Field
            name="unit"
            label={m.unit}
            hint={m.unitHint}
            lang={language}
            maxLength={LIMITS.unit}
            value={fields.unit}
            error={said('unit')}
            onChange={({ target }) => set({ unit: target.value })}
          />
        </div>
      )}
      {isTyped(fields.kind) && (
        <TextField
          name="otherwise"
          label={m.otherwise}
          lang={language}
          rows={1}
          value={fields.otherwise}
          error={said('otherwise')}
          onChange={({ target }) => set({ otherwise: target.value })}
        />
      )}
      <Field
        name="passage"
        label={m.passage}
        hint={m.passageHint}
        lang={language}
        list="sentences"
        autoComplete="off"
        value={fields.passage}
        error={said('passage')}
        onChange={({ target }) => set({ passage: target.value })}
      />
      <datalist id="sentences">
        {props.sentences.map((sentence) => (
          <option value={sentence} key={sentence} />
        ))}
      </datalist>
    </form>
  )
}

function KindAndConcept({ fields, marks, language, concepts, onChange }: QuestionEditorProps) {
  const m = useStudioMessages().question
  const mark = marks.concept
  return (
    <div className="pair">
      <div className="field">
        <label htmlFor="kind">{m.kind}</label>
        <select
          id="kind"
          name="kind"
          value={fields.kind}
          onChange={({ target }) => onChange(ofKind(fields, target.value as Kind))}
        >
          {KINDS.map((kind) => (
            <option value={kind} key={kind}>
              {m.kinds[kind]}
            </option>
          ))}
        </select>
      </div>
      <div className="field">
        <label htmlFor="concept">{m.concept}</label>
        <select
          id="concept"
          name="concept"
          lang={language}
          value={fields.concept}
          aria-invalid={mark ? true : undefined}
          aria-describedby={mark ? 'concept-error' : undefined}
          onChange={({ target }) => onChange({ ...fields, concept: target.value })}
        >
          <option value="">{m.noConcept}</option>
          {concepts.map(({ id, title }) => (
            <option value={id} key={id}>
              {title}
            </option>
          ))}
        </select>
        <FieldError id="concept-error">{mark && m.marks[mark]}</FieldError>
      </div>
    </div>
  )
}
