import { Link } from '@remix-run/react'
import { type MouseEvent, useEffect, useState } from 'react'
import { MakeOwn } from '~/features/digest/draft/make-own'
import { ConceptReading } from '~/features/graph/concept-reading'
import { WhyNext } from '~/features/graph/why-next'
import { useMessages } from '~/i18n/messages'
import { Icon } from '~/ui/icon'
import { StudyPage } from '~/ui/page'
import { useRootData } from '~/ui/page-data'
import { Dial } from '~/ui/quarter'
import type { LessonView } from './result.server'

type ResultPageProps = LessonView & { result: NonNullable<LessonView['result']> }

/** Whether the question was put off; it is not asked again while this tab lives. */
function useLater(): [boolean, (event: MouseEvent) => void] {
  const [later, setLater] = useState(false)
  useEffect(() => setLater(sessionStorage.getItem('later') === '1'), [])
  const putOff = (event: MouseEvent) => {
    event.preventDefault()
    sessionStorage.setItem('later', '1')
    setLater(true)
  }
  return [later, putOff]
}

/** A finished lesson: what was right, what it says of each concept, and what is next. */
export function ResultPage({ lessonId, course, module, asked, result }: ResultPageProps) {
  const m = useMessages()
  const { person } = useRootData()
  const { right, next } = result
  const [later, putOff] = useLater()
  const quiet = result.sprintId !== null || result.toRead !== null
  return (
    <StudyPage
      back={{ to: `/courses/${course.id}`, title: course.title, language: course.language }}
      wide
    >
      <div className="cols stack gap-7">
        <div className="stack gap-6">
          <Dial count={right} label={m.lesson.rightOf(right, asked.length)}>
            <h1 className="count">
              {right} <small>{m.lesson.of(asked.length)}</small>
            </h1>
            <p className="meta" lang={course.language}>
              {module.title}
            </p>
          </Dial>
          <section className="stack gap-2">
            <h2>{m.lesson.yourCard}</h2>
            <ol className="list verdicts">
              {asked.map(({ id, ask, feedback }, i) => (
                <li className={`line ${feedback?.right ? 'is-right' : 'is-wrong'}`} key={id}>
                  <span className="sign">
                    <Icon name={feedback?.right ? 'right' : 'wrong'} />
                  </span>
                  <span>
                    {!feedback?.right && <span className="vh">{m.lesson.wrong}: </span>}
                    {/* biome-ignore lint/security/noDangerouslySetInnerHtml: sanitised when published */}
                    <span lang={course.language} dangerouslySetInnerHTML={{ __html: ask }} />
                  </span>
                  <Link
                    className="plain"
                    to={`/lessons/${lessonId}?question=${encodeURIComponent(id)}`}
                  >
                    {feedback?.right ? m.lesson.right : m.lesson.why}
                    <span className="vh"> {m.card.question(i + 1, asked.length)}</span>
                  </Link>
                </li>
              ))}
            </ol>
            <Link className="plain" to={`/courses/${course.id}/modules/${module.key}/digest`}>
              <Icon name="play" />{' '}
              {result.digest === null ? m.digest.listenUnmade : m.digest.listen(result.digest)}
            </Link>
          </section>
        </div>
        <div className="stack gap-7">
          {result.sprintId && (
            <section className="panel stack">
              <h2>{m.lesson.sprintDone}</h2>
              <p>{m.lesson.sprintText}</p>
              <Link className="btn full" to={`/sprints/${result.sprintId}`}>
                {m.lesson.chooseReward}
              </Link>
            </section>
          )}
          <section className="stack">
            <h2>{m.lesson.says}</h2>
            {result.concepts.map((concept) => (
              <ConceptReading
                concept={concept}
                language={course.language}
                href={`/courses/${course.id}/graph?concept=${concept.key}#concept`}
                key={concept.id}
              />
            ))}
            {!result.sprintId && result.counts !== 'again' && (
              <p className="meta">
                {result.counts === 'waits' ? m.lesson.waits : m.lesson.counted(result.counted)}
              </p>
            )}
          </section>
          {result.toRead !== null && (
            <section className="panel wash stack">
              <h2>
                {right === asked.length ? m.lesson.stayed : m.lesson.open(asked.length - right)}
              </h2>
              <p>{m.lesson.moduleText}</p>
              <div className="row">
                <Link className="btn" to={`/courses/${course.id}/modules/${module.key}`}>
                  {m.lesson.toModule(result.toRead)}
                </Link>
                {!person?.name && (
                  <Link className="plain" to={`/sign-up?next=/lessons/${lessonId}`}>
                    {m.lesson.keepResult}
                  </Link>
                )}
              </div>
            </section>
          )}
          {next && (
            <section className={quiet ? 'stack' : 'panel stack'}>
              <p className="meta">{m.lesson.next}</p>
              <h2 lang={next.language}>{next.title}</h2>
              <p className="meta">
                <WhyNext why={next.why} />
              </p>
              <div className="stack gap-2">
                <Link className={`btn full${quiet ? ' quiet' : ''}`} to={next.href}>
                  {next.minutes === null ? m.graphPage.open : m.lesson.goOn(next.minutes)}{' '}
                  <Icon name="next" />
                </Link>
                <Link className="btn quiet full" to="/">
                  {m.lesson.stop}
                </Link>
              </div>
            </section>
          )}
          <MakeOwn course={course.id} module={module.key} />
          {!person?.name && !later && result.toRead === null && (
            <section className="stack">
              <h2>{m.lesson.keep}</h2>
              <p className="meta">{m.lesson.keepText}</p>
              <div className="pair">
                <Link className="btn quiet" to={`/sign-up?next=/lessons/${lessonId}`}>
                  {m.lesson.keepIt}
                </Link>
                <Link className="btn quiet" to="/" onClick={putOff}>
                  {m.lesson.later}
                </Link>
              </div>
            </section>
          )}
        </div>
      </div>
    </StudyPage>
  )
}
