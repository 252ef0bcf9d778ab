import { Link } from '@remix-run/react'
import { useMessages } from '~/i18n/messages'
import { Field, FieldError } from '~/ui/field'
import { Page } from '~/ui/page'
import type { Unsent } from './forms'
import { useUnsent } from './use-unsent'

/** What deleting the account takes and leaves, and the password that confirms it. */
export function LeavePage({ lastAdmin, unsent }: { lastAdmin: boolean; unsent?: Unsent }) {
  const { leave: m, settings } = useMessages().account
  return (
    <Page wide={false}>
      <header className="stack">
        <h1>{m.title}</h1>
        <p className="lede">{lastAdmin ? m.lastAdmin : m.lede}</p>
      </header>
      {lastAdmin ? (
        <Link className="btn quiet" to="/people">
          {settings.people}
        </Link>
      ) : (
        <LeaveForm unsent={unsent} />
      )}
    </Page>
  )
}

function LeaveForm({ unsent }: { unsent?: Unsent }) {
  const m = useMessages().account.leave
  const { error, errorBeside } = useUnsent(unsent)
  return (
    <form method="post" action="/account/deletion" className="stack gap-5">
      <p>{m.goes}</p>
      <p>{m.stays}</p>
      <a className="plain" href="/account/export" download>
        {m.first}
      </a>
      <FieldError id="form-error">{errorBeside(['password'])}</FieldError>
      <Field
        name="password"
        type="password"
        label={m.password}
        autoComplete="current-password"
        required
        error={error('password')}
      />
      <div className="row">
        <button className="btn" type="submit">
          {m.submit}
        </button>
        <Link className="btn quiet" to="/account">
          {m.back}
        </Link>
      </div>
    </form>
  )
}
