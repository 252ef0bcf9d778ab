import { Link } from '@remix-run/react'
import { ModuleList } from '~/features/course/module-list'
import { useKeptPlaces } from '~/features/course/use-kept-places'
import type { GraphView } from '~/features/graph/graph'
import { GraphPart } from '~/features/graph/graph-part'
import { WhyNext } from '~/features/graph/why-next'
import { type Messages, OWN_NAMES } from '~/i18n/language'
import { useMessages } from '~/i18n/messages'
import { Icon } from '~/ui/icon'
import { Page } from '~/ui/page'
import { useRootData } from '~/ui/page-data'
import type { CourseSummary } from './overview.server'
import type { NextStep } from './today.server'

type Module = {
  key: string
  title: string
  minutes: number
  ideas: number
  right: number | null
  open: boolean
  place: number | null
  digest: number | null
}

type CoursePageProps = {
  course: {
    summary: CourseSummary
    by: string
    licence: string
    sources: string[]
    translations: { id: string; language: 'en' | 'zh-CN' }[]
    modules: Module[]
  }
  graph: GraphView
  next: NextStep | null
  /** For whoever looks after it: how many shared digests wait for a verdict. */
  toLookAt: number | null
}

/** A course: what it is, where to go on, its modules, and what this learner knows of it. */
export function CoursePage({ course, graph, next, toLookAt }: CoursePageProps) {
  const m = useMessages()
  const { summary } = course
  const stranger = useRootData().person === null
  const modules = useKeptPlaces(`/courses/${summary.id}/modules/`, course.modules, stranger)
  const begun = summary.begun || modules.some(({ place }) => place !== null)
  const nextHasPlace = modules.some(({ key, place }) => key === next?.moduleKey && place !== null)
  return (
    <Page>
      <div className="cols stack gap-7">
        <div className="stack gap-7">
          <header className="stack">
            <h1 lang={summary.language}>{summary.title}</h1>
            <p className="lede" lang={summary.language}>
              {summary.summary}
            </p>
            <p className="meta">
              {m.course.size(summary.modules, summary.minutes, Math.ceil(summary.modules / 3))}
            </p>
            <p className="meta">
              {course.by && m.course.by(course.by)}{' '}
              {course.licence && m.course.licence(course.licence)}
              {course.translations.map(({ id, language }) => (
                <span key={id}>
                  {' '}
                  {m.course.alsoIn}{' '}
                  <Link to={`/courses/${id}`} lang={language} hrefLang={language}>
                    {OWN_NAMES[language]}
                  </Link>
                </span>
              ))}
            </p>
            <p className="meta">
              <a href={`/courses/${summary.id}/feed`} type="application/rss+xml">
                {m.course.podcast}
              </a>
              {summary.begun && (
                <>
                  {' · '}
                  <Link to="/feeds">{m.course.ownPodcast}</Link>
                </>
              )}
            </p>
            {next && (
              <>
                {begun && (
                  <p className="meta">
                    <b lang={next.language}>{next.title}</b>
                    {m.course.titleEnd}
                    <WhyNext why={nextHasPlace ? { kind: 'continue' } : next.why} />
                  </p>
                )}
                <Link className="btn" to={next.href}>
                  {buttonFor(m, next, begun)} <Icon name="next" />
                </Link>
              </>
            )}
          </header>
          <ModuleList
            courseId={summary.id}
            language={summary.language}
            modules={modules}
            nextKey={next?.moduleKey ?? null}
          />
          <p className="meta">{m.course.reward}</p>
        </div>
        <div className="stack gap-7">
          <section className="stack" aria-labelledby="know">
            <h2 id="know">{m.course.know}</h2>
            {!summary.begun && <p className="meta">{m.course.knowEmpty}</p>}
            <GraphPart view={graph} base={`/courses/${summary.id}/graph`} />
            <Link className="plain" to={`/courses/${summary.id}/graph`}>
              {m.course.wholeGraph}
            </Link>
          </section>
          {toLookAt !== null && (
            <Link className="plain" to={`/courses/${summary.id}/digests`}>
              {m.tend.link(toLookAt)}
            </Link>
          )}
          {toLookAt !== null && (
            <form method="post" action="/studio">
              <input type="hidden" name="course" value={summary.id} />
              <button className="plain" type="submit">
                {m.page.editInStudio}
              </button>
            </form>
          )}
          {course.sources.length > 0 && (
            <details className="stack gap-2">
              <summary className="meta">{m.course.sources}</summary>
              <ul className="stack gap-2 small sources">
                {course.sources.map((source) => (
                  // biome-ignore lint/security/noDangerouslySetInnerHtml: sanitised when published
                  <li key={source} dangerouslySetInnerHTML={{ __html: source }} />
                ))}
              </ul>
            </details>
          )}
        </div>
      </div>
    </Page>
  )
}

function buttonFor(m: Messages, { minutes }: NextStep, begun: boolean): string {
  if (minutes === null) return m.graphPage.open
  return begun ? m.course.resume(minutes) : m.course.start(minutes)
}
