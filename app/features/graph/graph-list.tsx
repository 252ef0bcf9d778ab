import { Link } from '@remix-run/react'
import { useMessages } from '~/i18n/messages'
import { Band, useBandWord } from '~/ui/band'
import type { GraphConcept, GraphView } from './graph'
import { conceptPath } from './graph-svg'

type GraphListProps = { view: GraphView; base: string; open?: string | null }

/** The same as the graph in words, by steps: each concept with its band and what it needs. */
export function GraphList({ view, base, open }: GraphListProps) {
  const m = useMessages().graph
  const steps = [...new Set(view.concepts.map(({ step }) => step))].sort((a, b) => a - b)
  const titles = new Map(view.concepts.map(({ key, title }) => [key, title]))
  const needs = new Map<string, string[]>()
  for (const { from, to } of view.edges) {
    needs.set(to, [...(needs.get(to) ?? []), titles.get(from) ?? ''])
  }
  const row = (concept: GraphConcept) => (
    <Row
      key={concept.key}
      {...{ concept, base }}
      needs={needs.get(concept.key) ?? []}
      language={view.language}
      open={concept.key === open}
    />
  )
  return (
    <section className="stack gap-2" id="list" aria-labelledby="list-title">
      <h2 id="list-title">{m.list}</h2>
      {steps.length === 1 ? (
        <ul className="columns">{view.concepts.map(row)}</ul>
      ) : (
        <div className="columns">
          {steps.map((step) => (
            <div key={step}>
              <h3 className="meta">{m.step(step)}</h3>
              <ul>{view.concepts.filter((concept) => concept.step === step).map(row)}</ul>
            </div>
          ))}
        </div>
      )}
    </section>
  )
}

type RowProps = {
  concept: GraphConcept
  base: string
  /** Titles. */
  needs: string[]
  language: string
  open: boolean
}

function Row({ concept, base, needs, language, open }: RowProps) {
  const m = useMessages().graph
  const word = useBandWord()(concept.band, concept.fading)
  return (
    <li>
      <Link className="line" to={conceptPath(base, concept.key)} aria-current={open || undefined}>
        <Band band={concept.band} fading={concept.fading} bare />
        <span>
          <b lang={language}>{concept.title}</b>
          <br />
          <span className="small">
            {needs.length > 0 ? m.bandNeeds(word, m.titles(needs)) : word}
          </span>
        </span>
      </Link>
    </li>
  )
}
