import { Form, Link } from '@remix-run/react'
import { useMessages } from '~/i18n/messages'
import { LookAgain } from '~/ui/look-again'
import { StudyPage } from '~/ui/page'
import { MakeOwn } from './draft/make-own'
import type { Making, ModuleDigestView, Rest } from './module-digest-view.server'
import { paragraphsOf } from './player/cues'
import { DigestPlayer } from './player/digest-player'

const AGAIN = 2 // s between two looks how far it is

/** The digest of a module: heard and read along, or how far it is. */
export function ModuleDigestPage({ view }: { view: ModuleDigestView }) {
  const { digest: m, sheet } = useMessages()
  const { course, module, state, making, problem, script, audio, rests } = view
  const path = `/courses/${course.id}/modules/${module.key}`
  const { language } = course
  return (
    <StudyPage back={{ to: path, title: module.title, language }} className="stack gap-6">
      <header className="stack gap-2">
        <h1 lang={language}>{module.title}</h1>
        <p className="meta">
          {m.ofModule}
          <Link to={`/courses/${course.id}`} lang={language}>
            {course.title}
          </Link>
        </p>
      </header>
      {audio && (
        <DigestPlayer
          {...audio}
          language={language}
          title={module.title}
          artist={course.by}
          actions={
            <Link className="plain" to={`/digests/${view.id}/shares`}>
              {sheet.heading}
            </Link>
          }
        />
      )}
      {state === 'none' && <Unmade path={path} />}
      {making && <InTheMaking making={making} />}
      {state === 'failed' && <Unheard problem={problem} path={path} />}
      {!audio && script.length > 0 && <Script script={script} language={language} />}
      {audio && (
        <p className="small">{rests.every(({ from }) => from) ? m.spokenBy : m.spokenAsWritten}</p>
      )}
      {rests.length > 0 && <RestsOn rests={rests} language={language} />}
      <Link className="btn quiet" to={path}>
        {m.readModule(module.minutes)}
      </Link>
      <MakeOwn course={course.id} module={module.key} />
    </StudyPage>
  )
}

function Unmade({ path }: { path: string }) {
  const m = useMessages().digest
  return (
    <section className="empty stack">
      <h2>{m.none}</h2>
      <p className="lede">{m.noneText}</p>
      <Form method="post" action={`${path}/digest`}>
        <button className="btn" type="submit">
          {m.make}
        </button>
      </Form>
    </section>
  )
}

function Unheard({ problem, path }: { problem: string | null; path: string }) {
  const m = useMessages().digest
  const known = Object.keys(m.problems) as (keyof typeof m.problems)[]
  const why = known.find((name) => name === problem) ?? 'broken'
  return (
    <section className="stack">
      <h2>{m.unheard}</h2>
      <p>{m.problems[why]}</p>
      {why !== 'no-voice' && (
        <Form method="post" action={`${path}/digest`}>
          <button className="btn quiet" type="submit">
            {m.again}
          </button>
        </Form>
      )}
    </section>
  )
}

/** How far the making is; looks again by itself, also without scripts. */
export function InTheMaking({ making: { step, progress } }: { making: Making }) {
  const m = useMessages().digest
  const known = Object.keys(m.steps) as (keyof typeof m.steps)[]
  const said = m.steps[known.find((name) => name === step) ?? 'speaking']
  return (
    <section className="stack" aria-labelledby="making">
      <LookAgain seconds={AGAIN} />
      <h2 id="making">{m.making}</h2>
      <div className="stack gap-2">
        <p className="meta" role="status">
          {said}
        </p>
        <progress aria-labelledby="making" max={1} value={progress ?? undefined} />
      </div>
      <p className="meta">{m.makingText}</p>
    </section>
  )
}

function Script({ script, language }: { script: ModuleDigestView['script']; language: string }) {
  const m = useMessages().digest
  const space = language === 'zh-CN' ? '' : ' '
  return (
    <section aria-label={m.transcript} className="prose" lang={language}>
      {paragraphsOf(script).map((paragraph) => (
        <p key={paragraph[0]?.text}>{paragraph.map(({ text }) => text).join(space)}</p>
      ))}
    </section>
  )
}

function RestsOn({ rests, language }: { rests: Rest[]; language: string }) {
  const m = useMessages().digest
  return (
    <details className="stack gap-2">
      <summary className="meta">{m.rests}</summary>
      <p className="meta">{m.restsText}</p>
      <ol className="list rests">
        {rests.map(({ id, text, from, href }) => (
          <li key={id}>
            <p lang={language}>{text}</p>
            {from?.kind === 'sentence' && from.text !== text && (
              <p className="meta">
                <q lang={language}>{from.text}</q>
              </p>
            )}
            {from?.kind === 'title' && <p className="meta">{m.fromTitle}</p>}
            {from === null && <p className="meta">{m.fromInstructor}</p>}
            {from?.kind === 'question' && <p className="meta">{m.fromQuestion}</p>}
            {href && (
              <Link className="plain" to={href}>
                {m.seeInModule}
              </Link>
            )}
          </li>
        ))}
      </ol>
    </details>
  )
}
