import { Form, useNavigation } from '@remix-run/react'
import { LANGUAGES } from '~/features/course/outline'
import { useStudioMessages } from '~/i18n/studio'
import { FieldError } from '~/ui/field'
import type { NotTaken } from './reading'

/** The endings of the files that can be read. */
const READ = '.md,.markdown,.txt,.vtt,.srt,.html,.htm,.docx,.pptx,.pdf,.epub,.zip'

type BringFormProps = {
  action: string
  /** Whether the lecture that comes along can be tried instead. */
  sample?: boolean
  notTaken?: NotTaken | null
}

/** Brings a text in: a file that is dropped or picked, or what is pasted. */
export function BringForm({ action, sample = false, notTaken = null }: BringFormProps) {
  const { bring: m, studio } = useStudioMessages()
  const sending = useNavigation().formAction?.startsWith(action)
  const error = notTaken && m.notTaken(notTaken.name, m.faults[notTaken.fault] ?? m.faults.failed)
  const ofFile = notTaken !== null && notTaken.name !== ''
  return (
    <Form method="post" action={action} encType="multipart/form-data" className="stack gap-5">
      <div className="field">
        <label htmlFor="file">{m.file}</label>
        <input
          id="file"
          name="file"
          type="file"
          className="drop"
          accept={READ}
          aria-invalid={ofFile ? true : undefined}
          aria-describedby="file-hint file-error"
        />
        <p className="small" id="file-hint">
          {m.fileHint}
        </p>
        <FieldError id="file-error">{ofFile && error}</FieldError>
      </div>
      <div className="field">
        <label htmlFor="text">{m.paste}</label>
        <textarea
          id="text"
          name="text"
          rows={6}
          defaultValue={notTaken?.typed}
          aria-invalid={error && !ofFile ? true : undefined}
          aria-describedby="text-error"
        />
        <FieldError id="text-error">{!ofFile && error}</FieldError>
      </div>
      <div className="field">
        <label htmlFor="text-language">{studio.fields.language}</label>
        <select
          id="text-language"
          name="language"
          defaultValue={notTaken?.language ?? ''}
          aria-describedby="language-hint"
        >
          <option value="">{m.asTheText}</option>
          {LANGUAGES.map((one) => (
            <option key={one} value={one}>
              {studio.languages[one]}
            </option>
          ))}
        </select>
        <p className="small" id="language-hint">
          {m.languageHint}
        </p>
      </div>
      <div className="row">
        <button className="btn" type="submit">
          {m.propose}
        </button>
        <p className="meta" role="status">
          {sending && m.sending}
        </p>
      </div>
      {sample && (
        <button className="plain" type="submit" name="what" value="sample">
          {m.sample}
        </button>
      )}
    </Form>
  )
}
