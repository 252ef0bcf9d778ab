import { Link, useLocation } from '@remix-run/react'
import { useMessages } from '~/i18n/messages'
import { Page } from './page'
import { useRootData } from './page-data'

/** The page for every no and for every failure: what it is, and how to go on. */
export function RefusedPage({ reason, id }: { reason: string; id: string | null }) {
  const m = useMessages()
  const { person } = useRootData()
  const { pathname } = useLocation()
  const here = encodeURIComponent(pathname)
  const known = m.refused[reason as keyof typeof m.refused]
  const { title, text } = typeof known === 'object' ? known : m.refused.failed
  return (
    <Page wide={false}>
      <section className="empty stack">
        <h1>{title}</h1>
        <p className="lede">{text}</p>
        {reason === 'failed' && id && (
          <p className="meta">
            {m.refused.id} <code>{id}</code>
          </p>
        )}
        <p className="row">
          {reason === 'unreached' && (
            <a className="btn" href={pathname}>
              {m.refused.again}
            </a>
          )}
          {reason !== 'sign-in-needed' && (
            <Link className="btn quiet" to="/">
              {m.refused.allCourses}
            </Link>
          )}
          {!person?.name && ['sign-in-needed', 'not-found'].includes(reason) && (
            <Link className={reason === 'not-found' ? 'plain' : 'btn'} to={`/sign-in?next=${here}`}>
              {m.page.signIn}
            </Link>
          )}
        </p>
      </section>
    </Page>
  )
}
