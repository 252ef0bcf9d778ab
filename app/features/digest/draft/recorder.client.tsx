import { useNavigate } from '@remix-run/react'
import { type RefObject, useEffect, useRef, useState } from 'react'
import type { Language } from '~/features/course/outline'
import type { Line } from '~/features/digest/script/line'
import { useMessages } from '~/i18n/messages'
import { WHOLE } from './draft'
import { soundOf } from './listening'
import { send } from './send'
import { inOrder } from './take'
import { Teleprompter } from './teleprompter'
import { useRecording } from './use-recording'

type RecorderProps = {
  digestId: string
  lines: Line[]
  language: Language
  /** Keeps the text first: what was read is told by it. */
  flush: () => Promise<void>
  /** Hears whether something of it is kept on this device. */
  onKept: (kept: boolean) => void
}

/** Reading a script out, sentence by sentence, until it is sent. */
export function Recorder({ digestId, lines, language, flush, onKept }: RecorderProps) {
  const m = useMessages().make.recorder
  const work = useRecording(digestId, lines)
  const { phase, kept, seconds } = work
  const start = useRef<HTMLButtonElement>(null)
  const reading = ['counting', 'recording', 'paused'].includes(phase)
  const before = useRef(phase)
  useEffect(() => {
    if (phase === 'read' && before.current === 'recording') start.current?.focus()
    before.current = phase
  }, [phase])
  const begun = kept.pieces.length > 0
  useEffect(() => onKept(begun), [begun, onKept])
  if (phase === 'opening') return <div className="skeleton recorder" />
  if (reading) return <Teleprompter lines={lines} language={language} work={work} />
  return (
    <section className="stack panel" aria-labelledby="recorder">
      <h2 id="recorder">{phase === 'read' ? m.read : begun ? m.kept(seconds) : m.title}</h2>
      {work.trouble && (
        <p className="error" role="alert">
          <span>{m.trouble[work.trouble]}</span>
        </p>
      )}
      {work.full && <p role="status">{m.full}</p>}
      {begun && <progress max={WHOLE} value={seconds} aria-label={m.length(seconds)} />}
      {phase === 'read' ? (
        <Finished {...{ digestId, lines, language, flush, work }} first={start} />
      ) : (
        <>
          <p className="meta">{begun ? m.goOnText(work.place + 1, lines.length) : m.text}</p>
          <div className="row">
            <button
              className="btn"
              type="button"
              aria-disabled={phase === 'asking' || undefined}
              onClick={() => phase === 'ready' && work.record(work.place)}
            >
              {begun ? m.goOn : m.start}
            </button>
            {begun && (
              <button className="plain" type="button" onClick={work.stop}>
                {m.enough}
              </button>
            )}
            {begun && <Anew onAnew={work.clear} />}
          </div>
        </>
      )}
    </section>
  )
}

/** Begins all over, once it is pressed twice: the first press asks. */
function Anew({ onAnew }: { onAnew: () => void }) {
  const m = useMessages().make.recorder
  const [asked, setAsked] = useState(false)
  return (
    <button
      className="plain"
      type="button"
      onClick={() => (asked ? onAnew() : setAsked(true))}
      onBlur={() => setAsked(false)}
    >
      {asked ? m.reallyAnew : m.anew}
    </button>
  )
}

type FinishedProps = Omit<RecorderProps, 'onKept'> & {
  work: ReturnType<typeof useRecording>
  first: RefObject<HTMLButtonElement>
}

/** What was read, to be listened to, read again by the sentence, and sent. */
function Finished({ digestId, lines, language, flush, work, first }: FinishedProps) {
  const m = useMessages().make.recorder
  const unfit: Record<string, string> = useMessages().make.unfit
  const navigate = useNavigate()
  const [heard, setHeard] = useState<string | 'none' | null>(null)
  const [sending, setSending] = useState<number | null>(null)
  const [answer, setAnswer] = useState<'lost' | { refused: string } | null>(null)
  const pieces = inOrder(
    work.kept.pieces,
    lines.map(({ id }) => id),
  )
  const path = `/digests/${digestId}`

  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever something was read anew
  useEffect(() => {
    let url: string | null = null
    const { store } = work
    if (!store.current) return
    soundOf(store.current, work.kept, pieces).then((blob) => {
      url = blob && URL.createObjectURL(blob)
      setHeard(url ?? 'none')
    })
    return () => {
      if (url) URL.revokeObjectURL(url)
    }
  }, [work.kept.pieces])

  async function sendIt() {
    if (sending !== null || !work.store.current) return
    setAnswer(null)
    setSending(0)
    await flush()
    const answered = await send(path, work.store.current, work.kept, pieces, setSending)
    setSending(null)
    if (answered === 'sent') return navigate(path)
    setAnswer(answered)
  }

  return (
    <>
      {heard === 'none' && <p className="meta">{m.unheard}</p>}
      {heard && heard !== 'none' && (
        // biome-ignore lint/a11y/useMediaCaption: the text stands right below
        <audio controls src={heard} aria-label={m.listen} />
      )}
      <p className="meta">{m.onDevice}</p>
      {answer && (
        <p className="error" role="alert">
          <span>{answer === 'lost' ? m.lost : (unfit[answer.refused] ?? m.lost)}</span>
        </p>
      )}
      {sending !== null && <progress max={1} value={sending} aria-label={m.sending} />}
      <div className="row">
        <button className="btn" type="button" ref={first} onClick={sendIt}>
          {sending !== null ? m.sending : answer === 'lost' ? m.sendAgain : m.send}
        </button>
        <Anew onAnew={work.clear} />
      </div>
      <details>
        <summary className="meta">{m.again}</summary>
        <ol className="list">
          {lines.map(({ id, text }, at) => (
            <li className="row ends" key={id}>
              <span className="grow" lang={language}>
                {text}
              </span>
              <button
                className="plain"
                type="button"
                aria-label={m.againNamed(at + 1)}
                onClick={() => work.record(at, true)}
              >
                {pieces.some(({ line }) => line === id) ? m.readAgain : m.readIt}
              </button>
            </li>
          ))}
        </ol>
      </details>
    </>
  )
}
