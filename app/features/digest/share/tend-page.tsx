import { Link } from '@remix-run/react'
import type { Unsent } from '~/features/account/forms'
import { useMessages } from '~/i18n/messages'
import { TextField } from '~/ui/field'
import { Page } from '~/ui/page'
import { BECAUSE_LIMIT } from './report'
import type { TendView } from './tend.server'

type TendPageProps = { view: TendView; unsent?: Unsent }

/** What learners share of a course: how it is done, and what waits for its instructor. */
export function TendPage({ view, unsent }: TendPageProps) {
  const m = useMessages().tend
  const { course, shares } = view
  return (
    <Page wide={false}>
      <header className="stack gap-2">
        <h1>{m.title}</h1>
        <p>
          <Link to={`/courses/${course.id}`} lang={course.language}>
            {course.title}
          </Link>
        </p>
      </header>
      <section className="stack gap-5" aria-labelledby="look">
        <h2 id="look">{m.toLookAt}</h2>
        {shares.length === 0 && <p className="meta">{m.none}</p>}
        {shares.map((share) => (
          <Waiting
            key={share.id}
            course={course.id}
            share={share}
            unsent={unsent?.values.share === share.id ? unsent : undefined}
          />
        ))}
      </section>
      <SharingForm course={course} />
    </Page>
  )
}

function SharingForm({ course: { id, sharing } }: Pick<TendView, 'course'>) {
  const m = useMessages().tend
  return (
    <form method="post" action={`/courses/${id}/digests`} className="stack">
      <h2>{m.how}</h2>
      <input type="hidden" name="what" value="sharing" />
      <fieldset className="stack">
        <legend className="vh">{m.how}</legend>
        <div className="choices">
          {(['open', 'approved'] as const).map((mode) => (
            <label className="choice" key={mode}>
              <input type="radio" name="sharing" value={mode} defaultChecked={mode === sharing} />
              <span>{m.modes[mode]}</span>
            </label>
          ))}
        </div>
      </fieldset>
      <p className="meta">{m.howText}</p>
      <button className="btn quiet" type="submit">
        {m.save}
      </button>
    </form>
  )
}

type WaitingProps = { course: string; share: TendView['shares'][number]; unsent?: Unsent }

function Waiting({ course, share, unsent }: WaitingProps) {
  const { tend: m, report, sheet } = useMessages()
  const { id, title, language, name, standing, made, lines, reports } = share
  const path = `/courses/${course}/digests`
  const open = standing === 'open'
  const because = `because-${id}`
  const sentences: Record<string, string> = m.errors
  const code = unsent?.errors.because
  return (
    <article className="panel stack" aria-labelledby={id}>
      <h3 id={id} lang={language}>
        {title}
      </h3>
      <p className="meta list-of">
        <span>{open ? m.isOpen : m.waits}</span>
        <span>{name === null ? sheet.asNobody : sheet.as(name)}</span>
        <span>{sheet.since(made.shown)}</span>
      </p>
      {reports.length > 0 && (
        <ul className="list" aria-label={m.reports}>
          {reports.map(({ id, reason, text, at }) => (
            <li key={id} className="stack gap-2">
              <p>
                <b>{report.reasons[reason]}</b> <span className="meta">{at.shown}</span>
              </p>
              {text && (
                <p className="typed" dir="auto">
                  {text}
                </p>
              )}
            </li>
          ))}
        </ul>
      )}
      {/* biome-ignore lint/a11y/useMediaCaption: the text stands below */}
      <audio controls preload="none" src={`${path}/${id}/audio`} aria-label={m.listen(title)} />
      <details>
        <summary className="meta">{sheet.sentences(lines.length)}</summary>
        <p lang={language}>{lines.join(language === 'en' ? ' ' : '')}</p>
      </details>
      <form method="post" action={path}>
        <input type="hidden" name="what" value="approval" />
        <input type="hidden" name="share" value={id} />
        <button className="btn" type="submit">
          {open ? m.keep : m.approve}
        </button>
      </form>
      <details open={code !== undefined}>
        <summary className="meta">{open ? m.takeDown : m.refuse}</summary>
        <form method="post" action={path} className="stack">
          <input type="hidden" name="what" value="refusal" />
          <input type="hidden" name="share" value={id} />
          <TextField
            name="because"
            id={because}
            label={m.because}
            hint={m.becauseHint}
            error={code === undefined ? null : (sentences[code] ?? m.errors['text-missing'])}
            defaultValue={unsent?.values.because}
            maxLength={BECAUSE_LIMIT}
            rows={2}
            dir="auto"
            required
          />
          <button className="btn quiet" type="submit">
            {open ? m.takeDown : m.refuse}
          </button>
        </form>
      </details>
    </article>
  )
}
