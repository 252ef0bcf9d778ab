import { type BandName, bandClass } from './band'

type RangeProps = {
  band: BandName
  from: number
  to: number /** A point, when it may be shown. */
  value?: number | null
}

const percent = (part: number) => `${Math.round(part * 1000) / 10}%`

/** A span of chances, 0 to 1, drawn on a track; the words beside it say the same. */
export function Range({ band, from, to, value = null }: RangeProps) {
  return (
    <svg className={`range ${bandClass(band)}`} width="100%" height="10" aria-hidden="true">
      <rect x={percent(from)} width={percent(to - from)} height="10" rx="5" />
      {value !== null && <circle className="point" cx={percent(value)} cy="5" r="5" />}
    </svg>
  )
}
