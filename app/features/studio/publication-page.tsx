import { Form, Link } from '@remix-run/react'
import { useStudioMessages } from '~/i18n/studio'
import { Icon } from '~/ui/icon'
import { ChecklistPanel } from './checklist-panel'
import type { CourseDifference } from './course-difference'
import { DigestsPanel } from './digests-panel'
import type { DraftFault } from './draft-faults'
import type { Export } from './export.server'
import { Faults } from './faults-list'
import type { Frame } from './frame.server'
import { type Passed, PassedOn } from './passed-on'
import type { PublicationView } from './publication-view.server'
import { SetAside } from './set-aside'
import { Difference } from './stale-notice'
import { Licence, StandingForm, type StandingTried, WhoFinds } from './standing-form'
import { StudioPage } from './studio-page'

type PublicationPageProps = PublicationView & {
  frame: Frame
  /** What became of the last try. */
  tried?: { kind: string; faults?: DraftFault[] }
  /** How the course is passed on; null before it is published. */
  passed: Passed | null
  /** What was typed and can't be taken of who finds it and how many questions are answered. */
  standingTried?: StandingTried
  /** What was just published. */
  done: boolean
  /** Whether what holds for the course was just kept. */
  kept: boolean
}

/** Publishing: what stands in its way, what would change, and the versions there are. */
export function PublicationPage(props: PublicationPageProps) {
  const { frame, tried, difference, first, versions, revision, done } = props
  const m = useStudioMessages().studio
  const faults = tried?.faults ?? props.faults
  const path = `/studio/${frame.id}`
  const nothing = !first && difference.length === 0
  const passedOn = props.passed && <PassedOn passed={props.passed} title={frame.title} />
  return (
    <StudioPage frame={frame} title={m.publication} about={frame.title || m.untitled}>
      {done && frame.courseId && (
        <p className="panel row" role="status">
          <Icon name="right" /> {m.publishedNow}
          <Link to={`/courses/${frame.courseId}`}>{m.openCourse}</Link>
        </p>
      )}
      {tried?.kind === 'stale' && (
        <p className="panel" role="alert">
          {m.publishStale}
        </p>
      )}
      <SetAside modules={props.setAside} path={path} language={frame.language} />
      {faults.length > 0 ? (
        <Faults faults={faults} path={path} language={frame.language} />
      ) : (
        <Form method="post" className="stack">
          <input type="hidden" name="revision" value={revision} />
          <p>{nothing ? m.nothingNew : m.ready}</p>
          <Licence licence={props.licence} path={path} />
          {!props.standing && <WhoFinds listed />}
          {!nothing && (
            <button className="btn" type="submit">
              {m.publish}
            </button>
          )}
        </Form>
      )}
      {nothing && passedOn}
      <ChecklistPanel checks={props.checks} path={path} language={frame.language} />
      {!first && <Differences difference={difference} language={frame.language} />}
      {!nothing && passedOn}
      {props.standing && (
        <StandingForm standing={props.standing} tried={props.standingTried} kept={props.kept} />
      )}
      {frame.courseId && props.digests.length > 0 && (
        <DigestsPanel course={frame.courseId} digests={props.digests} language={frame.language} />
      )}
      <Versions path={path} versions={versions} />
      <Out path={path} />
    </StudioPage>
  )
}

const FORMATS = ['gift', 'qti', 'csv', 'markdown'] as const satisfies Export[]

/** The draft's questions, or all of it, as files of other programs. */
function Out({ path }: { path: string }) {
  const m = useStudioMessages().taking
  return (
    <section className="stack gap-2">
      <h2>{m.out}</h2>
      <p>{m.outText}</p>
      <ul className="row">
        {FORMATS.map((format) => (
          <li key={format}>
            <a href={`${path}/source/${format}`}>{m.formats[format]}</a>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Differences({
  difference,
  language,
}: {
  difference: CourseDifference[]
  language: string
}) {
  const m = useStudioMessages().studio
  return (
    <section className="stack gap-5">
      <h2>{m.difference}</h2>
      {difference.length === 0 && <p>{m.noDifference}</p>}
      <ul className="list">
        {difference.map((one) => (
          <li key={`${one.what} ${one.id}`}>
            <details>
              <summary>
                <span className="badge">{m.how[one.how]}</span> {m.kinds[one.what]}{' '}
                <b lang={language}>{one.title}</b>
              </summary>
              {one.fields.map((field) => (
                <Difference difference={field} language={language} key={field.field} />
              ))}
            </details>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Versions({ path, versions }: { path: string; versions: PublicationView['versions'] }) {
  const m = useStudioMessages().studio
  if (versions.length === 0) return null
  return (
    <section className="stack gap-5">
      <h2>{m.versions}</h2>
      <p>{m.versionsText}</p>
      <ul className="list">
        {versions.map(({ id, number, at, current }) => (
          <li className="row ends" key={id}>
            <span>
              <b>{m.version(number)}</b>{' '}
              <time className="meta" dateTime={at.iso}>
                {at.shown}
              </time>
            </span>
            {current ? (
              <span className="badge ok">
                <Icon name="right" /> {m.shown}
              </span>
            ) : (
              <form method="post" action={`${path}/version`}>
                <input type="hidden" name="version" value={id} />
                <button className="btn quiet" type="submit" aria-label={m.showVersion(number)}>
                  {m.showIt}
                </button>
              </form>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
