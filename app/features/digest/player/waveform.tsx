const HEIGHT = 40
const BAR = 2 // of 3 units
const LEAST = 0.06

/** The shape of a sound, with the part that was heard lit; the range before it says the same. */
export function Waveform({ peaks, share }: { peaks: number[]; share: number }) {
  const bars = peaks
    .map((peak, i) => {
      const height = Math.max(LEAST, Math.min(1, peak)) * HEIGHT
      const y = (HEIGHT - height) / 2
      return `M${i * 3} ${y.toFixed(1)}h${BAR}v${height.toFixed(1)}h${-BAR}z`
    })
    .join('')
  const width = peaks.length * 3 - 1
  const heard = `M0 0H${(width * share).toFixed(1)}V${HEIGHT}H0z`
  return (
    <svg
      className="waveform"
      viewBox={`0 0 ${width} ${HEIGHT}`}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      <clipPath id="heard">
        <path d={heard} />
      </clipPath>
      <path d={bars} />
      <path d={bars} className="lit" clipPath="url(#heard)" />
    </svg>
  )
}
