import { useEffect, useRef } from 'react'
import type { Language } from '~/features/course/outline'
import type { Line } from '~/features/digest/script/line'
import { useMessages } from '~/i18n/messages'
import { WHOLE } from './draft'
import type { useRecording } from './use-recording'

type TeleprompterProps = {
  lines: Line[]
  language: Language
  work: ReturnType<typeof useRecording>
}

/** The sentence to read, large, and what follows; pressing it or the space bar goes on. */
export function Teleprompter({ lines, language, work }: TeleprompterProps) {
  const m = useMessages().make.recorder
  const { phase, place, seconds, count } = work
  const button = useRef<HTMLButtonElement>(null)
  const frame = useRef<HTMLElement>(null)
  const [line, after] = [lines[place], lines[place + 1]]
  const next = useRef(work.next)
  next.current = work.next

  // biome-ignore lint/correctness/useExhaustiveDependencies: the button of each phase
  useEffect(() => {
    frame.current?.scrollIntoView({ block: 'start' })
    button.current?.focus({ preventScroll: true })
  }, [phase])
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const { target } = event
      if (event.key !== ' ' || !(target instanceof Element)) return
      if (target.closest('button, a, input, textarea, summary, audio')) return
      event.preventDefault()
      next.current()
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [])

  if (phase === 'counting')
    return (
      <section className="panel stack recorder" aria-label={m.title} ref={frame}>
        <p className="countdown" role="status">
          <span className="moving">{count}</span>
          <span className="still">{m.startsSoon}</span>
        </p>
        <p className="prompt" lang={language}>
          {line?.text}
        </p>
        <button className="btn quiet" type="button" ref={button} onClick={work.skip}>
          {m.startNow}
        </button>
      </section>
    )
  const paused = phase === 'paused'
  return (
    <section className="panel stack recorder" aria-label={m.title} ref={frame}>
      <div className="row ends">
        <p className="meta">
          <span className={paused ? 'lamp' : 'lamp on'} /> {paused ? m.paused : m.recording}{' '}
          {m.of(place + 1, lines.length)}
        </p>
        <p className="meta">{m.clock(seconds)}</p>
      </div>
      <progress max={WHOLE} value={seconds} aria-label={m.length(seconds)} />
      <button
        className="prompt"
        type="button"
        ref={paused ? undefined : button}
        aria-disabled={paused || undefined}
        onClick={() => work.next()}
      >
        <span lang={language}>{line?.text}</span>
        <span className="small">{after ? m.next : m.last}</span>
      </button>
      <p className="after" lang={language}>
        {after?.text}
      </p>
      <div className="row level">
        <label className="meta" htmlFor="level">
          {m.level}
        </label>
        <meter id="level" className="grow" min={0} max={0.3} value={paused ? 0 : work.level} />
      </div>
      <p className="meta" role="status">
        {work.silent && !paused ? m.silent : ''}
      </p>
      <div className="row">
        {paused ? (
          <button className="btn" type="button" ref={button} onClick={work.resume}>
            {m.resume}
          </button>
        ) : (
          <button className="btn quiet" type="button" onClick={work.pause}>
            {m.pause}
          </button>
        )}
        <button className="btn quiet" type="button" onClick={work.again}>
          {m.thisAgain}
        </button>
        <button className="plain" type="button" onClick={work.stop}>
          {m.stop}
        </button>
      </div>
    </section>
  )
}
