import { useNavigate } from '@remix-run/react'
import { BANDS } from '~/features/mastery/band'
import { useMessages } from '~/i18n/messages'
import { FIRM, type GraphView, partOf } from './graph'
import { conceptPath, GraphSvg } from './graph-svg'

/** The graph around what is next, and how much of the whole is known: for the course page. */
export function GraphPart({ view, base }: { view: GraphView; base: string }) {
  const m = useMessages().graph
  const navigate = useNavigate()
  const firm = view.concepts.filter(({ band }) => BANDS.indexOf(band) >= FIRM).length
  return (
    <>
      <GraphSvg
        view={partOf(view)}
        base={base}
        onOpen={(key) => navigate(conceptPath(base, key))}
        small
      />
      <p className="meta">{m.firmOf(firm, view.concepts.length)}</p>
    </>
  )
}
