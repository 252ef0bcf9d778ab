import { useMessages } from '~/i18n/messages'
import { SharePlayer } from './share-player'
import type { ShareView } from './share-view.server'

type EmbedPageProps = { view: ShareView | { kind: 'gone' }; token: string; address: string }

/** The player alone, for a frame on another site: no form, nothing kept in the browser. */
export function EmbedPage({ view, token, address }: EmbedPageProps) {
  const m = useMessages().share
  if (view.kind !== 'open') {
    return (
      <main id="main" className="embed">
        <p>{view.kind === 'waiting' ? m.waiting : m.ended}</p>
      </main>
    )
  }
  return (
    <main id="main" className="embed stack">
      <h1 className="title" lang={view.language}>
        {view.title}
      </h1>
      <SharePlayer view={view} token={token} framed />
      <a className="plain" href={address} target="_blank" rel="noopener">
        {m.openPage}
      </a>
    </main>
  )
}
