import { Link } from '@remix-run/react'
import { useMessages } from '~/i18n/messages'
import { Field, FieldError } from '~/ui/field'
import { Page } from '~/ui/page'
import type { Unsent } from './forms'
import { useUnsent } from './use-unsent'

export type EntryProps = {
  /** Where to go on to. */
  next: string
  /** Whether a guest's work would come along. */
  guest: boolean
  unsent?: Unsent
}

/** The address of the other way in, going on to the same page. */
export const withNext = (path: string, next: string) =>
  next === '/' ? path : `${path}?next=${encodeURIComponent(next)}`

/** Where a guest or a stranger makes an account. */
export function SignUpForm({ next, guest, unsent }: EntryProps) {
  const m = useMessages().account
  const { error, errorBeside, value } = useUnsent(unsent)
  return (
    <Page wide={false}>
      <header className="stack">
        <h1>{m.signUp.title}</h1>
        <p className="lede">{m.signUp.lede}</p>
        {guest && <p>{m.signUp.comesAlong}</p>}
      </header>
      <form method="post" action="/sign-up" className="stack gap-5">
        <FieldError id="form-error">{errorBeside(['name', 'password'])}</FieldError>
        <input type="hidden" name="next" value={next} />
        <Field
          name="name"
          label={m.name}
          hint={m.signUp.nameHint}
          autoComplete="username"
          autoCapitalize="none"
          maxLength={60}
          required
          defaultValue={value('name')}
          error={error('name')}
        />
        <Field
          name="password"
          type="password"
          label={m.password}
          hint={m.signUp.passwordHint}
          autoComplete="new-password"
          minLength={8}
          maxLength={256}
          required
          error={error('password')}
        />
        <div className="row ends">
          <button className="btn" type="submit">
            {m.signUp.submit}
          </button>
          <Link className="plain" to={withNext('/sign-in', next)}>
            {m.signUp.other}
          </Link>
        </div>
      </form>
    </Page>
  )
}
