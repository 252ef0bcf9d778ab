import { useMessages } from '~/i18n/messages'
import type { CourseSummary } from './overview.server'

type CourseEmbedProps = { course: CourseSummary; address: string }

/** A course in a frame on another site: what it is, and the way to it. */
export function CourseEmbed({ course, address }: CourseEmbedProps) {
  const m = useMessages().course
  const { title, summary, language, modules, minutes } = course
  return (
    <main id="main" className="embed stack">
      <h1 className="title" lang={language}>
        {title}
      </h1>
      <p lang={language}>{summary}</p>
      <p className="meta">{m.size(modules, minutes, Math.ceil(modules / 3))}</p>
      <a className="btn" href={address} target="_blank" rel="noopener">
        {m.openIt}
      </a>
    </main>
  )
}
