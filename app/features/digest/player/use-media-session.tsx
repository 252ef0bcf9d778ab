import { useEffect, useRef } from 'react'
import { STEP } from './use-keys'
import type { Heard } from './use-sound'

type About = { title: string; artist: string; seconds: number }

/** Shows what is heard on the lock screen and among the media of the device, with its buttons. */
export function useMediaSession(heard: Heard, { title, artist, seconds }: About): void {
  const latest = useRef(heard)
  latest.current = heard
  const { begun, state, speed, at } = heard
  useEffect(() => {
    if (!begun || !('mediaSession' in navigator)) return
    const { mediaSession } = navigator
    mediaSession.metadata = new MediaMetadata({ title, artist, album: 'Fifteen' })
    const moved = (by: number) => () => latest.current.seek(latest.current.at + by)
    const actions: [MediaSessionAction, MediaSessionActionHandler][] = [
      ['play', () => latest.current.play()],
      ['pause', () => latest.current.pause()],
      ['seekbackward', moved(-STEP)],
      ['seekforward', moved(STEP)],
      ['seekto', ({ seekTime }) => latest.current.seek(seekTime ?? latest.current.at)],
    ]
    for (const [action, handler] of actions) setHandler(mediaSession, action, handler)
    return () => {
      for (const [action] of actions) setHandler(mediaSession, action, null)
      mediaSession.metadata = null
      mediaSession.playbackState = 'none'
    }
  }, [begun, title, artist])

  const whole = Math.floor(at)
  useEffect(() => {
    if (!begun || !('mediaSession' in navigator)) return
    navigator.mediaSession.playbackState = state === 'playing' ? 'playing' : 'paused'
    const position = Math.min(whole, seconds)
    navigator.mediaSession.setPositionState?.({ duration: seconds, position, playbackRate: speed })
  }, [begun, state, speed, whole, seconds])
}

function setHandler(
  session: MediaSession,
  action: MediaSessionAction,
  handler: MediaSessionActionHandler | null,
): void {
  try {
    session.setActionHandler(action, handler)
  } catch {
    // This browser has no such button.
  }
}
