import { useMessages } from '~/i18n/messages'
import { type Fit, WHOLE } from './draft'

type TimeBarProps = {
  fit: Fit
  read: boolean
  /** Something else is wrong with it: that it fits is no news then. */
  faulty: boolean
}

/** How much of three minutes a script takes, as a bar and in words. */
export function TimeBar({ fit, read, faulty }: TimeBarProps) {
  const m = useMessages().make
  const { seconds, kind, count } = fit
  const said = {
    fits: m.fits,
    faster: m.faster,
    over: read ? m.readOver(count) : m.over(count),
  }[kind]
  return (
    <div className="time-bar grow">
      <progress max={WHOLE} value={Math.min(WHOLE, seconds)} aria-label={m.length} />
      <p className={kind === 'over' ? 'error' : 'small'} role="status">
        {m.about(seconds)} {(kind === 'over' || !faulty) && <span>{said}</span>}
      </p>
    </div>
  )
}
