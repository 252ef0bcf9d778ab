import { useEffect, useRef, useState } from 'react'
import type { Sound } from './sound.client'
import { useSpeed } from './use-speed'

const TICK = 200 // ms

export type Heard = {
  /** What is heard; `waiting` from the press until it sounds, `lost` when it could not be had. */
  state: 'still' | 'waiting' | 'playing' | 'lost'
  /** In seconds. */
  at: number
  /** Whether it was ever pressed. */
  begun: boolean
  speed: number
  muted: boolean
  play: (from?: number) => void
  pause: () => void
  toggle: () => void
  seek: (to: number) => void
  setSpeed: (speed: number) => void
  setMuted: (muted: boolean) => void
}

type Options = { src: string; seconds: number; onPlayed?: () => void; onEnded?: () => void }

/** A sound that is loaded, with what plays it, at the first press on play. */
export function useSound({ src, seconds, onPlayed, onEnded }: Options): Heard {
  const sound = useRef<Sound | null>(null)
  const here = useRef(true)
  const place = useRef(0)
  const [state, setState] = useState<Heard['state']>('still')
  const [at, setAt] = useState(0)
  const [begun, setBegun] = useState(false)
  const [speed, setSpeed] = useSpeed()
  const [muted, setMuted] = useState(false)
  const told = useRef({ onPlayed, onEnded, speed, muted })
  told.current = { onPlayed, onEnded, speed, muted }

  useEffect(() => {
    here.current = true
    return () => {
      here.current = false
      sound.current?.end()
      sound.current = null
    }
  }, [])

  const goTo = (to: number) => {
    place.current = Math.min(seconds, Math.max(0, to))
    setAt(place.current)
  }

  useEffect(() => {
    if (state !== 'playing') return
    const timer = setInterval(() => {
      place.current = sound.current?.at() ?? place.current
      setAt(place.current)
    }, TICK)
    return () => clearInterval(timer)
  }, [state])

  const lose = () => {
    sound.current?.end()
    sound.current = null
    if (here.current) setState('lost')
  }

  async function open(unlocked: HTMLAudioElement) {
    try {
      const { openSound } = await import('./sound.client')
      if (!here.current) return
      sound.current = openSound({
        src,
        unlocked,
        at: place.current,
        speed: told.current.speed,
        muted: told.current.muted,
        onPlay: () => {
          setState('playing')
          told.current.onPlayed?.()
        },
        onPause: () => setState((now) => (now === 'lost' ? now : 'still')),
        onEnd: () => {
          goTo(seconds)
          setState('still')
          told.current.onEnded?.()
        },
        onLost: lose,
      })
      sound.current.play()
    } catch {
      lose()
    }
  }

  const seek = (to: number) => {
    goTo(to)
    sound.current?.seek(place.current)
  }

  const play = (from?: number) => {
    const to = from ?? (place.current >= seconds - 0.5 ? 0 : null)
    if (to !== null) seek(to)
    setBegun(true)
    if (state === 'playing' || state === 'waiting') return
    setState('waiting')
    if (sound.current) return sound.current.play()
    const unlocked = new Audio()
    unlocked.load()
    void open(unlocked)
  }

  const pause = () => sound.current?.pause()

  return {
    state,
    at,
    begun,
    speed,
    muted,
    play,
    pause,
    seek,
    toggle: () => (state === 'playing' ? pause() : play()),
    setSpeed: (next) => {
      setSpeed(next)
      sound.current?.setSpeed(next)
    },
    setMuted: (next) => {
      setMuted(next)
      sound.current?.setMuted(next)
    },
  }
}
