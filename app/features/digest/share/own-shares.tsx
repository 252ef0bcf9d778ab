import { Form } from '@remix-run/react'
import { useMessages } from '~/i18n/messages'
import type { Figures } from './figures.server'
import type { SheetView } from './share-view.server'

type OwnSharesProps = { digestId: string; shares: SheetView['shares'] }

/** What somebody shares of a digest, each with what came of it, and the way to take it back. */
export function OwnShares({ digestId, shares }: OwnSharesProps) {
  const m = useMessages().sheet
  if (shares.length === 0) return <p className="meta">{m.none}</p>
  return (
    <ul className="list">
      {shares.map(({ id, name, standing, because, made, until, figures }) => (
        <li className="stack gap-2" key={id}>
          <p>
            <b>{m.standings[standing]}</b>{' '}
            <span className="meta list-of">
              <span>{name === null ? m.asNobody : m.as(name)}</span>
              <span>{m.since(made.shown)}</span>
              <span>{until ? m.until(until.shown) : m.noEnd}</span>
            </span>
          </p>
          {because && <p>{m.because(because)}</p>}
          <ShareFigures figures={figures} />
          <Form method="post" action={`/digests/${digestId}/shares/${id}/revocation`}>
            <button className="btn quiet" type="submit">
              {m.revoke}
            </button>
          </Form>
        </li>
      ))}
    </ul>
  )
}

/** What came of a share: how many listened to the end, and how many learned what. */
export function ShareFigures({ figures }: { figures: Figures }) {
  const m = useMessages().figures
  const { started, ended, learned } = figures
  if (started === 0 && learned.length === 0) return <p className="meta">{m.none}</p>
  return (
    <p className="meta list-of">
      {started > 0 && <span>{m.listened(ended, started)}</span>}
      {learned.map(({ title, language, people }) => (
        <span key={title}>
          {m.learned(people)} <i lang={language}>{title}</i>
        </span>
      ))}
    </p>
  )
}
