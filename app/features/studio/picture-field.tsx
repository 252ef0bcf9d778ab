import { type FormEvent, useRef } from 'react'
import { useStudioMessages } from '~/i18n/studio'
import { Field, FieldError } from '~/ui/field'
import { flushAll } from './use-kept'

type PictureFieldProps = { path: string; module: string; language: string; fault: string | null }

/** Puts a picture at the end of a module: first what it shows in words, for those who don't see it. */
export function PictureField({ path, module, language, fault }: PictureFieldProps) {
  const m = useStudioMessages().studio
  const { pictureFaults }: { pictureFaults: Record<string, string> } = m
  const sent = useRef(false)

  async function send(event: FormEvent<HTMLFormElement>) {
    if (sent.current) return
    event.preventDefault()
    const form = event.currentTarget
    await flushAll()
    sent.current = true
    form.submit()
  }

  return (
    <details id="picture" open={fault !== null}>
      <summary>{m.addPicture}</summary>
      <form
        className="stack"
        method="post"
        action={`${path}/pictures`}
        encType="multipart/form-data"
        onSubmit={send}
      >
        <input type="hidden" name="module" value={module} />
        <Field
          name="alt"
          label={m.alt}
          hint={m.altHint}
          lang={language}
          maxLength={1000}
          required
          error={fault === 'no-alt' ? pictureFaults[fault] : null}
        />
        <div className="field">
          <label htmlFor="picture-file">{m.picture}</label>
          <input
            id="picture-file"
            name="picture"
            type="file"
            accept="image/*"
            required
            aria-describedby="picture-hint"
          />
          <p className="small" id="picture-hint">
            {m.pictureHint}
          </p>
          <FieldError id="picture-error">
            {fault && fault !== 'no-alt' ? pictureFaults[fault] : null}
          </FieldError>
        </div>
        <button className="btn quiet" type="submit">
          {m.putPicture}
        </button>
      </form>
    </details>
  )
}
