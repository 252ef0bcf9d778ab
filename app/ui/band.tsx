import { useMessages } from '~/i18n/messages'

const QUARTERS = { new: 0, met: 1, growing: 2, firm: 3, mastered: 4 } as const
export type BandName = keyof typeof QUARTERS

/** The classes that colour a thing by its band. */
export function bandClass(band: BandName, fading = false): string {
  return `b${QUARTERS[band]}${fading ? ' fading' : ''}`
}

/** How full the disc of a band is, in quarters. */
export function quartersOf(band: BandName): 0 | 1 | 2 | 3 | 4 {
  return QUARTERS[band]
}

/** The word of a band, as in “Firm, fading”. */
export function useBandWord(): (band: BandName, fading?: boolean) => string {
  const m = useMessages().graph
  return (band, fading = false) => (fading ? m.bandFading(m.bands[band]) : m.bands[band])
}

type BandProps = {
  band: BandName
  fading?: boolean /** The words stand elsewhere. */
  bare?: boolean
}

/** A band of mastery: a disc filled by quarters, and its word. */
export function Band({ band, fading = false, bare = false }: BandProps) {
  const word = useBandWord()
  const className = `band ${bandClass(band, fading)}`
  if (bare) return <span className={className} aria-hidden="true" />
  return <span className={className}>{word(band, fading)}</span>
}
