import { type ComponentType, useEffect, useState } from 'react'
import type { Language } from '~/features/course/outline'
import type { Line } from '~/features/digest/script/line'
import { useMessages } from '~/i18n/messages'
import { FieldError } from '~/ui/field'

type RecordPanelProps = {
  digestId: string
  lines: Line[]
  language: Language
  flush: () => Promise<void>
  /** Hears whether something of it is kept on this device. */
  onKept: (kept: boolean) => void
  /** Why the file that was sent can't be taken, or null. */
  refused: string | null
}

/** The recorder, once its code has come; and the other way, a file. */
export function RecordPanel({ refused, ...recording }: RecordPanelProps) {
  const { digestId } = recording
  const m = useMessages().make
  const unfit: Record<string, string> = m.unfit
  const [Recorder, setRecorder] = useState<ComponentType<Omit<RecordPanelProps, 'refused'>> | null>(
    null,
  )
  useEffect(() => {
    import('./recorder.client').then(({ Recorder }) => setRecorder(() => Recorder))
  }, [])
  return (
    <div className="stack">
      {Recorder && <Recorder {...recording} />}
      <details open={refused !== null || !Recorder}>
        <summary className="meta">{m.file.title}</summary>
        <form
          className="stack"
          method="post"
          encType="multipart/form-data"
          action={`/digests/${digestId}/recording`}
        >
          <div className="field">
            <label htmlFor="take">{m.file.label}</label>
            <input
              id="take"
              name="take"
              type="file"
              accept="audio/*,.mp3,.m4a,.mp4,.webm,.ogg,.wav"
              required
              aria-invalid={refused ? true : undefined}
              aria-describedby={refused ? 'take-hint take-error' : 'take-hint'}
            />
            <p className="small" id="take-hint">
              {m.file.hint}
            </p>
            <FieldError id="take-error">{refused && (unfit[refused] ?? unfit.broken)}</FieldError>
          </div>
          <button className="btn quiet" type="submit">
            {m.file.send}
          </button>
        </form>
      </details>
    </div>
  )
}
