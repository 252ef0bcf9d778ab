import { useFetcher } from '@remix-run/react'
import { LIMITS } from '~/features/course/course-limits'
import { useStudioMessages } from '~/i18n/studio'
import { ConceptRow } from './concept-row'
import type { ConceptLine } from './concepts-view'
import type { Frame } from './frame.server'
import type { Kept } from './kept'
import { StudioPage } from './studio-page'

type ConceptsPageProps = {
  frame: Frame
  modules: { id: string; title: string }[]
  concepts: ConceptLine[]
  /** A concept that was sent by a plain form, and what became of it. */
  sent?: { id: string; tried: Kept }
}

/** The concepts of a draft, module by module, with what each needs and why. */
export function ConceptsPage({ frame, modules, concepts, sent }: ConceptsPageProps) {
  const m = useStudioMessages().studio
  const path = `/studio/${frame.id}`
  return (
    <StudioPage frame={frame} title={m.concepts} about={m.conceptsText}>
      {modules.length === 0 && <p>{m.noModules}</p>}
      {modules.map(({ id, title }) => (
        <section className="stack gap-5" key={id} aria-label={title || m.untitled}>
          <h2 lang={frame.language}>{title || m.untitled}</h2>
          <ol className="list">
            {concepts
              .filter(({ parentId }) => parentId === id)
              .map((concept) => (
                <ConceptRow
                  key={concept.id}
                  concept={concept}
                  all={concepts}
                  modules={modules.filter((one) => one.id !== id)}
                  path={path}
                  language={frame.language}
                  tried={sent?.id === concept.id ? sent.tried : undefined}
                />
              ))}
          </ol>
          <AddConcept path={path} module={id} language={frame.language} />
        </section>
      ))}
    </StudioPage>
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
