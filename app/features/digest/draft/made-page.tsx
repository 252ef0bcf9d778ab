import { Link } from '@remix-run/react'
import { useEffect } from 'react'
import { InTheMaking } from '~/features/digest/module-digest-page'
import type { Making, Playable } from '~/features/digest/module-digest-view.server'
import { DigestPlayer } from '~/features/digest/player/digest-player'
import { useMessages } from '~/i18n/messages'
import { StudyPage } from '~/ui/page'
import { dropTakes } from './discard-page'

/** A digest that is being made, or ready to be heard. */
export type MadeView = {
  id: string
  heading: string
  language: string
  module: { path: string; title: string }
  recorded: boolean
  /** What was sent was longer than three minutes. */
  shortened: boolean
  making: Making | null
  audio: Playable | null
}

/** A digest from the moment its maker lets go of it: how far it is, then its sound and its text. */
export function MadePage(view: MadeView) {
  const { id, heading, language, module, recorded, shortened, making, audio } = view
  const m = useMessages().make
  const kept = recorded && audio !== null
  useEffect(() => {
    if (kept) dropTakes(id)
  }, [id, kept])
  return (
    <StudyPage back={{ to: module.path, title: module.title, language }} className="stack gap-6">
      <h1 lang={language}>{heading}</h1>
      {making && (
        <>
          <InTheMaking making={making} />
          <form method="post" action={`/digests/${id}/cancellation`}>
            <button className="btn quiet" type="submit">
              {m.stop}
            </button>
          </form>
        </>
      )}
      {shortened && <p className="panel">{m.shortened}</p>}
      {audio && (
        <>
          <DigestPlayer {...audio} language={language} title={heading} artist={module.title} />
          <div className="row">
            <Link className="btn" to={`/digests/${id}/shares`}>
              {m.share}
            </Link>
            <Link className="plain" to={`/digests/${id}/deletion`}>
              {m.discardThis}
            </Link>
          </div>
        </>
      )}
    </StudyPage>
  )
}
