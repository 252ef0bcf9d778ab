import { Howl, Howler } from 'howler/dist/howler.core.min.js'

/** A sound that can be played from any place of it. */
export type Sound = {
  play: () => void
  pause: () => void
  /** In seconds, from its beginning. */
  seek: (at: number) => void
  at: () => number
  /** 1 is as it was made. */
  setSpeed: (speed: number) => void
  setMuted: (muted: boolean) => void
  /** Silent for good. */
  end: () => void
}

type Options = {
  src: string
  at: number
  speed: number
  muted: boolean
  /** Made while a person pressed something, so that the browser lets it sound. */
  unlocked: HTMLAudioElement
  onPlay: () => void
  onPause: () => void
  onEnd: () => void
  /** It can't be had. */
  onLost: () => void
}

/** Howler's store of elements that may sound; it fills it at presses that it hears of itself. */
type Pool = { _releaseHtml5Audio: (audio: HTMLAudioElement & { _unlocked?: boolean }) => void }

/** Opens a sound; it is fetched in parts, as it is heard. */
export function openSound({ src, unlocked, ...options }: Options): Sound {
  ;(Howler as unknown as Pool)._releaseHtml5Audio(Object.assign(unlocked, { _unlocked: true }))
  const howl = new Howl({
    src: [src],
    html5: true,
    format: ['mp3'],
    rate: options.speed,
    mute: options.muted,
    onplay: options.onPlay,
    onpause: options.onPause,
    onend: options.onEnd,
    onloaderror: options.onLost,
    onplayerror: options.onPause,
  })
  if (options.at > 0) howl.seek(options.at)
  return {
    play: () => {
      if (!howl.playing()) howl.play()
    },
    pause: () => {
      howl.pause()
    },
    seek: (at) => {
      howl.seek(at)
    },
    at: () => {
      const at: unknown = howl.seek()
      return typeof at === 'number' ? at : options.at
    },
    setSpeed: (speed) => {
      howl.rate(speed)
    },
    setMuted: (muted) => {
      howl.mute(muted)
    },
    end: () => {
      howl.off()
      howl.stop()
    },
  }
}
