import { Child } from './child.server'
import { Unable } from './child-work.server'
import { fromPcm16, joined, RATE, resample, type Sound, secondsOf, trimmed } from './sound'
import { leastSeconds, piecesOf } from './utterance'

export type Language = 'en' | 'zh-CN'

/** Something that says sentences. */
export type Voice = {
  /** Its engine, and a voice of it. */
  name: string
  /**
   * Says a text at {@link RATE} without silence around it.
   *
   * @param tempo 1 to 1.12 of its own pace
   * @throws Unable `unsaid` when less came than the text takes, `missing` without the engine
   */
  say: (text: string, tempo: number, signal?: AbortSignal) => Promise<Sound>
  cpuSeconds: () => number
  end: () => void
}

const EMBEDDED = {
  en: { name: 'flite rms', file: 'flite-voice.server.ts' },
  'zh-CN': { name: 'espeak cmn', file: 'espeak-voice.server.ts' },
} as const

const LONGEST = 20_000 // ms for one piece of text
const MEMORY = 500 // MB

/** @throws Unable `unsaid` when a sound is too short to be the text. */
export function checkSaid(text: string, sound: Sound): Sound {
  const least = leastSeconds(text)
  if (least === 0 || secondsOf(sound) < least) throw new Unable('unsaid')
  return sound
}

/** The name of the voice that comes with the product for a language. */
export const embeddedName = (language: Language): string => EMBEDDED[language].name

/** The voice that comes with the product, in a process of its own that starts when it first speaks. */
export function embeddedVoice(language: Language): Voice {
  const { name, file } = EMBEDDED[language]
  const child = new Child(file, { megabytes: MEMORY })
  return {
    name,
    async say(text, tempo, signal) {
      const sounds: Sound[] = []
      for (const piece of piecesOf(text)) {
        const how = { ms: LONGEST, signal }
        const { head, body } = await child.ask({ text: piece, tempo }, undefined, how)
        sounds.push(trimmed(resample(fromPcm16(body, Number(head.rate)), RATE)))
      }
      return checkSaid(text, joined(sounds))
    },
    cpuSeconds: () => child.cpuSeconds,
    end: () => child.end(),
  }
}
