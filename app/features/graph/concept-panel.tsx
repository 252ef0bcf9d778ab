import { Form, Link } from '@remix-run/react'
import { useMessages } from '~/i18n/messages'
import { Band } from '~/ui/band'
import type { ConceptView, Neighbour } from './concept'
import { Reading } from './concept-reading'
import { conceptPath } from './graph-svg'

type PanelProps = { concept: ConceptView; base: string }

/** One concept: its mastery and why, where it is read, what it needs and opens, and practice. */
export function ConceptPanel({ concept, base }: PanelProps) {
  const m = useMessages().graph
  const { language } = concept
  return (
    <section
      className="panel stack concept-panel"
      id="concept"
      tabIndex={-1}
      aria-labelledby="concept-title"
    >
      <div className="row ends">
        <h2 id="concept-title" lang={language}>
          {concept.title}
        </h2>
        <Band band={concept.band} fading={concept.fading} />
      </div>
      <p lang={language}>{concept.summary}</p>
      <Reading concept={concept} />
      <dl className="stack gap-2 meta">
        <div>
          <dt>{m.modules}</dt>
          {concept.modules.map(({ key, title, minutes }) => (
            <dd key={key}>
              <Link to={`/courses/${concept.courseId}/modules/${key}`} lang={language}>
                {title}
              </Link>{' '}
              <span className="small">{m.minutes(Math.max(1, Math.round(minutes)))}</span>
            </dd>
          ))}
        </div>
        {concept.needs.length > 0 && (
          <div>
            <dt>{m.needs}</dt>
            {concept.needs.map((need) => (
              <dd key={need.key}>
                <NeighbourLink {...{ neighbour: need, base, language }} />
                <q lang={language}>{need.because}</q>
              </dd>
            ))}
          </div>
        )}
        {concept.opens.length > 0 && (
          <div>
            <dt>{m.opens}</dt>
            {concept.opens.map((next) => (
              <dd key={next.key}>
                <NeighbourLink {...{ neighbour: next, base, language }} />
              </dd>
            ))}
          </div>
        )}
      </dl>
      {concept.pool > 0 && (
        <Form method="post" action="/practices">
          <input type="hidden" name="course" value={concept.courseId} />
          <input type="hidden" name="concept" value={concept.key} />
          <button className="btn full" type="submit">
            {m.practise}
          </button>
        </Form>
      )}
    </section>
  )
}

type NeighbourProps = { neighbour: Neighbour; base: string; language: string }

function NeighbourLink({ neighbour, base, language }: NeighbourProps) {
  return (
    <span className="row ends neighbour">
      <Link to={conceptPath(base, neighbour.key)} lang={language}>
        {neighbour.title}
      </Link>
      <Band band={neighbour.band} fading={neighbour.fading} />
    </span>
  )
}
