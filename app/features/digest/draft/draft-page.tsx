import { Link, useSubmit } from '@remix-run/react'
import { type MouseEvent, useState } from 'react'
import { useMessages } from '~/i18n/messages'
import { StudyPage } from '~/ui/page'
import { dropTakes } from './discard-page'
import { fitOf } from './draft'
import type { Kept } from './draft.server'
import { ChangedNotice, ProblemNotice } from './draft-notices'
import type { DraftView } from './draft-view'
import type { Faults } from './edited'
import { RecordPanel } from './record-panel'
import { Saved } from './saved'
import { ScriptEditor } from './script-editor'
import { TimeBar } from './time-bar'
import { useAwake } from './use-awake'
import { fieldsOf, useDraft } from './use-draft'

const unsaid = (line: string): Faults => ({
  title: null,
  script: null,
  lines: { [line]: 'unsaid' },
})

/** Asks first where something was made. */
function Discard({ id, made }: { id: string; made: boolean }) {
  const path = `/digests/${id}`
  const m = useMessages().make
  if (made)
    return (
      <Link className="plain" to={`${path}/deletion`}>
        {m.discard}
      </Link>
    )
  return (
    <form method="post" action={`${path}/deletion`} onSubmit={() => dropTakes(id)}>
      <button className="plain" type="submit">
        {m.discard}
      </button>
    </form>
  )
}

type DraftPageProps = {
  view: DraftView
  /** What became of the text that was sent by a form, and why a recording was refused. */
  tried?: Kept | null
  refused?: string
}

/** A digest while its maker works on it. */
export function DraftPage({ view, tried, refused }: DraftPageProps) {
  const m = useMessages().make
  const { id, kind, language, module } = view
  const read = kind === 'recorded'
  const path = `/digests/${id}`
  const conflict = tried?.kind === 'changed' ? tried : null
  const opened =
    tried?.kind === 'kept'
      ? tried
      : {
          faults: view.culprit ? unsaid(view.culprit) : null,
          draft: conflict?.typed ?? view.draft,
          revision: conflict?.revision ?? view.revision,
        }
  const work = useDraft(`${path}/script`, opened)
  const awake = useAwake()
  const [recorded, setRecorded] = useState(false)
  const submit = useSubmit()
  const newer = work.newer?.draft ?? conflict?.draft
  const fit = fitOf(work.draft.lines, language, { read })

  async function make(event: MouseEvent<HTMLButtonElement>) {
    if (!awake) return
    event.preventDefault()
    await work.flush()
    const body = fieldsOf(work.draft, work.revision.current)
    body.set('step', 'make')
    submit(body, { method: 'post', action: `${path}/script` })
  }

  return (
    <StudyPage
      back={{ to: module.path, title: module.title, language }}
      bar={
        <>
          <TimeBar fit={fit} read={read} faulty={work.faults !== null} />
          {!awake && (
            <button className="btn quiet" type="submit" form="draft" name="step" value="save">
              {m.save}
            </button>
          )}
          {!read && (
            <button
              className="btn"
              type="submit"
              form="draft"
              name="step"
              value="make"
              onClick={make}
            >
              {m.makeIt}
            </button>
          )}
        </>
      }
    >
      <div className="stack gap-6">
        <header className="stack gap-2">
          <h1>{read ? m.recordTitle : m.assembleTitle}</h1>
          <p className="meta">{read ? m.recordText : m.assembleText}</p>
          <Saved standing={work.standing} savedAt={work.savedAt} before={view.savedAt} />
        </header>
        <ProblemNotice problem={view.problem} />
        {newer && (
          <ChangedNotice
            newer={newer}
            language={language}
            path={path}
            onSettle={work.newer ? work.settle : null}
          />
        )}
        {read && (
          <RecordPanel
            digestId={id}
            lines={work.draft.lines}
            language={language}
            flush={work.flush}
            refused={refused ?? null}
            onKept={setRecorded}
          />
        )}
        {read && <h2>{m.textToRead}</h2>}
        <ScriptEditor
          draft={work.draft}
          faults={work.faults}
          fit={fit}
          language={language}
          read={read}
          revision={work.revision.current}
          rest={tried?.kind === 'closed' ? '' : tried?.rest}
          action={`${path}/script`}
          onChange={work.change}
        />
        <Discard id={id} made={work.revision.current > 0 || recorded} />
      </div>
    </StudyPage>
  )
}
