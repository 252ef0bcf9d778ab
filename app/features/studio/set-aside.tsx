import { Link } from '@remix-run/react'
import { useStudioMessages } from '~/i18n/studio'
import type { PublicationView } from './publication-view.server'

type SetAsideProps = { modules: PublicationView['setAside']; path: string; language: string }

/** The digests that are proposed anew on publishing, though words were written for an earlier text. */
export function SetAside({ modules, path, language }: SetAsideProps) {
  const { studio: m, publish } = useStudioMessages()
  if (modules.length === 0) return null
  return (
    <section className="panel stack gap-2" aria-labelledby="set-aside">
      <h2 id="set-aside">{publish.proposedAnew(modules.length)}</h2>
      <p>{publish.wordsKept}</p>
      <ul className="list">
        {modules.map(({ id, title }) => (
          <li key={id}>
            <Link to={`${path}/modules/${id}/digest`} lang={language}>
              {title.trim() || m.untitled}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}
