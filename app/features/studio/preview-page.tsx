import { Link } from '@remix-run/react'
import { useStudioMessages } from '~/i18n/studio'
import type { CheckLine } from './checklist'
import { ChecklistPanel } from './checklist-panel'
import type { Contents } from './draft'
import type { Frame } from './frame.server'
import { StudioPage } from './studio-page'

type PreviewPageProps = {
  frame: Frame
  module: Contents['module']
  line: { id: string }
  checks: CheckLine[]
}

/** A module in a phone, as its learners will have it, beside what is to be looked at. */
export function PreviewPage({ frame, module, line, checks }: PreviewPageProps) {
  const m = useStudioMessages().studio
  const path = `/studio/${frame.id}/modules/${line.id}`
  const title = module.title || m.untitled
  return (
    <StudioPage frame={frame} title={m.preview} about={m.previewText}>
      <p>
        <Link to={path} lang={frame.language}>
          {title}
        </Link>
      </p>
      <div className="cols stack gap-6">
        <iframe className="phone" src={`${path}/preview/page`} title={m.previewOf(title)} />
        <ChecklistPanel checks={checks} path={`/studio/${frame.id}`} language={frame.language} />
      </div>
    </StudioPage>
  )
}
