import { Link } from '@remix-run/react'
import { useStudioMessages } from '~/i18n/studio'
import { clock } from '~/ui/clock'
import type { DigestOfModule } from './digest-view.server'
import type { Frame } from './frame.server'
import { StudioPage } from './studio-page'

type DigestsListPageProps = { frame: Frame; digests: DigestOfModule[] }

/** The digests of a draft's modules, each with whose words it says. */
export function DigestsListPage({ frame, digests }: DigestsListPageProps) {
  const { studio: m, say } = useStudioMessages()
  return (
    <StudioPage frame={frame} title={say.title} about={frame.title || m.untitled}>
      <p className="measure">{digests.length > 0 ? say.text : say.none}</p>
      <ul className="list measure">
        {digests.map(({ id, title, words, fit, unfit }) => (
          <li key={id}>
            <Link to={`/studio/${frame.id}/modules/${id}/digest`} lang={frame.language}>
              {title.trim() || m.untitled}
            </Link>
            <br />
            <span className="small">
              {say.words[words]}
              {fit && ` · ${say.length(clock(fit.seconds))}`}
            </span>{' '}
            {unfit.length > 0 && (
              <>
                <span className="badge look">{say.unfit}</span>
                <br />
                <span className="small">{unfit.map((code) => m.faults[code]).join(' ')}</span>
              </>
            )}
          </li>
        ))}
      </ul>
      <p>
        <Link className="btn quiet" to={`/studio/${frame.id}/publication`}>
          {say.toPublication}
        </Link>
      </p>
    </StudioPage>
  )
}
