import { useRef } from 'react'
import { DigestPlayer } from '~/features/digest/player/digest-player'
import { useMessages } from '~/i18n/messages'
import { ShareButton } from '~/ui/share-link'
import type { OpenShareView } from './share-view.server'

/**
 * Tells the maker's figures that it is heard; who hears it is not told. In a frame nothing is
 * kept that would tell a beginning from another, so only the end is counted.
 */
function useListens(token: string, framed: boolean) {
  const told = useRef(new Set<string>())
  return (what: 'started' | 'ended') => {
    if (told.current.has(what) || (framed && what === 'started')) return
    told.current.add(what)
    const body = new URLSearchParams({ what })
    void fetch(`/shares/${token}/listens?_data=routes%2Fshare.listens`, {
      method: 'POST',
      body,
      keepalive: true,
    }).catch(() => {})
  }
}

type SharePlayerProps = {
  view: OpenShareView
  token: string
  /** On another site, without the text. */
  framed?: boolean
}

/** The player of a shared digest and its text. */
export function SharePlayer({ view, token, framed = false }: SharePlayerProps) {
  const m = useMessages().share
  const tell = useListens(token, framed)
  const { audio, language, title, name } = view
  return (
    <DigestPlayer
      {...audio}
      language={language}
      title={title}
      artist={name === null ? m.madeByNobody : m.madeBy(name)}
      transcript={!framed}
      actions={framed ? undefined : <ShareButton title={title} />}
      onPlayed={() => tell('started')}
      onEnded={() => tell('ended')}
    />
  )
}
