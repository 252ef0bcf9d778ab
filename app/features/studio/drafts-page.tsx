import { Form, Link } from '@remix-run/react'
import { LIMITS } from '~/features/course/course-limits'
import { LANGUAGES, type Language } from '~/features/course/outline'
import { useMessages } from '~/i18n/messages'
import { useStudioMessages } from '~/i18n/studio'
import { Field } from '~/ui/field'
import { Icon } from '~/ui/icon'
import { Page } from '~/ui/page'
import { BringForm } from './bring-form'
import type { Reading } from './reading'

type Listed = {
  id: string
  title: string
  language: Language
  courseId: string | null
  /** Whose it is; null for one's own. */
  owner: string | null
  modules: number
  questions: number
}

type Invited = { id: string; title: string; language: Language; by: string | null }

type DraftsPageProps = {
  /** What drafts are begun with that is not read yet, or was not taken. */
  readings: Reading[]
  /** To drafts of others. */
  invitations: Invited[]
  language: Language
  drafts: Listed[]
  courses: { id: string; title: string; language: Language }[]
}

/** The studio: drafts to go on with, a text to begin with, a new course by hand, published courses to edit. */
export function DraftsPage(props: DraftsPageProps) {
  const { language, drafts, courses, readings, invitations } = props
  const { studio: m, bring } = useStudioMessages()
  const { page } = useMessages()
  return (
    <Page>
      <header className="stack">
        <h1>{page.studio}</h1>
        <p className="lede">{m.lede}</p>
      </header>
      {invitations.length > 0 && <Invitations invitations={invitations} />}
      <section className="stack gap-5">
        <h2>{m.drafts}</h2>
        {drafts.length + readings.length === 0 && <p className="empty">{m.noDrafts}</p>}
        <div className="list">
          {readings.map(({ id, name, fault }) => (
            <Link className="line" to={`/studio/texts/${id}`} key={id}>
              <span />
              <span>
                <b className="title">{name || bring.pasted}</b>
                <br />
                <span className="small">
                  {fault ? (bring.faults[fault] ?? bring.faults.failed) : bring.isRead}
                </span>
              </span>
              <Icon name="next" />
            </Link>
          ))}
          {drafts.map((draft) => (
            <Link className="line" to={`/studio/${draft.id}`} key={draft.id}>
              <span />
              <span>
                <b className="title" lang={draft.language}>
                  {draft.title || m.untitled}
                </b>
                <br />
                <span className="small">
                  {m.draftState(draft.modules, draft.questions)}
                  {draft.courseId && ` · ${m.isPublished}`}
                  {draft.owner && ` · ${draft.owner}`}
                </span>
              </span>
              <Icon name="next" />
            </Link>
          ))}
        </div>
      </section>
      <section className="stack gap-5 measure">
        <h2>{bring.begin}</h2>
        <p>{bring.lede}</p>
        <BringForm action="/studio/texts" sample={drafts.length === 0} />
      </section>
      <NewCourse language={language} />
      {courses.length > 0 && (
        <section className="stack gap-5">
          <h2>{m.published}</h2>
          <ul className="list">
            {courses.map((course) => (
              <li className="row ends" key={course.id}>
                <b className="grow" lang={course.language}>
                  {course.title}
                </b>
                <Form method="post">
                  <input type="hidden" name="course" value={course.id} />
                  <button
                    className="btn quiet"
                    type="submit"
                    aria-label={m.editCourse(course.title)}
                  >
                    {page.editInStudio}
                  </button>
                </Form>
              </li>
            ))}
          </ul>
        </section>
      )}
    </Page>
  )
}

function Invitations({ invitations }: Pick<DraftsPageProps, 'invitations'>) {
  const m = useStudioMessages().studio
  return (
    <section className="stack gap-5">
      <h2>{m.invitation}</h2>
      <ul className="list">
        {invitations.map(({ id, title, language, by }) => (
          <li className="row ends" key={id}>
            <p id={id}>
              {m.invitationTo(by ?? m.somebody)} <b lang={language}>{title || m.untitled}</b>
            </p>
            <Form method="post" className="row">
              <input type="hidden" name="invitation" value={id} />
              {(['accept', 'decline'] as const).map((answer) => (
                <button
                  className="btn quiet"
                  type="submit"
                  name="what"
                  value={answer}
                  aria-describedby={id}
                  key={answer}
                >
                  {m.invitationAnswers[answer]}
                </button>
              ))}
            </Form>
          </li>
        ))}
      </ul>
    </section>
  )
}

function NewCourse({ language }: { language: Language }) {
  const m = useStudioMessages().studio
  return (
    <section className="stack gap-5 measure">
      <h2>{m.newCourse}</h2>
      <Form method="post" className="stack gap-5">
        <Field name="title" label={m.fields.title} maxLength={LIMITS.title} hint={m.hints.title} />
        <div className="field">
          <label htmlFor="language">{m.fields.language}</label>
          <select id="language" name="language" defaultValue={language}>
            {LANGUAGES.map((one) => (
              <option key={one} value={one}>
                {m.languages[one]}
              </option>
            ))}
          </select>
        </div>
        <button className="btn" type="submit">
          {m.begin}
        </button>
      </Form>
    </section>
  )
}
