import { Link } from '@remix-run/react'
import { useLanguage, useMessages } from '~/i18n/messages'
import { FieldError, TextField } from '~/ui/field'
import { ANSWER_LIMIT, QUESTION_LIMIT } from './mentor'
import type { MentorView } from './mentor-view.server'

/** A form as it was sent, with what is to be mended. */
export type Tried = { errors: Record<string, string>; values: Record<string, string> }

type FormProps = { question: MentorView; tried?: Tried }

function useForm(tried: Tried | undefined) {
  const { errors } = useMessages().mentor
  const language = useLanguage()
  const sentences: Record<string, string> = errors
  return {
    error: (field: string) => {
      const name = tried?.errors[field]
      return name === undefined ? null : (sentences[name] ?? errors['text-missing'])
    },
    limit: (count: number) => new Intl.NumberFormat(language).format(count),
  }
}

/** A learner asks. */
export function AskForm({ question: { id, modules, about, course }, tried }: FormProps) {
  const m = useMessages().mentor
  const { error, limit } = useForm(tried)
  const missing = error('module')
  return (
    <form className="stack gap-5" method="post" action={`/mentor-questions/${id}/question`}>
      <div className="field">
        <label htmlFor="module">{m.module}</label>
        <select
          id="module"
          name="module"
          defaultValue={tried?.values.module ?? about?.key ?? ''}
          aria-invalid={missing ? true : undefined}
          aria-describedby={missing ? 'module-error' : undefined}
          lang={course.language}
          required
        >
          <option value="">{m.choose}</option>
          {modules.map(({ key, title }) => (
            <option value={key} key={key}>
              {title}
            </option>
          ))}
        </select>
        <FieldError id="module-error">{missing}</FieldError>
      </div>
      <TextField
        name="text"
        label={m.question}
        hint={m.hint(limit(QUESTION_LIMIT))}
        error={error('text')}
        defaultValue={tried?.values.text}
        maxLength={QUESTION_LIMIT}
        rows={8}
        dir="auto"
        required
      />
      <div className="row">
        <button className="btn" type="submit">
          {m.send}
        </button>
        <Link className="plain" to="/rewards">
          {m.later}
        </Link>
      </div>
    </form>
  )
}

/** The instructor answers. */
export function ReplyForm({ question: { id }, tried }: FormProps) {
  const m = useMessages().mentor
  const { error, limit } = useForm(tried)
  return (
    <form className="stack gap-5" method="post" action={`/mentor-questions/${id}/answer`}>
      <TextField
        name="text"
        label={m.reply}
        hint={m.replyHint(limit(ANSWER_LIMIT))}
        error={error('text')}
        defaultValue={tried?.values.text}
        maxLength={ANSWER_LIMIT}
        rows={10}
        dir="auto"
        required
      />
      <button className="btn" type="submit">
        {m.sendReply}
      </button>
    </form>
  )
}
