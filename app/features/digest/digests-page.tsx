import { Link } from '@remix-run/react'
import type { ReactNode } from 'react'
import { useMessages } from '~/i18n/messages'
import { clock } from '~/ui/clock'
import { Icon } from '~/ui/icon'
import { Page } from '~/ui/page'
import { Thirds } from '~/ui/quarter'
import type { CourseLine, DigestsView, OwnLine } from './digests-view.server'
import { DigestPlayer } from './player/digest-player'
import { ShareFigures } from './share/own-shares'

type DigestsPageProps = {
  view: DigestsView
  /** The learner's own podcast. */
  feed: ReactNode
}

/** Everything that a learner can listen to. */
export function DigestsPage({ view: { morning, own, courses }, feed }: DigestsPageProps) {
  const { digest: m, page } = useMessages()
  return (
    <Page wide={false}>
      <h1>{page.digests}</h1>
      {!morning && own.length === 0 && courses.length === 0 && <NothingYet />}
      {morning && (
        <section className="stack" aria-labelledby="morning">
          <h2 id="morning">{m.thisMorning}</h2>
          <p className="meta" lang={morning.language}>
            {morning.title}
          </p>
          <DigestPlayer {...morning} artist="Fifteen" transcript={false} />
        </section>
      )}
      {own.length > 0 && (
        <section className="stack gap-2" aria-labelledby="yours">
          <h2 id="yours">{m.yours}</h2>
          <ul className="list">
            {own.map((line) => (
              <Own key={line.id} {...line} />
            ))}
          </ul>
        </section>
      )}
      {courses.map((course) => (
        <OfCourse key={course.id} {...course} />
      ))}
      {feed}
    </Page>
  )
}

function NothingYet() {
  const m = useMessages().digest
  return (
    <section className="empty stack">
      <Thirds count={0} />
      <h2>{m.listNone}</h2>
      <p className="lede">{m.listNoneText}</p>
      <Link className="btn" to="/">
        {m.toCourses} <Icon name="next" />
      </Link>
    </section>
  )
}

function Own({ id, kind, title, language, state, seconds, figures }: OwnLine) {
  const m = useMessages().digest
  return (
    <li className="stack gap-2">
      <Link className="line" to={`/digests/${id}`}>
        <Icon name="play" />
        <span>
          <b lang={language}>{title}</b>
          <br />
          <span className="meta">{m.kinds[kind]}</span>
        </span>
        <span className="meta">{state === 'ready' ? clock(seconds ?? 0) : m.states[state]}</span>
      </Link>
      {figures && <ShareFigures figures={figures} />}
    </li>
  )
}

function OfCourse({ id, title, language, modules }: CourseLine) {
  return (
    <section className="stack gap-2" aria-labelledby={`of-${id}`}>
      <h2 id={`of-${id}`} lang={language}>
        {title}
      </h2>
      <ul className="list">
        {modules.map((module) => (
          <li key={module.key}>
            <Link className="line" to={`/courses/${id}/modules/${module.key}/digest`}>
              <Icon name="play" />
              <b lang={language}>{module.title}</b>
              <span className="meta">{clock(module.seconds)}</span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}
