import { useFetcher } from '@remix-run/react'
import { useStudioMessages } from '~/i18n/studio'
import { FieldError } from '~/ui/field'
import { Icon } from '~/ui/icon'
import type { ConceptLine } from './concepts-view'

type ConceptToolsProps = {
  concept: ConceptLine
  all: ConceptLine[]
  modules: { id: string; title: string }[]
  path: string
  /** The revision of the concept that a removal rests on. */
  base: number
  name: string
}

/** Moves a concept, merges it into another, or removes it. */
export function ConceptTools({ concept, all, modules, path, base, name }: ConceptToolsProps) {
  const m = useStudioMessages().studio
  const fetcher = useFetcher<{ kind: string }>()
  const to = { method: 'post' as const, action: `${path}/changes` }
  const others = all.filter(({ id }) => id !== concept.id)
  const refused = fetcher.data && fetcher.data.kind !== 'changed' ? m.notDone : null
  return (
    <details>
      <summary>{m.moreOf(name)}</summary>
      <div className="row">
        <fetcher.Form {...to} className="row">
          <input type="hidden" name="part" value={concept.id} />
          {(['up', 'down'] as const).map((what) => (
            <button
              key={what}
              className="plain"
              type="submit"
              name="what"
              value={what}
              aria-label={m.move[what](name)}
            >
              <Icon name={what} />
            </button>
          ))}
        </fetcher.Form>
        <Choose
          to={to}
          what="teach"
          field="parent"
          concept={concept}
          label={m.teachIn}
          button={m.teach}
        >
          {modules.map(({ id, title }) => ({ id, title: title || m.untitled }))}
        </Choose>
        <Choose
          to={to}
          what="merge"
          field="into"
          concept={concept}
          label={m.mergeInto}
          button={m.merge}
        >
          {others.map(({ id, content }) => ({ id, title: content.title || m.untitled }))}
        </Choose>
        <fetcher.Form {...to}>
          <input type="hidden" name="what" value="remove" />
          <input type="hidden" name="part" value={concept.id} />
          <input type="hidden" name="base" value={base} />
          <button className="plain" type="submit" aria-label={m.removeModule(name)}>
            {m.remove}
          </button>
        </fetcher.Form>
      </div>
      <FieldError id={`not-done-${concept.id}`}>{refused}</FieldError>
    </details>
  )
}

type ChooseProps = {
  to: { method: 'post'; action: string }
  what: string
  field: string
  concept: ConceptLine
  label: string
  button: string
  children: { id: string; title: string }[]
}

function Choose({ to, what, field, concept, label, button, children }: ChooseProps) {
  const fetcher = useFetcher()
  const id = `${what}-${concept.id}`
  if (children.length === 0) return null
  return (
    <fetcher.Form {...to} className="row">
      <input type="hidden" name="what" value={what} />
      <input type="hidden" name="part" value={concept.id} />
      <div className="field">
        <label htmlFor={id}>{label}</label>
        <select id={id} name={field}>
          {children.map((one) => (
            <option key={one.id} value={one.id}>
              {one.title}
            </option>
          ))}
        </select>
      </div>
      <button className="btn quiet" type="submit">
        {button}
      </button>
    </fetcher.Form>
  )
}
