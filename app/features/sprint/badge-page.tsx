import { Link } from '@remix-run/react'
import { useMessages } from '~/i18n/messages'
import { Page } from '~/ui/page'
import { Dial } from '~/ui/quarter'
import { ShareLink } from '~/ui/share-link'
import type { BadgeView } from './reward.server'

type BadgePageProps = { badge: BadgeView /** For its owner, whole. */; address: string }

/** A badge as anyone may see it; its owner can pass it on. */
export function BadgePage({ badge, address }: BadgePageProps) {
  const m = useMessages().sprint
  const { name, own, finished, courses, modules } = badge
  return (
    <Page>
      <div className="cols stack gap-7">
        <Dial count={3} label={m.dial}>
          <h1 className="big">{name ?? m.aLearner}</h1>
          <p className="lede">{m.badgeLede}</p>
          <p className="meta">
            {m.finished} <time dateTime={finished.iso}>{finished.shown}</time>
          </p>
        </Dial>
        <div className="stack gap-6">
          <section className="stack gap-2" aria-labelledby="modules">
            <h2 id="modules">{m.modules}</h2>
            <ol className="list">
              {modules.map(({ href, title, language }) => (
                <li key={href}>
                  <Link className="badge-link" to={href} lang={language}>
                    {title}
                  </Link>
                </li>
              ))}
            </ol>
          </section>
          <section className="stack gap-2" aria-labelledby="courses">
            <h2 id="courses">{m.courses(courses.length)}</h2>
            {courses.map(({ id, title, language }) => (
              <p className="row ends" key={id}>
                <span lang={language}>{title}</span>
                <Link className={own ? 'plain' : 'btn quiet'} to={`/courses/${id}`}>
                  {m.toCourse}
                  <span className="vh" lang={language}>
                    {' '}
                    {title}
                  </span>
                </Link>
              </p>
            ))}
          </section>
          {own && (
            <section className="panel stack">
              <h2>{m.show}</h2>
              <p className="meta">{name ? m.showText : m.showGuest}</p>
              <ShareLink address={address} label={m.address} />
            </section>
          )}
        </div>
      </div>
    </Page>
  )
}
