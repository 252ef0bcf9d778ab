import { Link } from '@remix-run/react'
import { useMessages } from '~/i18n/messages'
import { Field, FieldError } from '~/ui/field'
import { Page } from '~/ui/page'
import { type EntryProps, withNext } from './sign-up-form'
import { useUnsent } from './use-unsent'

/** Where the person behind an account comes in. */
export function SignInForm({ next, guest, unsent }: EntryProps) {
  const m = useMessages().account
  const { error, errorBeside, value } = useUnsent(unsent)
  return (
    <Page wide={false}>
      <header className="stack">
        <h1>{m.signIn.title}</h1>
        <p className="lede">{m.signIn.lede}</p>
        {guest && <p>{m.signIn.comesAlong}</p>}
      </header>
      <form method="post" action="/sign-in" className="stack gap-5">
        <FieldError id="form-error">{errorBeside(['name', 'password'])}</FieldError>
        <input type="hidden" name="next" value={next} />
        <Field
          name="name"
          label={m.name}
          autoComplete="username"
          autoCapitalize="none"
          required
          defaultValue={value('name')}
          error={error('name')}
        />
        <Field
          name="password"
          type="password"
          label={m.password}
          autoComplete="current-password"
          required
          error={error('password')}
        />
        <div className="row ends">
          <button className="btn" type="submit">
            {m.signIn.submit}
          </button>
          <Link className="plain" to={withNext('/sign-up', next)}>
            {m.signIn.other}
          </Link>
        </div>
      </form>
    </Page>
  )
}
