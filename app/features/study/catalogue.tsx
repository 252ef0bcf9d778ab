import { Link } from '@remix-run/react'
import { CourseList } from '~/features/course/course-list'
import { WhyNext } from '~/features/graph/why-next'
import { SPRINT } from '~/features/sprint/sprint'
import { OWN_NAMES } from '~/i18n/language'
import { useMessages } from '~/i18n/messages'
import { Icon } from '~/ui/icon'
import { Page } from '~/ui/page'
import { useRootData } from '~/ui/page-data'
import { Dial } from '~/ui/quarter'
import type { CourseSummary } from './overview.server'
import type { Today } from './today.server'

type CatalogueProps = { courses: CourseSummary[]; today: Today | null; only: string | null }

/** Every course there is; for one who has begun, what to go on with first. */
export function Catalogue({ courses, today, only }: CatalogueProps) {
  const m = useMessages()
  const begun = courses.filter(({ begun }) => begun)
  const others = courses.filter(({ begun }) => !begun)
  const listed = others.filter(({ language }) => !only || language === only)
  const languages = [...new Set(others.map(({ language }) => language))]
  return (
    <Page>
      {today ? <TodayHead today={today} /> : <Welcome first={courses[0] ?? null} />}
      {begun.length > 0 && (
        <section className="stack gap-2" aria-labelledby="yours">
          <h2 id="yours">{m.catalogue.yours}</h2>
          <CourseList courses={begun} />
        </section>
      )}
      {(others.length > 0 || courses.length === 0) && (
        <section className="stack gap-2" aria-labelledby="all">
          <div className="row ends">
            <h2 id="all">{m.catalogue.every}</h2>
            {languages.length > 1 && (
              <nav className="row" aria-label={m.catalogue.language}>
                <Link className="plain" to="/" aria-current={only ? undefined : 'true'}>
                  {m.catalogue.all}
                </Link>
                {languages.map((language) => (
                  <Link
                    className="plain"
                    to={`/?language=${language}`}
                    lang={language}
                    aria-current={only === language ? 'true' : undefined}
                    key={language}
                  >
                    {OWN_NAMES[language]}
                  </Link>
                ))}
              </nav>
            )}
          </div>
          {listed.length > 0 && <CourseList courses={listed} />}
          {courses.length === 0 && (
            <div className="empty stack">
              <p className="title">{m.catalogue.none}</p>
              <p className="lede">{m.catalogue.noneText}</p>
            </div>
          )}
          {courses.length > 0 && listed.length === 0 && (
            <p className="lede">{m.catalogue.noneIn}</p>
          )}
        </section>
      )}
    </Page>
  )
}

function Welcome({ first }: { first: CourseSummary | null }) {
  const { catalogue } = useMessages()
  return (
    <div className="cols stack gap-5">
      <div className="stack gap-5">
        <h1 className="hero">{catalogue.headline}</h1>
        <p className="lede">{catalogue.lede}</p>
        {first && (
          <Link className="btn" to={`/courses/${first.id}`}>
            <span>
              {catalogue.startWith}
              <span lang={first.language}>{first.title}</span>
              {catalogue.startWithEnd}
            </span>
          </Link>
        )}
      </div>
      <Dial count={1} label={catalogue.quarter}>
        <ol className="stack gap-2">
          {catalogue.steps.map((step) => (
            <li className="title" key={step}>
              {step}
            </li>
          ))}
        </ol>
      </Dial>
    </div>
  )
}

function TodayHead({ today }: { today: Today }) {
  const { catalogue, graphPage } = useMessages()
  const { person, counted, waitingSprint: done } = useRootData()
  const { next, waitingSprint } = today
  const shown = done ? SPRINT : counted
  const toGo = done ? catalogue.toNext : catalogue.toGo(SPRINT - counted)
  return (
    <>
      <h1>{person?.name ? catalogue.hello(person.name) : catalogue.helloGuest}</h1>
      <div className="cols stack gap-7">
        <Dial count={shown} label={catalogue.sprintDial(shown)}>
          {next && (
            <>
              <p className="meta">
                {catalogue.nextIn}{' '}
                <Link to={`/courses/${next.courseId}`} lang={next.language}>
                  {next.courseTitle}
                </Link>
              </p>
              <h2 className="big" lang={next.language}>
                {next.title}
              </h2>
              <p className="meta">
                <WhyNext why={next.why} />
              </p>
              <Link className="btn" to={next.href}>
                {next.minutes === null ? graphPage.open : catalogue.open(next.minutes)}{' '}
                <Icon name="next" />
              </Link>
            </>
          )}
        </Dial>
        <div className="stack gap-5">
          {waitingSprint && (
            <section className="panel stack">
              <h2>{catalogue.rewardWaits}</h2>
              <Link className="btn quiet full" to={`/sprints/${waitingSprint}`}>
                {catalogue.choose}
              </Link>
            </section>
          )}
          <p className="meta">{today.held ? catalogue.waiting : toGo}</p>
        </div>
      </div>
    </>
  )
}
