import { useFetcher, useSearchParams } from '@remix-run/react'
import { type KeyboardEvent, useRef, useState } from 'react'
import { LIMITS } from '~/features/course/course-limits'
import { useStudioMessages } from '~/i18n/studio'
import { FieldError } from '~/ui/field'
import { ConceptItem, type Opened } from './concept-line'
import type { ConceptLine } from './concepts-view'
import type { Frame } from './frame.server'
import type { Kept } from './kept'
import type { LookedThrough } from './look-through-concepts.server'
import { pressed } from './pressed'
import type { Proposing } from './proposals.server'
import { ProposalsPanel } from './proposals-panel'
import { StudioPage } from './studio-page'

type ConceptsPageProps = {
  frame: Frame
  /** The draft's. */
  revision: number
  proposing: Proposing
  modules: { id: string; title: string }[]
  concepts: ConceptLine[]
  /** What became of something done by a plain form. */
  done?: LookedThrough
  /** A concept that was sent by a plain form, and what became of it. */
  sent?: { id: string; tried: Kept }
}

const OPENED: Record<string, Opened> = { rename: 'rename', merge: 'merge', edit: 'edit' }

/** The concepts of a draft, module by module, with what each needs and why. */
export function ConceptsPage(props: ConceptsPageProps) {
  const { frame, revision, proposing, modules, concepts, done, sent } = props
  const m = useStudioMessages().studio
  const path = `/studio/${frame.id}`
  const [asked] = useSearchParams()
  const [opened, setOpened] = useState({
    id: sent?.id ?? done?.part ?? asked.get('concept'),
    what: sent
      ? OPENED.edit
      : OPENED[done?.kind === 'untitled' ? 'rename' : (asked.get('open') ?? '')],
  })
  const list = useRef<HTMLDivElement>(null)
  const close = (event: KeyboardEvent) => {
    const row = (event.target as HTMLElement).closest('[data-concept]')
    if (event.key !== 'Escape' || !row || !opened.what) return pressed(event, list.current)
    setOpened({ id: null, what: undefined })
    row.querySelector<HTMLElement>('[data-key=R]')?.focus()
  }
  return (
    <StudioPage frame={frame} title={m.concepts} about={m.conceptsText}>
      {modules.length === 0 && <p>{m.noModules}</p>}
      {modules.length > 0 && (
        <ProposalsPanel {...{ path, proposing }} quiet={concepts.some(({ seen }) => !seen)} />
      )}
      <All {...{ path, revision, concepts }} />
      {/* biome-ignore lint/a11y/noStaticElementInteractions: keys of the buttons inside it */}
      <div className="stack gap-6" ref={list} onKeyDown={close}>
        {modules.map(({ id, title }) => (
          <section className="stack gap-5" key={id} aria-label={title || m.untitled}>
            <h2 lang={frame.language}>{title || m.untitled}</h2>
            <ol className="list">
              {concepts
                .filter(({ parentId }) => parentId === id)
                .map((concept) => (
                  <ConceptItem
                    key={concept.id}
                    concept={concept}
                    all={concepts}
                    modules={modules.filter((one) => one.id !== id)}
                    path={path}
                    language={frame.language}
                    opened={opened.id === concept.id ? (opened.what ?? null) : null}
                    onOpen={(what) => setOpened({ id: concept.id, what: what ?? undefined })}
                    done={done?.part === concept.id ? done : undefined}
                    tried={sent?.id === concept.id ? sent.tried : undefined}
                  />
                ))}
            </ol>
            <AddConcept path={path} module={id} language={frame.language} />
          </section>
        ))}
      </div>
    </StudioPage>
  )
}

type AllProps = { path: string; revision: number; concepts: ConceptLine[] }

/** How many concepts are proposed, and what can be done with all of them at once. */
function All({ path, revision, concepts }: AllProps) {
  const m = useStudioMessages().propose
  const fetcher = useFetcher<LookedThrough>()
  const unseen = concepts.filter(({ seen }) => !seen)
  const asked = unseen.filter(({ questions }) => questions > 0)
  if (unseen.length === 0) return null
  return (
    <section className="stack gap-2" aria-labelledby="proposed">
      <h2 id="proposed">{m.count(unseen.length)}</h2>
      <p>{m.countText}</p>
      <p className="small by-keys">{m.keys}</p>
      <fetcher.Form method="post" action={`${path}/concepts`} className="row">
        <input type="hidden" name="base" value={revision} />
        <button className="btn" type="submit" name="what" value="accept-all">
          {m.acceptAll(unseen.length)}
        </button>
        {asked.length > 0 && asked.length < unseen.length && (
          <button className="btn quiet" type="submit" name="what" value="keep-asked">
            {m.keepAsked(asked.length)}
          </button>
        )}
      </fetcher.Form>
      <div role="alert">
        <FieldError id="all-stale">{fetcher.data?.kind === 'stale' && m.stale}</FieldError>
      </div>
    </section>
  )
}

function AddConcept({
  path,
  module,
  language,
}: {
  path: string
  module: string
  language: string
}) {
  const m = useStudioMessages().studio
  const fetcher = useFetcher()
  const id = `new-${module}`
  return (
    <fetcher.Form
      method="post"
      action={`${path}/changes`}
      className="row"
      onSubmit={({ currentTarget }) => setTimeout(() => currentTarget.reset())}
    >
      <input type="hidden" name="parent" value={module} />
      <div className="field grow">
        <label htmlFor={id}>{m.newConcept}</label>
        <input id={id} name="title" lang={language} maxLength={LIMITS.title} required />
      </div>
      <button className="btn quiet" type="submit" name="what" value="add-concept">
        {m.addConcept}
      </button>
    </fetcher.Form>
  )
}
