import { Link } from '@remix-run/react'
import { useStudioMessages } from '~/i18n/studio'
import { StudyPage } from '~/ui/page'
import type { Frame } from './frame.server'

/** Whether a draft is to go for good, before it does. */
export function RemovalPage({ frame }: { frame: Frame }) {
  const m = useStudioMessages().studio
  const path = `/studio/${frame.id}`
  const title = frame.title || m.untitled
  return (
    <StudyPage back={{ to: path, title, language: frame.language }}>
      <form className="stack gap-6" method="post" action={`${path}/removal`}>
        <h1>{m.removeTitle(title)}</h1>
        <p>{frame.courseId ? m.removePublished : m.removeText}</p>
        <div className="pair">
          <button className="btn quiet" type="submit">
            {m.removeIt}
          </button>
          <Link className="btn quiet" to={path}>
            {m.keepIt}
          </Link>
        </div>
      </form>
    </StudyPage>
  )
}
