import { Link, useRevalidator } from '@remix-run/react'
import { useEffect } from 'react'
import { LIMITS } from '~/features/course/course-limits'
import { spansIn } from '~/features/course/spans'
import { useStudioMessages } from '~/i18n/studio'
import { Field, TextField } from '~/ui/field'
import { Minutes } from '~/ui/quarter'
import type { Contents } from './draft'
import { draftMinutes } from './draft-minutes'
import type { Frame } from './frame.server'
import type { Kept } from './kept'
import type { ModuleView } from './module-view.server'
import { PictureField } from './picture-field'
import { Saved } from './saved'
import { StaleNotice } from './stale-notice'
import { StudioPage } from './studio-page'
import { useKept } from './use-kept'
import { useLine } from './use-line'

type Module = Contents['module']
const moduleOf = (content: object) => content as Module
const fieldsOf = ({ title, body, spans = '' }: Module): [string, string][] => [
  ['title', title],
  ['spans', spans],
  ['body', body],
]

type ModulePageProps = ModuleView & {
  frame: Frame
  tried?: Kept
  /** Why a picture was not taken. */
  pictureFault: string | null
}

/** A module of a draft: its title, its text, and how a learner reads it. */
export function ModulePage(props: ModulePageProps) {
  const { frame, module, revision, line, shown, tried, pictureFault } = props
  const m = useStudioMessages().studio
  const path = `/studio/${frame.id}/modules/${line.id}`
  const before = tried?.kind === 'stale' ? tried : null
  const typed = before && (before.typed as Module)
  const work = useKept<Module>({
    path,
    door: 'routes/studio.module',
    name: `${frame.id}/${line.id}`,
    opened: { value: typed ?? module, revision: before?.revision ?? revision },
    fields: fieldsOf,
    valueOf: moduleOf,
  })
  useLine('body')
  const { revalidate } = useRevalidator()
  useEffect(() => {
    if (work.savedAt) revalidate()
  }, [work.savedAt, revalidate])
  const { title, body, spans = '' } = work.value
  const stale = work.stale ?? before
  return (
    <StudioPage
      frame={frame}
      title={title || m.untitled}
      about={<Length {...work.value} />}
      saved={<Saved {...work} />}
    >
      <p className="row">
        <Link to={`/studio/${frame.id}`} lang={frame.language}>
          {frame.title || m.untitled}
        </Link>
        <Link to={`${path}/preview`}>{m.preview}</Link>
        <Link to={`${path}/card`}>{m.cardAndPool(line.card, line.pool)}</Link>
        <Link to={`${path}/digest`}>{m.kinds.digest}</Link>
      </p>
      {stale && (
        <StaleNotice
          stale={stale}
          path={path}
          form="module"
          language={frame.language}
          onSettle={work.stale ? work.settle : null}
        />
      )}
      <div className="cols stack gap-6">
        <form
          className="stack gap-5"
          id="module"
          method="post"
          action={path}
          onSubmit={work.onSubmit}
        >
          <input type="hidden" name="base" value={work.revision.current} />
          <Field
            name="title"
            label={m.fields.title}
            lang={frame.language}
            maxLength={LIMITS.title}
            value={title}
            error={title.trim() === '' ? m.faults['no-title'] : null}
            onChange={({ target }) => work.change({ ...work.value, title: target.value })}
          />
          <TextField
            name="body"
            className="body"
            label={m.fields.body}
            hint={m.hints.body}
            lang={frame.language}
            value={body}
            error={bodyError(m.faults, work.value)}
            onChange={({ target }) => work.change({ ...work.value, body: target.value })}
          />
          <Field
            name="spans"
            label={m.fields.spans}
            hint={m.hints.spans}
            placeholder={m.spansLike}
            value={spans}
            error={spansIn(spans) ? null : m.faults['no-spans']}
            onChange={({ target }) => work.change(withSpans(work.value, target.value))}
          />
          <noscript>
            <button className="btn quiet" type="submit">
              {m.save}
            </button>
          </noscript>
        </form>
        <section className="stack gap-5" aria-label={m.asRead}>
          <PictureField
            path={`/studio/${frame.id}`}
            module={line.id}
            language={frame.language}
            fault={pictureFault}
          />
          <h2>{m.asRead}</h2>
          {shown === null && <p className="error">{m.faults.unrendered}</p>}
          <div className="prose" lang={frame.language}>
            {shown?.map((html, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: ideas have no other name and never move
              // biome-ignore lint/security/noDangerouslySetInnerHtml: sanitised when it is rendered
              <section key={at} dangerouslySetInnerHTML={{ __html: html }} />
            ))}
          </div>
        </section>
      </div>
    </StudioPage>
  )
}

const withSpans = ({ spans: _, ...module }: Module, spans: string): Module =>
  spans === '' ? module : { ...module, spans }

function bodyError(faults: Record<'too-long' | 'no-text', string>, module: Module): string | null {
  if (draftMinutes(module) > LIMITS.minutes) return faults['too-long']
  return module.body.trim() === '' ? faults['no-text'] : null
}

function Length(module: Module) {
  const m = useStudioMessages().studio
  const minutes = draftMinutes(module)
  return (
    <span className="row">
      <Minutes minutes={minutes} /> {m.minutes(minutes)}
    </span>
  )
}
