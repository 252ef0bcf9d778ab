import { useStudioMessages } from '~/i18n/studio'
import type { Frame } from './frame.server'
import type { StepLine } from './steps-view.server'
import { StudioPage } from './studio-page'

/** What was done to a draft, and the way back to how it was at any moment. */
export function StepsPage({ frame, steps }: { frame: Frame; steps: StepLine[] }) {
  const m = useStudioMessages().studio
  const about: Record<string, string> = m.about
  return (
    <StudioPage frame={frame} title={m.history} about={m.historyText}>
      <ol className="list">
        {steps.map(({ number, at, by, part, parts, ...step }, n) => (
          <li className="row ends" key={number}>
            <div>
              <b>{about[step.about]}</b> <span lang={frame.language}>{part}</span>
              {parts > 1 && m.parts(parts)}
              <p className="meta">
                <time dateTime={at.iso}>{at.shown}</time>
                {by && ` · ${by}`}
              </p>
            </div>
            {n > 0 && (
              <form method="post" action={`/studio/${frame.id}/restoration`}>
                <input type="hidden" name="step" value={number} />
                <button className="btn quiet" type="submit" aria-label={m.restoreAt(at.shown)}>
                  {m.restore}
                </button>
              </form>
            )}
          </li>
        ))}
      </ol>
    </StudioPage>
  )
}
