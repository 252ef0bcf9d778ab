import { Form, Link, useRevalidator, useSubmit } from '@remix-run/react'
import { type MouseEvent, useEffect } from 'react'
import { fitOf } from '~/features/digest/draft/draft'
import type { Kept } from '~/features/digest/draft/draft.server'
import { ChangedNotice } from '~/features/digest/draft/draft-notices'
import { Saved } from '~/features/digest/draft/saved'
import { ScriptEditor } from '~/features/digest/draft/script-editor'
import { TimeBar } from '~/features/digest/draft/time-bar'
import { useAwake } from '~/features/digest/draft/use-awake'
import { fieldsOf, useDraft } from '~/features/digest/draft/use-draft'
import { useMessages } from '~/i18n/messages'
import { useStudioMessages } from '~/i18n/studio'
import { DigestHearing } from './digest-hearing'
import type { DigestView } from './digest-view.server'
import type { Frame } from './frame.server'
import { RecordMine } from './record-mine'
import { StudioPage } from './studio-page'
import { useFlushed } from './use-kept'

type DigestPageProps = {
  frame: Frame
  view: DigestView
  /** What became of what a form sent. */
  tried?: Kept
}

/** The digest of a module of a draft: what it says, to be changed and heard before it is published. */
export function DigestPage({ frame, view, tried }: DigestPageProps) {
  const { make } = useMessages()
  const { studio: m, say } = useStudioMessages()
  const { language } = frame
  const path = `/studio/${frame.id}/modules/${view.module.id}/digest`
  const conflict = tried?.kind === 'changed' ? tried : null
  const opened =
    tried?.kind === 'kept'
      ? tried
      : {
          faults: view.faults,
          draft: conflict?.typed ?? view.draft,
          revision: conflict?.revision ?? view.revision,
        }
  const work = useDraft(path, opened, 'routes/studio.digest')
  const { adopt, savedAt, revision } = work
  useFlushed(work.flush)
  const awake = useAwake()
  const submit = useSubmit()
  const { revalidate } = useRevalidator()
  useEffect(() => {
    if (savedAt) revalidate()
  }, [savedAt, revalidate])
  useEffect(() => {
    const elsewhere = view.at > revision.current && view.revision !== revision.current
    if (elsewhere && !conflict) adopt(view)
  }, [view, revision, adopt, conflict])
  const fit = fitOf(work.draft.lines, language)
  const newer = work.newer?.draft ?? conflict?.draft
  const title = view.module.title.trim() || m.untitled

  async function hear(event: MouseEvent<HTMLButtonElement>) {
    if (!awake) return
    event.preventDefault()
    await work.flush()
    const body = fieldsOf(work.draft, revision.current)
    body.set('step', 'make')
    submit(body, { method: 'post', action: path })
  }

  return (
    <StudioPage
      frame={frame}
      title={say.of(title)}
      about={say.about}
      saved={<Saved standing={work.standing} savedAt={savedAt} />}
    >
      <div className="measure stack gap-6">
        <p className="row">
          <Link to={`/studio/${frame.id}/digests`}>{say.title}</Link>
          <Link to={`/studio/${frame.id}/modules/${view.module.id}`} lang={language}>
            {title}
          </Link>
        </p>
        {view.earlier && <Earlier {...view.earlier} path={path} language={language} />}
        {newer && (
          <ChangedNotice
            newer={newer}
            language={language}
            path={path}
            onSettle={work.newer ? work.settle : null}
          />
        )}
        <DigestHearing view={view} path={path} language={language} by={frame.title} />
        <div className="stack">
          <ScriptEditor
            draft={work.draft}
            faults={work.faults}
            fit={fit}
            language={language}
            read={false}
            titled={false}
            revision={revision.current}
            rest={tried?.kind === 'closed' ? '' : tried?.rest}
            action={path}
            onChange={work.change}
          />
          <div className="bar">
            <div className="row ends">
              <TimeBar fit={fit} read={false} faulty={work.faults !== null} />
              {!awake && (
                <button className="btn quiet" type="submit" form="draft" name="step" value="save">
                  {make.save}
                </button>
              )}
              <button
                className="btn"
                type="submit"
                form="draft"
                name="step"
                value="make"
                onClick={hear}
              >
                {say.hear}
              </button>
            </div>
          </div>
        </div>
        {view.revision > 0 && (
          <Settle what="propose-anew" base={view.revision} path={path} label={say.proposeAnew} />
        )}
        <section className="stack gap-2">
          <h2>{say.voice}</h2>
          <p>{view.published ? say.voiceNow : say.voiceLater}</p>
          {view.published && <RecordMine {...view.published} title={title} />}
        </section>
        <p>
          {view.next ? (
            <Link className="btn quiet" to={`/studio/${frame.id}/modules/${view.next.id}/digest`}>
              {say.next(view.next.title.trim() || m.untitled)}
            </Link>
          ) : (
            <Link className="btn quiet" to={`/studio/${frame.id}/publication`}>
              {say.toPublication}
            </Link>
          )}
        </p>
      </div>
    </StudioPage>
  )
}

type EarlierProps = { base: number; lines: string[]; path: string; language: string }

/** What was written about an earlier text of the module, to be taken back. */
function Earlier({ base, lines, path, language }: EarlierProps) {
  const { say } = useStudioMessages()
  return (
    <section className="panel stack gap-2" aria-labelledby="earlier">
      <h2 id="earlier">{say.earlier}</h2>
      <details>
        <summary>{say.earlierText}</summary>
        <ol className="stack gap-2" lang={language}>
          {lines.map((text, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a line may be there twice, and none moves
            <li key={at}>{text}</li>
          ))}
        </ol>
      </details>
      <Settle what="take-back" base={base} path={path} label={say.takeBack} />
    </section>
  )
}

type SettleProps = { what: string; base: number; path: string; label: string }

function Settle({ what, base, path, label }: SettleProps) {
  return (
    <Form method="post" action={path}>
      <input type="hidden" name="base" value={base} />
      <button className="btn quiet" type="submit" name="what" value={what}>
        {label}
      </button>
    </Form>
  )
}
