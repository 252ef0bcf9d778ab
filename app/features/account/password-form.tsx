import { Link } from '@remix-run/react'
import { useMessages } from '~/i18n/messages'
import { Field, FieldError } from '~/ui/field'
import { Page } from '~/ui/page'
import type { Unsent } from './forms'
import { useUnsent } from './use-unsent'

/** Where an account gets another password. `name` lets a password manager know whose it is. */
export function PasswordForm({ name, unsent }: { name: string; unsent?: Unsent }) {
  const m = useMessages().account
  const { error, errorBeside } = useUnsent(unsent)
  return (
    <Page wide={false}>
      <header className="stack">
        <h1>{m.changePassword.title}</h1>
        <p className="lede">{m.changePassword.lede}</p>
      </header>
      <form method="post" action="/account/password" className="stack gap-5">
        <FieldError id="form-error">{errorBeside(['current', 'password'])}</FieldError>
        <input hidden readOnly autoComplete="username" value={name} />
        <Field
          name="current"
          type="password"
          label={m.changePassword.current}
          autoComplete="current-password"
          required
          error={error('current')}
        />
        <Field
          name="password"
          type="password"
          label={m.changePassword.fresh}
          hint={m.signUp.passwordHint}
          autoComplete="new-password"
          minLength={8}
          maxLength={256}
          required
          error={error('password')}
        />
        <div className="row ends">
          <button className="btn" type="submit">
            {m.changePassword.submit}
          </button>
          <Link className="plain" to="/account">
            {m.changePassword.back}
          </Link>
        </div>
      </form>
    </Page>
  )
}
