import { useFetcher } from '@remix-run/react'
import type { Language } from '~/features/course/outline'
import { useStudioMessages } from '~/i18n/studio'
import type { Para } from './text-view'

type CutParaProps = {
  action: string
  base: number
  para: Para
  language: Language
  /** Whether a module begins with it already. */
  first: boolean
}

/** A paragraph beside its load. */
export function CutPara({ action, base, para, language, first }: CutParaProps) {
  const m = useStudioMessages().bring
  const fetcher = useFetcher()
  const shown = para.units.map((unit) => (
    <span key={unit.at} data-at={unit.at}>
      {unit.text}{' '}
    </span>
  ))
  const heavy = para.load > 75
  return (
    <div className="para" data-unit={para.at}>
      <div className={`load${heavy ? ' over' : ''} w${Math.round(para.load / 5)}`}>
        {para.start !== null && clockOf(para.start)}
        <b>
          <span className="vh">{m.load} </span>
          {para.load}
        </b>
      </div>
      <div lang={language}>
        {!first && (
          <fetcher.Form method="post" action={action} className={`split${heavy ? ' look' : ''}`}>
            <input type="hidden" name="base" value={base} />
            <input type="hidden" name="at" value={para.at} />
            <button className="plain" type="submit" name="what" value="split">
              {m.split} <kbd>{m.splitKey}</kbd>
              <span className="vh"> {m.splitAt(para.units[0]?.text.slice(0, 40) ?? '')}</span>
            </button>
          </fetcher.Form>
        )}
        {para.kind === 'code' ? <pre>{shown}</pre> : <p>{shown}</p>}
      </div>
    </div>
  )
}

/** 3,725 seconds are 1:02:05. */
function clockOf(seconds: number): string {
  const whole = Math.floor(seconds)
  const two = (part: number) => String(part).padStart(2, '0')
  const [hours, minutes] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60]
  return hours > 0 ? `${hours}:${two(minutes)}:${two(whole % 60)}` : `${minutes}:${two(whole % 60)}`
}
