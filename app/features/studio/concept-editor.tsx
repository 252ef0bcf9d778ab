import { LIMITS } from '~/features/course/course-limits'
import { useStudioMessages } from '~/i18n/studio'
import { Field, FieldError } from '~/ui/field'
import { ConceptTools } from './concept-tools'
import type { ConceptLine } from './concepts-view'
import type { Contents } from './draft'
import type { Kept } from './kept'
import { Saved } from './saved'
import { StaleNotice } from './stale-notice'
import { useKept } from './use-kept'

type Concept = Contents['concept']

const fieldsOf = ({ title, summary, needs }: Concept): [string, string][] => [
  ['title', title],
  ['summary', summary],
  ...needs.flatMap(({ id, because }): [string, string][] => [
    ['need', id],
    ['because', because],
  ]),
]

type ConceptEditorProps = {
  concept: ConceptLine
  /** All of the draft, in teaching order. */
  all: ConceptLine[]
  modules: { id: string; title: string }[]
  path: string
  language: string
  /** What became of this one, sent by a plain form. */
  tried: Kept | undefined
}

/** A concept as it is written: its title and summary, what is needed before it and why. */
export function ConceptEditor({
  concept,
  all,
  modules,
  path,
  language,
  tried,
}: ConceptEditorProps) {
  const m = useStudioMessages().studio
  const before = tried?.kind === 'stale' ? tried : null
  const typed = tried && tried.kind !== 'kept' ? (tried.typed as Concept) : null
  const own = `${path}/concepts/${concept.id}`
  const work = useKept<Concept>({
    path: own,
    door: 'routes/studio.concept',
    name: `${path}/${concept.id}`,
    opened: { value: typed ?? concept.content, revision: before?.revision ?? concept.revision },
    fields: fieldsOf,
    valueOf: (content) => content as Concept,
  })
  const { title, summary, needs } = work.value
  const stale = work.stale ?? before
  const circle = work.circle ?? (tried?.kind === 'circle' ? tried.circle : null)
  const form = `concept-${concept.id}`
  const error = circle ? m.circle(circle) : null
  const name = title || m.untitled
  return (
    <div className="stack">
      {stale && (
        <StaleNotice
          stale={stale}
          path={`${path}/concepts`}
          form={form}
          language={language}
          onSettle={work.stale ? work.settle : null}
        />
      )}
      <form className="stack gap-2" id={form} method="post" action={own} onSubmit={work.onSubmit}>
        <input type="hidden" name="base" value={work.revision.current} />
        <Field
          id={`title-${concept.id}`}
          name="title"
          label={m.fields.concept}
          lang={language}
          maxLength={LIMITS.title}
          value={title}
          error={title.trim() === '' ? m.faults['no-title'] : null}
          onChange={({ target }) => work.change({ ...work.value, title: target.value })}
        />
        <Field
          id={`summary-${concept.id}`}
          name="summary"
          label={m.fields.oneSentence}
          lang={language}
          maxLength={LIMITS.summary}
          value={summary}
          onChange={({ target }) => work.change({ ...work.value, summary: target.value })}
        />
        <fieldset className="stack gap-2">
          <legend className="small">{m.needsOf(name)}</legend>
          {[...needs, { id: '', because: '' }].map((need, at) => (
            <Need
              // biome-ignore lint/suspicious/noArrayIndexKey: rows have no other name
              key={at}
              id={`need-${concept.id}-${at}`}
              need={need}
              others={all.filter(({ id }) => id !== concept.id)}
              language={language}
              onChange={(next) => {
                const changed = needs.toSpliced(at, 1, ...(next.id === '' ? [] : [next]))
                work.change({ ...work.value, needs: changed })
              }}
            />
          ))}
        </fieldset>
        <FieldError id={`${form}-error`}>{error}</FieldError>
        <noscript>
          <button className="btn quiet" type="submit">
            {m.save}
          </button>
        </noscript>
        <Saved {...work} />
      </form>
      <ConceptTools
        concept={concept}
        base={work.revision.current}
        name={name}
        {...{ all, modules, path }}
      />
    </div>
  )
}

type NeedProps = {
  id: string
  need: Concept['needs'][number]
  others: ConceptLine[]
  language: string
  onChange: (need: Concept['needs'][number]) => void
}

/** One prerequisite and its sentence; without a concept it is none. */
function Need({ id, need, others, language, onChange }: NeedProps) {
  const m = useStudioMessages().studio
  return (
    <div className="need">
      <div className="field">
        <label className="vh" htmlFor={id}>
          {m.neededConcept}
        </label>
        <select
          id={id}
          name="need"
          value={need.id}
          onChange={({ target }) => onChange({ ...need, id: target.value })}
        >
          <option value="">{need.id ? m.noLonger : m.chooseConcept}</option>
          {others.map((other) => (
            <option key={other.id} value={other.id}>
              {other.content.title || m.untitled}
            </option>
          ))}
        </select>
      </div>
      <div className="field">
        <label className="vh" htmlFor={`${id}-because`}>
          {m.because}
        </label>
        <input
          id={`${id}-because`}
          name="because"
          lang={language}
          placeholder={m.because}
          maxLength={LIMITS.summary}
          value={need.because}
          onChange={({ target }) => onChange({ ...need, because: target.value })}
        />
      </div>
    </div>
  )
}
