import { Link, useFetcher } from '@remix-run/react'
import { type MouseEvent, useEffect } from 'react'
import { useStudioMessages } from '~/i18n/studio'
import { FieldError } from '~/ui/field'
import { Act } from './concept-act'
import { ConceptEditor } from './concept-editor'
import { ConceptNeeds } from './concept-needs'
import { MergeForm, RenameForm } from './concept-opened'
import type { ConceptLine } from './concepts-view'
import type { Kept } from './kept'
import type { LookedThrough } from './look-through-concepts.server'
import { Marked } from './marked'

/** What is opened below a concept. */
export type Opened = 'rename' | 'merge' | 'edit'

type ConceptLineProps = {
  concept: ConceptLine
  /** All of the draft, in teaching order. */
  all: ConceptLine[]
  modules: { id: string; title: string }[]
  path: string
  language: string
  opened: Opened | null
  onOpen: (what: Opened | null) => void
  /** What became of this one, sent by a plain form. */
  done: LookedThrough | undefined
  tried: Kept | undefined
}

/** A concept as it is looked through: the sentence it rests on, what it needs, and what to do with it. */
export function ConceptItem(props: ConceptLineProps) {
  const { concept, all, path, language, opened, onOpen } = props
  const m = useStudioMessages().propose
  const { studio } = useStudioMessages()
  const fetcher = useFetcher<LookedThrough>()
  const action = `${path}/concepts`
  const { id, content, revision } = concept
  const name = content.title || studio.untitled
  const doing = fetcher.formData?.get('what')
  const seen = concept.seen || doing === 'accept' || doing === 'rename'
  const done = fetcher.data ?? props.done
  const changed = fetcher.data?.kind === 'changed' ? fetcher.data : null
  // biome-ignore lint/correctness/useExhaustiveDependencies: each time something was done
  useEffect(() => {
    if (changed && opened && opened !== 'edit') onOpen(null)
  }, [changed])
  const Form = fetcher.Form
  return (
    <li className="stack gap-2" id={id} data-concept={id} hidden={doing === 'drop'}>
      <div className="row ends">
        <h3 lang={language}>{name}</h3>
        {!seen && <span className="badge look">{m.proposed}</span>}
      </div>
      {content.summary && (
        <blockquote className="quote prose" lang={language}>
          <Marked text={content.summary} part={content.title} />
        </blockquote>
      )}
      <p className="small">{m.askedBy(concept.questions)}</p>
      <ConceptNeeds {...{ concept, action, language, Form }} />
      <div className="row concept-tools">
        <Form method="post" action={action} className="row">
          <input type="hidden" name="part" value={id} />
          {!seen && <Act name="accept" mark="A" label={m.accept} about={name} quiet />}
        </Form>
        <Form method="post" action={action} className="row">
          <input type="hidden" name="part" value={id} />
          <input type="hidden" name="base" value={revision} />
          <Act name="drop" mark="X" label={m.drop} about={name} />
        </Form>
        <Open what="rename" mark="R" label={m.rename} {...{ name, id, opened, onOpen }} />
        {all.length > 1 && (
          <Open what="merge" mark="M" label={m.merge} {...{ name, id, opened, onOpen }} />
        )}
        <Open what="edit" mark="E" label={m.edit} {...{ name, id, opened, onOpen }} />
      </div>
      {opened === 'rename' && (
        <RenameForm
          {...{ concept, action, language, Form }}
          typed={props.done?.typed}
          untitled={done?.kind === 'untitled'}
        />
      )}
      {opened === 'merge' && <MergeForm {...{ concept, all, action, language, Form }} />}
      {opened === 'edit' && <ConceptEditor {...props} />}
      <div role="alert">
        <FieldError id={`done-${id}`}>
          {done?.kind === 'circle' ? m.circle(done.circle) : done?.kind === 'stale' && m.stale}
        </FieldError>
      </div>
    </li>
  )
}

type OpenProps = {
  what: Opened
  mark: string
  label: string
  name: string
  id: string
  opened: Opened | null
  onOpen: (what: Opened | null) => void
}

/** Opens a form below a concept; without scripts by the page's address. */
function Open({ what, mark, label, name, id, opened, onOpen }: OpenProps) {
  const m = useStudioMessages().propose
  const isOpen = opened === what
  const shown = isOpen ? m.close : label
  function press(event: MouseEvent) {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return
    event.preventDefault()
    onOpen(isOpen ? null : what)
  }
  return (
    <Link
      className="plain"
      to={isOpen ? `?#${id}` : `?concept=${id}&open=${what}#${id}`}
      data-key={mark}
      aria-keyshortcuts={mark}
      aria-label={m.of(shown, isOpen ? label : name)}
      onClick={press}
    >
      {shown}
    </Link>
  )
}
