import { DigestPlayer } from '~/features/digest/player/digest-player'
import { useMessages } from '~/i18n/messages'
import type { MorningView } from './feed-view.server'

type MorningPartProps = { morning: MorningView; heading: 'h2' | 'h3' }

/** The episode of the learner's own day, to hear it here too, or why there is none. */
export function MorningPart({ morning, heading: Heading }: MorningPartProps) {
  const messages = useMessages()
  const m = messages.feedPage
  return (
    <div className="stack">
      <Heading>{m.morning}</Heading>
      {morning.kind === 'heard' ? (
        <>
          <p lang={morning.language}>{morning.title}</p>
          <DigestPlayer
            {...morning.audio}
            title={morning.title}
            language={morning.language}
            artist={messages.feed.title}
          />
        </>
      ) : (
        <p>{m.mornings[morning.kind]}</p>
      )}
    </div>
  )
}
