import { LANGUAGES } from '~/features/course/outline'
import { useStudioMessages } from '~/i18n/studio'
import { FieldError } from '~/ui/field'

/** Begins a course with a text: dropped, picked or pasted, or with the sample. */
export function TextBegin({ fault, empty }: { fault: string | null; empty: boolean }) {
  const m = useStudioMessages().studio
  const { textFaults }: { textFaults: Record<string, string> } = m
  const error = fault && (textFaults[fault] ?? m.textFaults.unknown)
  return (
    <section className="stack gap-5" id="text">
      <h2>{m.fromText}</h2>
      <p>{m.fromTextText}</p>
      <form
        className="stack gap-5"
        method="post"
        action="/studio/texts"
        encType="multipart/form-data"
      >
        <div className="field">
          <label htmlFor="file">{m.file}</label>
          <input id="file" name="file" type="file" aria-describedby="text-error" />
        </div>
        <div className="field">
          <label htmlFor="pasted">{m.pasted}</label>
          <textarea
            id="pasted"
            name="text"
            rows={4}
            aria-invalid={error ? true : undefined}
            aria-describedby="text-error"
          />
          <FieldError id="text-error">{error}</FieldError>
        </div>
        <div className="field">
          <label htmlFor="text-language">{m.fields.language}</label>
          <select id="text-language" name="language" defaultValue="">
            <option value="">{m.asTheText}</option>
            {LANGUAGES.map((one) => (
              <option key={one} value={one}>
                {m.languages[one]}
              </option>
            ))}
          </select>
        </div>
        <button className="btn quiet" type="submit">
          {m.cutIt}
        </button>
      </form>
      {empty && (
        <form method="post" action="/studio/texts">
          <button className="plain" type="submit" name="what" value="sample">
            {m.sample}
          </button>
        </form>
      )}
    </section>
  )
}
