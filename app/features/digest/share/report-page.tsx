import { Link } from '@remix-run/react'
import type { Unsent } from '~/features/account/forms'
import { useLanguage, useMessages } from '~/i18n/messages'
import { FieldError, TextField } from '~/ui/field'
import { SentPage } from '~/ui/page'
import { REASONS, REPORT_LIMIT } from './report'

type ReportPageProps = {
  token: string
  title: string
  language: string
  sent: boolean
  unsent?: Unsent
}

/** Where a listener says what is wrong with a share; afterwards, that it has arrived. */
export function ReportPage({ token, title, language, sent, unsent }: ReportPageProps) {
  const { report: m } = useMessages()
  const way = (
    <Link className="plain" to={`/shares/${token}`}>
      {m.back}
    </Link>
  )
  return (
    <SentPage way={way}>
      <header className="stack gap-2">
        <h1>{sent ? m.thanks : m.title}</h1>
        <p className="lede" lang={language}>
          {title}
        </p>
      </header>
      {sent ? <p>{m.thanksText}</p> : <ReportFields token={token} unsent={unsent} />}
    </SentPage>
  )
}

function ReportFields({ token, unsent }: Pick<ReportPageProps, 'token' | 'unsent'>) {
  const m = useMessages().report
  const limit = new Intl.NumberFormat(useLanguage()).format(REPORT_LIMIT)
  const sentences: Record<string, string> = m.errors
  const said = (field: string) => {
    const code = unsent?.errors[field]
    return code === undefined ? null : (sentences[code] ?? m.errors.other)
  }
  const missing = said('reason')
  return (
    <form method="post" action={`/shares/${token}/reports`} className="stack gap-5">
      <FieldError id="form-error">{said('form')}</FieldError>
      <fieldset className="stack" aria-describedby={missing ? 'reason-error' : undefined}>
        <legend className="meta">{m.reason}</legend>
        <div className="choices">
          {REASONS.map((reason) => (
            <label className="choice" key={reason}>
              <input
                type="radio"
                name="reason"
                value={reason}
                defaultChecked={unsent?.values.reason === reason}
              />
              <span>{m.reasons[reason]}</span>
            </label>
          ))}
        </div>
        <FieldError id="reason-error">{missing}</FieldError>
      </fieldset>
      <TextField
        name="text"
        label={m.text}
        hint={m.hint(limit)}
        error={said('text')}
        defaultValue={unsent?.values.text}
        maxLength={REPORT_LIMIT}
        rows={5}
        dir="auto"
      />
      <button className="btn" type="submit">
        {m.send}
      </button>
    </form>
  )
}
