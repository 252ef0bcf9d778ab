import { Link } from '@remix-run/react'
import { useMessages } from '~/i18n/messages'
import { Page } from '~/ui/page'
import type { AskedLine } from './mentor-view.server'

/** What was asked to an instructor: first what waits, the oldest on top. */
export function MentorInbox({ waiting, answered }: Record<'waiting' | 'answered', AskedLine[]>) {
  const m = useMessages().mentor
  return (
    <Page wide={false}>
      <h1>{m.inbox}</h1>
      {waiting.length === 0 ? (
        <section className="empty stack">
          <h2>{m.none}</h2>
          <p className="lede">{m.noneText}</p>
        </section>
      ) : (
        <section className="stack gap-2" aria-labelledby="waiting">
          <h2 id="waiting">{m.waiting}</h2>
          <ul className="list">
            {waiting.map((line) => (
              <li className="stack gap-2" key={line.id}>
                <About line={line} />
                <form method="post" action={`/mentor-questions/${line.id}/seen`}>
                  <button className="btn quiet" type="submit">
                    {m.read}
                  </button>
                </form>
              </li>
            ))}
          </ul>
        </section>
      )}
      {answered.length > 0 && (
        <section className="stack gap-2" aria-labelledby="done">
          <h2 id="done">{m.done}</h2>
          <ul className="list">
            {answered.map((line) => (
              <li className="stack gap-2" key={line.id}>
                <About line={line} />
                <Link className="plain" to={`/mentor-questions/${line.id}`}>
                  {m.readAgain}
                </Link>
              </li>
            ))}
          </ul>
        </section>
      )}
    </Page>
  )
}

function About({ line }: { line: AskedLine }) {
  const { mentor: m, sprint } = useMessages()
  const { learner, course, about, text, seen, asked, answered } = line
  const at = answered ?? asked
  return (
    <>
      <p className="meta list-of">
        {!seen && <b>{m.new}</b>}
        <span>{learner ?? sprint.aLearner}</span>
        <span lang={course.language}>{course.title}</span>
        {about && <span lang={course.language}>{about.title}</span>}
        {at && <time dateTime={at.iso}>{at.shown}</time>}
      </p>
      <p className="typed beginning" dir="auto">
        {text}
      </p>
    </>
  )
}
