import { Link } from '@remix-run/react'
import { ConceptPanel } from '~/features/graph/concept-panel'
import { GraphList } from '~/features/graph/graph-list'
import { GraphView } from '~/features/graph/graph-view'
import { WhyNext } from '~/features/graph/why-next'
import { useMessages } from '~/i18n/messages'
import { Icon } from '~/ui/icon'
import { Page } from '~/ui/page'
import type { GraphPageView } from './today.server'

/** A course's graph with what this learner knows on it, the panel of one concept, and the list. */
export function GraphPage({ here, courses }: GraphPageView) {
  const m = useMessages()
  if (!here) {
    return (
      <Page>
        <section className="empty stack">
          <h1>{m.graphPage.empty}</h1>
          <p className="lede">{m.graphPage.emptyText}</p>
          <Link className="btn" to="/">
            {m.page.courses}
          </Link>
        </section>
      </Page>
    )
  }
  const { graph, next, concept } = here
  const base = `/courses/${here.courseId}/graph`
  return (
    <Page>
      <div className="cols stack gap-6 graph-cols">
        <section className="stack" aria-labelledby="graph-title">
          <h1 id="graph-title" lang={here.language}>
            {here.title}
          </h1>
          {courses.length > 1 && (
            <nav className="row picker" aria-label={m.graphPage.choose}>
              {courses.map(({ id, title, language }) => (
                <Link
                  className="plain"
                  to={`/courses/${id}/graph`}
                  lang={language}
                  aria-current={id === here.courseId ? 'page' : undefined}
                  key={id}
                >
                  {title}
                </Link>
              ))}
            </nav>
          )}
          <GraphView view={graph} base={base} open={concept?.key ?? null} />
        </section>
        <div className="stack gap-6">
          {concept ? (
            <ConceptPanel concept={concept} base={base} />
          ) : (
            next && (
              <section className="panel stack">
                <p className="meta">{m.lesson.next}</p>
                <h2 lang={here.language}>{next.title}</h2>
                <p>
                  <WhyNext why={next.why} />
                </p>
                <Link className="btn full" to={next.href}>
                  {next.minutes === null ? m.graphPage.open : m.lesson.goOn(next.minutes)}{' '}
                  <Icon name="next" />
                </Link>
              </section>
            )
          )}
        </div>
      </div>
      <GraphList view={graph} base={base} />
    </Page>
  )
}
