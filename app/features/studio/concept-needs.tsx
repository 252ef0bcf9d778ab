import type { FetcherWithComponents } from '@remix-run/react'
import { useStudioMessages } from '~/i18n/studio'
import { Act } from './concept-act'
import type { ConceptLine } from './concepts-view'
import { Marked } from './marked'

type ConceptNeedsProps = {
  concept: ConceptLine
  action: string
  language: string
  Form: FetcherWithComponents<unknown>['Form']
}

/** What a concept needs, each with the sentence that says so; it can be turned around or taken away. */
export function ConceptNeeds({ concept, action, language, Form }: ConceptNeedsProps) {
  const m = useStudioMessages().propose
  const { studio } = useStudioMessages()
  if (concept.needs.length === 0) return null
  const label = `needs-${concept.id}`
  return (
    <div className="stack gap-2">
      <p className="small" id={label}>
        {m.neededFirst}
      </p>
      <ul className="needs" aria-labelledby={label}>
        {concept.needs.map(({ id, title, because, later }) => (
          <li key={id} data-need={id}>
            <div lang={language}>
              <p>
                <b>{title || studio.untitled}</b>{' '}
                {later && <span className="badge look">{m.later}</span>}
              </p>
              <Marked text={because} part={title} />
            </div>
            <Form method="post" action={action} className="row">
              <input type="hidden" name="part" value={concept.id} />
              <input type="hidden" name="need" value={id} />
              <Act name="flip" mark="F" label={m.flip} about={title} />
              <Act name="unneed" mark="X" label={m.takeAway} about={title} />
            </Form>
          </li>
        ))}
      </ul>
    </div>
  )
}
