import { Form } from '@remix-run/react'
import { useStudioMessages } from '~/i18n/studio'
import { ShareLink } from '~/ui/share-link'
import type { Frame } from './frame.server'
import type { InstructorsView } from './instructors.server'
import { StudioPage } from './studio-page'

type InstructorsPageProps = InstructorsView & {
  frame: Frame
  /** The address of an invitation that was just made. */
  invited?: string
}

/** Who works on a draft, and the invitations to it. */
export function InstructorsPage(props: InstructorsPageProps) {
  const { frame, owner, others, invitations, leads, invited } = props
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
          <p>{m.inviteText}</p>
          {invited && (
            <div className="panel stack" role="status">
              <p>{m.invitedNow}</p>
              <ShareLink address={invited} label={m.invitationAddress} />
            </div>
          )}
          <ul className="list">
            {invitations.map(({ id, until }) => (
              <li className="row ends" key={id}>
                <span>{m.invitationUntil(until.shown)}</span>
                <Form method="post">
                  <input type="hidden" name="what" value="take-back" />
                  <input type="hidden" name="invitation" value={id} />
                  <button className="btn quiet" type="submit">
                    {m.takeBack}
                  </button>
                </Form>
              </li>
            ))}
          </ul>
          <Form method="post">
            <button className="btn" type="submit" name="what" value="invite">
              {m.makeInvitation}
            </button>
          </Form>
        </section>
      )}
    </StudioPage>
  )
}
