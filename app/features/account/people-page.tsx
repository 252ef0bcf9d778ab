import { Link, useSearchParams } from '@remix-run/react'
import { useMessages } from '~/i18n/messages'
import { FieldError } from '~/ui/field'
import { Page } from '~/ui/page'
import type { Role } from './account'
import type { Person } from './people.server'

/** Everyone with an account, each with a role to give. The address says who was given one, or has to stay admin. */
export function PeoplePage({ people }: { people: Person[] }) {
  const m = useMessages().account
  const [outcome] = useSearchParams()
  return (
    <Page wide={false}>
      <header className="stack">
        <h1>{m.people.title}</h1>
        <p className="lede">{m.people.lede}</p>
      </header>
      <ul className="list">
        {people.map((person) => (
          <li key={person.id} className="stack gap-2" id={person.id}>
            <RoleForm
              person={person}
              saved={outcome.get('given') === person.id}
              error={outcome.get('last-admin') === person.id ? m.people.lastAdmin : null}
            />
          </li>
        ))}
      </ul>
      <Link className="plain" to="/account">
        {m.people.back}
      </Link>
    </Page>
  )
}

type RoleFormProps = { person: Person; saved: boolean; error: string | null }

function RoleForm({ person, saved, error }: RoleFormProps) {
  const m = useMessages().account
  const field = `role-${person.id}`
  return (
    <form method="post" action={`/people/${person.id}/role`} className="row ends">
      <b className="grow">{person.name}</b>
      <div className="field">
        <label className="vh" htmlFor={field}>
          {m.people.roleOf(person.name)}
        </label>
        <select
          id={field}
          name="role"
          defaultValue={person.role}
          aria-invalid={error ? true : undefined}
          aria-describedby={error ? `${field}-error` : undefined}
        >
          {(Object.keys(m.roles) as Role[]).map((role) => (
            <option key={role} value={role}>
              {m.roles[role]}
            </option>
          ))}
        </select>
        <FieldError id={`${field}-error`}>{error}</FieldError>
      </div>
      <button className="btn quiet" type="submit" aria-label={m.people.submitFor(person.name)}>
        {m.people.submit}
      </button>
      {saved && (
        <p className="meta" role="status">
          {m.settings.saved}
        </p>
      )}
    </form>
  )
}
