import { BANDS } from '~/features/mastery/band'
import { useMessages } from '~/i18n/messages'
import { Band } from '~/ui/band'

/** What the discs of the graph mean. */
export function GraphLegend() {
  const m = useMessages().graph
  return (
    <ul className="row legend" aria-label={m.legend}>
      {BANDS.map((band) => (
        <li key={band}>
          <Band band={band} />
        </li>
      ))}
      <li>
        <span className="band b3 fading">{m.fading}</span>
      </li>
    </ul>
  )
}
