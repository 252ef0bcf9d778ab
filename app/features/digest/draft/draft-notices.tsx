import { useMessages } from '~/i18n/messages'
import type { Draft } from './draft'

type ChangedProps = {
  newer: Draft
  language: string
  path: string
  onSettle: ((which: 'newer' | 'mine') => void) | null
}

/** Another window saved the draft meanwhile: both texts are there, and one of them is chosen. */
export function ChangedNotice({ newer, language, path, onSettle }: ChangedProps) {
  const m = useMessages().make
  return (
    <section className="panel stack" role="alert">
      <h2>{m.changed}</h2>
      <p>{m.changedText}</p>
      <details>
        <summary className="meta">{m.newerText}</summary>
        <ol className="stack gap-2" lang={language}>
          {newer.lines.map(({ id, text }) => (
            <li key={id}>{text}</li>
          ))}
        </ol>
      </details>
      <div className="pair">
        <a
          className="btn quiet"
          href={path}
          onClick={(event) => {
            if (!onSettle) return
            event.preventDefault()
            onSettle('newer')
          }}
        >
          {m.takeNewer}
        </a>
        <button
          className="btn quiet"
          type="submit"
          form="draft"
          name="step"
          value="save"
          onClick={(event) => {
            if (!onSettle) return
            event.preventDefault()
            onSettle('mine')
          }}
        >
          {m.keepMine}
        </button>
      </div>
    </section>
  )
}

/** Why a digest could not be made, and what helps. */
export function ProblemNotice({ problem }: { problem: string | null }) {
  const m = useMessages().make
  if (!problem) return null
  const problems: Record<string, string> = m.problems
  const unfit: Record<string, string> = m.unfit
  return (
    <p className="panel wash" role="alert">
      {problems[problem] ?? unfit[problem] ?? problems.broken}
    </p>
  )
}
