import type { RefObject } from 'react'
import { useMessages } from '~/i18n/messages'
import { FieldError } from '~/ui/field'

type OwnSentencesProps = {
  field: RefObject<HTMLTextAreaElement>
  language: string
  /** What a form has brought back into the field. */
  kept: string | undefined
  /** There is no room for what is in it. */
  full: boolean
  onAdd: () => void
}

/** The field for sentences of one's own, a line each. */
export function OwnSentences({ field, language, kept, full, onAdd }: OwnSentencesProps) {
  const m = useMessages().make
  return (
    <div className="field sentence">
      <label htmlFor="own">{m.own}</label>
      <textarea
        id="own"
        name="own"
        lang={language}
        rows={2}
        defaultValue={kept}
        aria-invalid={full || undefined}
        aria-describedby={full ? 'fault-own' : undefined}
        ref={field}
      />
      <FieldError id="fault-own">{full && m.noRoom}</FieldError>
      <p>
        <button
          className="btn quiet"
          type="submit"
          name="step"
          value="add"
          onClick={(event) => {
            event.preventDefault()
            onAdd()
          }}
        >
          {m.add}
        </button>
      </p>
    </div>
  )
}
