import { Link } from '@remix-run/react'
import { LANGUAGES, OWN_NAMES } from '~/i18n/language'
import { useMessages } from '~/i18n/messages'
import { FieldError } from '~/ui/field'
import { Page } from '~/ui/page'
import type { Role } from './account'
import type { Unsent } from './forms'
import { SelectField } from './select-field'
import { useUnsent } from './use-unsent'

type SettingsProps = {
  name: string
  role: Role
  language: string
  /** Empty: that of the device. */
  zone: string
  zones: string[]
  saved: boolean
  unsent?: Unsent
}

/** An account: who it is, how the site speaks to them, and what can be done with it. */
export function SettingsPage({ name, role, saved, ...settings }: SettingsProps) {
  const m = useMessages().account
  return (
    <Page wide={false}>
      <header className="stack gap-2">
        <h1>{name}</h1>
        <p className="meta">{m.roles[role]}</p>
      </header>
      {saved && (
        <p className="toast" role="status">
          {m.settings.saved}
        </p>
      )}
      <SettingsForm {...settings} />
      <More isAdmin={role === 'admin'} />
    </Page>
  )
}

type SettingsFormProps = Omit<SettingsProps, 'name' | 'role' | 'saved'>

function SettingsForm({ language, zone, zones, unsent }: SettingsFormProps) {
  const m = useMessages().account
  const { error, errorBeside, value } = useUnsent(unsent)
  return (
    <form method="post" action="/account" className="stack gap-5">
      <FieldError id="form-error">{errorBeside(['language', 'zone'])}</FieldError>
      <SelectField
        name="language"
        label={m.language}
        defaultValue={value('language', language)}
        error={error('language')}
      >
        {LANGUAGES.map((one) => (
          <option key={one} value={one} lang={one}>
            {OWN_NAMES[one]}
          </option>
        ))}
      </SelectField>
      <SelectField
        name="zone"
        label={m.zone}
        hint={m.settings.zoneHint}
        defaultValue={value('zone', zone)}
        error={error('zone')}
      >
        <option value="">{m.settings.zoneOfDevice}</option>
        {zones.map((one) => (
          <option key={one} value={one}>
            {one.replaceAll('_', ' ')}
          </option>
        ))}
      </SelectField>
      <button className="btn" type="submit">
        {m.settings.submit}
      </button>
    </form>
  )
}

function More({ isAdmin }: { isAdmin: boolean }) {
  const m = useMessages().account.settings
  return (
    <section className="stack gap-2">
      <h2>{m.more}</h2>
      {isAdmin && (
        <Link className="plain" to="/people">
          {m.people}
        </Link>
      )}
      <Link className="plain" to="/account/password">
        {m.password}
      </Link>
      <a className="plain" href="/account/export" download aria-describedby="take-out">
        {m.takeOut}
      </a>
      <p className="small" id="take-out">
        {m.takeOutText}
      </p>
      <Link className="plain" to="/account/deletion">
        {m.leave}
      </Link>
      <form method="post" action="/sign-out">
        <button className="btn quiet" type="submit">
          {m.signOut}
        </button>
      </form>
    </section>
  )
}
