import { Link } from '@remix-run/react'
import { useMessages } from '~/i18n/messages'
import { Band } from '~/ui/band'
import { Range } from '~/ui/range'
import type { GraphConcept } from './graph'

const figure = (part: number) => String(Number(part.toFixed(2)))

/** What is known of a concept: the span, drawn and said; a single number only from five answers. */
export function Reading({ concept }: { concept: GraphConcept }) {
  const m = useMessages().graph
  const { band, span, value, answers, fading } = concept
  if (!span) return <p className="meta">{m.unanswered}</p>
  const [from, to] = [figure(span.from), figure(span.to)]
  return (
    <>
      <Range band={band} {...span} value={value} />
      <p className="meta">
        {value === null ? m.about(from, to, answers) : m.exactly(figure(value), from, to, answers)}
      </p>
      {fading && <p className="meta">{m.fadingWhy}</p>}
    </>
  )
}

type ConceptReadingProps = { concept: GraphConcept; language: string; href: string }

/** A concept by name, with its band and what is known of it. */
export function ConceptReading({ concept, language, href }: ConceptReadingProps) {
  return (
    <div className="stack gap-2">
      <div className="row ends">
        <Link className="reading-name" to={href} lang={language}>
          <b>{concept.title}</b>
        </Link>
        <Band band={concept.band} fading={concept.fading} />
      </div>
      <Reading concept={concept} />
    </div>
  )
}
