import { type ReactNode, useEffect, useRef, useState } from 'react'
import { useMessages } from '~/i18n/messages'
import { clock } from '~/ui/clock'
import { Icon } from '~/ui/icon'
import { type HeardLine, lineAt } from './cues'
import { SPEEDS } from './speeds'
import { Transcript } from './transcript'
import { STEP, useKeys } from './use-keys'
import { useMediaSession } from './use-media-session'
import { type Heard, useSound } from './use-sound'
import { Waveform } from './waveform'

type DigestPlayerProps = {
  src: string
  /** How long it is. */
  seconds: number
  /** The level in each of equal parts, 0 to 1 of the loudest. */
  peaks: number[]
  lines: HeardLine[]
  /** Of what is said. */
  language: string
  title: string
  artist: string
  /** What else can be done with it, beside the speed. */
  actions?: ReactNode
  /** False to leave the text out. */
  transcript?: boolean
  /** Each time that it begins to sound, and each time that it was heard to the end. */
  onPlayed?: () => void
  onEnded?: () => void
}

/**
 * A digest to listen to and to read along: an audio element in what the server sends, the
 * designed player once the page is alive. What plays it is loaded at the first press on play.
 */
export function DigestPlayer(props: DigestPlayerProps) {
  const m = useMessages().digest
  const { src, seconds, lines, language, title, artist, transcript = true } = props
  const plain = useRef<HTMLAudioElement>(null)
  const [alive, setAlive] = useState(false)
  const heard = useSound(props)
  useKeys(heard, alive)
  useMediaSession(heard, { title, artist, seconds })
  // What somebody has already begun to play goes on as it is.
  useEffect(() => setAlive(plain.current?.paused ?? true), [])
  return (
    <>
      <section className="stack player" aria-label={m.player}>
        {alive ? (
          <Controls {...props} heard={heard} />
        ) : (
          // biome-ignore lint/a11y/useMediaCaption: the text stands below
          <audio ref={plain} controls preload="none" src={src} />
        )}
      </section>
      {transcript && (
        <Transcript
          lines={lines}
          language={language}
          current={heard.begun ? lineAt(lines, heard.at) : null}
          onSeek={heard.play}
        />
      )}
    </>
  )
}

function Controls({ seconds, peaks, actions, heard }: DigestPlayerProps & { heard: Heard }) {
  const m = useMessages().digest
  const { state, at, speed, muted, toggle, seek, setSpeed, setMuted } = heard
  const shown = Math.floor(Math.min(at, seconds))
  return (
    <>
      <div className="row player-row">
        <button
          className="btn disc"
          type="button"
          aria-label={state === 'playing' ? m.pause : m.play}
          aria-busy={state === 'waiting'}
          onClick={toggle}
        >
          <Icon name={state === 'playing' ? 'pause' : 'play'} />
        </button>
        <div className="grow">
          <div className="wave">
            <Waveform peaks={peaks} share={seconds > 0 ? at / seconds : 0} />
            <input
              type="range"
              aria-label={m.position}
              min={0}
              max={Math.floor(seconds)}
              value={shown}
              aria-valuetext={m.positionText(shown, Math.floor(seconds))}
              onChange={(event) => seek(Number(event.target.value))}
            />
          </div>
          <div className="row ends small">
            <span>{clock(at)}</span>
            <span>{clock(seconds)}</span>
          </div>
        </div>
      </div>
      <div className="row ends player-more">
        <div className="row">
          <button className="plain" type="button" onClick={() => seek(at - STEP)}>
            {m.back(STEP)}
          </button>
          <button className="plain" type="button" onClick={() => seek(at + STEP)}>
            {m.forward(STEP)}
          </button>
        </div>
        <div className="row">
          <select
            className="plain"
            aria-label={m.speed}
            value={speed}
            onChange={(event) => setSpeed(Number(event.target.value))}
          >
            {SPEEDS.map((one) => (
              <option key={one} value={one}>
                {one}×
              </option>
            ))}
          </select>
          <button
            className="plain"
            type="button"
            aria-label={m.mute}
            aria-pressed={muted}
            onClick={() => setMuted(!muted)}
          >
            <Icon name={muted ? 'muted' : 'sound'} />
          </button>
          {actions}
        </div>
      </div>
      <p className="meta" role="status">
        {state === 'lost' && m.unreached}
      </p>
    </>
  )
}
