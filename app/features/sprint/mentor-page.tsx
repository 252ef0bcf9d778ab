import { Link } from '@remix-run/react'
import type { Moment } from '~/features/account/moment'
import { useMessages } from '~/i18n/messages'
import { Page } from '~/ui/page'
import { AskForm, ReplyForm, type Tried } from './mentor-forms'
import type { MentorView } from './mentor-view.server'

type MentorPageProps = {
  question: MentorView
  /** What a form was sent with, when it came back. */
  tried?: Tried
  /** Another text was sent before. */
  stands?: boolean
}

/** A mentor question: asked, seen, answered, for its learner and for its instructor. */
export function MentorPage({ question, tried, stands = false }: MentorPageProps) {
  const m = useMessages().mentor
  const { own, state, mayAnswer, course, about } = question
  if (state === 'open') return <AskPage question={question} tried={tried} />
  return (
    <Page wide={false}>
      <header className="stack gap-2">
        <h1>{m.title}</h1>
        {!own && question.learner && <p className="meta">{m.from(question.learner)}</p>}
        <p className="row meta">
          <span>{m.about}</span>
          <Link
            className="plain"
            to={`/courses/${course.id}${about ? `/modules/${about.key}` : ''}`}
            lang={course.language}
          >
            {about?.title ?? course.title}
          </Link>
        </p>
      </header>
      {stands && (
        <p className="panel" role="status">
          {m.stands}
        </p>
      )}
      <section className="stack" aria-labelledby="question">
        <h2 id="question">{m.sections.question}</h2>
        <p className="typed" dir="auto">
          {question.text}
        </p>
      </section>
      {mayAnswer ? (
        <ReplyForm question={question} tried={tried} />
      ) : (
        <section className="stack" aria-labelledby="answer">
          <h2 id="answer">{m.sections.answer}</h2>
          {question.answer === null ? (
            <p className="meta">{m.noAnswer}</p>
          ) : (
            <p className="typed" dir="auto">
              {question.answer}
            </p>
          )}
        </section>
      )}
      <Timeline question={question} />
    </Page>
  )
}

function AskPage({ question, tried }: Pick<MentorPageProps, 'question' | 'tried'>) {
  const m = useMessages().mentor
  const { mentor, before, course, modules } = question
  return (
    <Page wide={false}>
      <header className="stack gap-2">
        <h1>{m.ask}</h1>
        <p className="meta" lang={course.language}>
          {course.title}
        </p>
        <p className="lede">{mentor ? m.askLede(mentor) : m.askNobody}</p>
        <p className="meta">{m.askQueue(before ?? 0)}</p>
      </header>
      {modules.length > 0 ? (
        <AskForm question={question} tried={tried} />
      ) : (
        <p className="meta">{m.closed}</p>
      )}
    </Page>
  )
}

function Timeline({ question: { own, asked, seen, answered, before } }: { question: MentorView }) {
  const m = useMessages().mentor
  return (
    <section className="stack gap-2" aria-labelledby="timeline">
      <h2 id="timeline">{m.sections.timeline}</h2>
      <ol className="list">
        <Step name={m.asked} at={asked} />
        <Step name={m.seen} at={seen} />
        <Step name={m.answered} at={answered}>
          {own && before !== null ? m.place(before) : m.notYet}
        </Step>
      </ol>
    </section>
  )
}

type StepProps = { name: string; at: Moment | null; children?: string }

function Step({ name, at, children }: StepProps) {
  const m = useMessages().mentor
  return (
    <li className="row ends">
      <b>{name}</b>
      <span className="meta">
        {at ? <time dateTime={at.iso}>{at.shown}</time> : (children ?? m.notYet)}
      </span>
    </li>
  )
}
