import { Form } from '@remix-run/react'
import { useRef } from 'react'
import { type StudioMessages, useStudioMessages } from '~/i18n/studio'
import { Field } from '~/ui/field'
import { ShareLink } from '~/ui/share-link'
import type { Frame } from './frame.server'
import type { InstructorsView } from './instructors.server'
import { StudioPage } from './studio-page'

type InstructorsPageProps = InstructorsView & {
  frame: Frame
  /** The address of an invitation that was just made. */
  invited?: string
  /** Whom one tried to invite by name, why that was not done, and when, in milliseconds. */
  named?: {
    name: string
    fault: keyof StudioMessages['studio']['namingFaults'] | null
    at: number
  }
}

/** Who works on a draft, and the invitations to it. */
export function InstructorsPage(props: InstructorsPageProps) {
  const { frame, owner, others, invitations, leads, invited, named } = props
  const m = useStudioMessages().studio
  return (
    <StudioPage frame={frame} title={m.instructors} about={m.instructorsText}>
      <ul className="list">
        <li className="row ends">
          <b>{owner ?? m.nobody}</b> <span className="meta">{m.owns}</span>
        </li>
        {others.map(({ id, name, self }) => (
          <li className="row ends" key={id}>
            <b>{name}</b>
            {(leads || self) && (
              <Form method="post">
                <input type="hidden" name="what" value="let-go" />
                <input type="hidden" name="person" value={id} />
                <button
                  className="btn quiet"
                  type="submit"
                  aria-label={self ? undefined : m.letGoOf(name)}
                >
                  {self ? m.leave : m.letGo}
                </button>
              </Form>
            )}
          </li>
        ))}
      </ul>
      {leads && (
        <section className="stack gap-5">
          <h2>{m.invite}</h2>
          <NameForm named={named} />
          <p>{m.inviteText}</p>
          {invited && (
            <div className="panel stack" role="status">
              <p>{m.invitedNow}</p>
              <ShareLink address={invited} label={m.invitationAddress} />
            </div>
          )}
          <Form method="post">
            <button className="btn quiet" type="submit" name="what" value="invite">
              {m.makeInvitation}
            </button>
          </Form>
          <ul className="list">
            {invitations.map(({ id, name, until, declined }) => (
              <li className="row ends" key={id}>
                <span id={id}>
                  {name === null
                    ? m.invitationUntil(until.shown)
                    : declined
                      ? m.declined(name)
                      : m.invitedUntil(name, until.shown)}
                </span>
                <Form method="post" className="row">
                  <input type="hidden" name="invitation" value={id} />
                  {(declined ? (['again', 'take-back'] as const) : (['take-back'] as const)).map(
                    (what) => (
                      <button
                        className="btn quiet"
                        type="submit"
                        name="what"
                        value={what}
                        aria-describedby={id}
                        key={what}
                      >
                        {what === 'again' ? m.inviteAgain : declined ? m.dismiss : m.takeBack}
                      </button>
                    ),
                  )}
                </Form>
              </li>
            ))}
          </ul>
        </section>
      )}
    </StudioPage>
  )
}

/** Empty again once somebody is invited by it, and by nothing else. */
function NameForm({ named }: Pick<InstructorsPageProps, 'named'>) {
  const m = useStudioMessages().studio
  const sent = useRef(0)
  if (named && !named.fault) sent.current = named.at
  const fault = named?.fault
  return (
    <>
      {named && !fault && (
        <p className="panel" role="status">
          {m.namedNow(named.name.trim())}
        </p>
      )}
      <Form method="post" className="stack measure">
        <input type="hidden" name="what" value="name" />
        <Field
          key={sent.current}
          name="name"
          label={m.inviteName}
          hint={m.inviteNameHint}
          autoComplete="off"
          autoCapitalize="none"
          defaultValue={fault ? named.name : ''}
          error={fault ? m.namingFaults[fault] : null}
        />
        <button className="btn" type="submit">
          {m.inviteByName}
        </button>
      </Form>
    </>
  )
}
