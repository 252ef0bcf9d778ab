import type { FetcherWithComponents } from '@remix-run/react'
import { useEffect, useRef } from 'react'
import { LIMITS } from '~/features/course/course-limits'
import { useStudioMessages } from '~/i18n/studio'
import { Field } from '~/ui/field'
import type { ConceptLine } from './concepts-view'

type OpenedProps = {
  concept: ConceptLine
  action: string
  language: string
  Form: FetcherWithComponents<unknown>['Form']
}

/** A form whose first field has the focus as soon as it is there. */
function useFocus() {
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => {
    const field = form.current?.querySelector<HTMLInputElement | HTMLSelectElement>(
      'input:not([type=hidden]), select',
    )
    field?.focus()
    if (field instanceof HTMLInputElement) field.select()
  }, [])
  return form
}

type RenameFormProps = OpenedProps & { typed: string | undefined; untitled: boolean }

/** Gives a concept another title, and so accepts it. */
export function RenameForm(props: RenameFormProps) {
  const { concept, action, language, Form, typed, untitled } = props
  const m = useStudioMessages().propose
  return (
    <Form method="post" action={action} className="row" ref={useFocus()}>
      <input type="hidden" name="part" value={concept.id} />
      <input type="hidden" name="base" value={concept.revision} />
      <div className="grow">
        <Field
          id={`rename-${concept.id}`}
          name="title"
          label={m.newTitle}
          lang={language}
          maxLength={LIMITS.title}
          defaultValue={typed ?? concept.content.title}
          error={untitled ? m.untitled : null}
        />
      </div>
      <button className="btn quiet" type="submit" name="what" value="rename">
        {m.rename}
      </button>
    </Form>
  )
}

/** Makes one concept of two: what is picked stays, with what asked about the other. */
export function MergeForm({
  concept,
  action,
  language,
  Form,
  all,
}: OpenedProps & { all: ConceptLine[] }) {
  const m = useStudioMessages().propose
  const { studio } = useStudioMessages()
  const id = `merge-${concept.id}`
  return (
    <Form method="post" action={action} className="row" ref={useFocus()}>
      <input type="hidden" name="part" value={concept.id} />
      <div className="field grow">
        <label htmlFor={id}>{m.mergeInto}</label>
        <select id={id} name="into" lang={language} defaultValue={likest(concept, all)}>
          {all.map(
            (one) =>
              one.id !== concept.id && (
                <option key={one.id} value={one.id}>
                  {one.content.title || studio.untitled}
                </option>
              ),
          )}
        </select>
      </div>
      <button className="btn quiet" type="submit" name="what" value="merge">
        {m.merge}
      </button>
    </Form>
  )
}

/** The other concept whose title has most in common with this one's, else the one before it. */
function likest(concept: ConceptLine, all: ConceptLine[]): string | undefined {
  const pairs = (text: string) => {
    const small = text.toLowerCase()
    return new Set([...small].map((_, at) => small.slice(at, at + 2)))
  }
  const own = pairs(concept.content.title)
  const at = all.indexOf(concept)
  const shares = all.map((other, n) => {
    const held = pairs(other.content.title)
    const shared = [...own].filter((pair) => held.has(pair)).length
    const share = (2 * shared) / Math.max(1, own.size + held.size)
    return {
      id: other.id,
      share: other === concept ? -1 : share > 0.3 ? share : n === at - 1 ? 0.1 : 0,
    }
  })
  return shares.sort((a, b) => b.share - a.share)[0]?.id
}
