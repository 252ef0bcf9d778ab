// A process of its own: makes an audio of a recording that somebody sent. See recording.server.ts.
import { BufferSource, Input, MP3, MP4, OGG, WAVE, WEBM } from 'mediabunny'
import { answerParent, Unable } from './child-work.server'
import { decodeTrack } from './decode.server'
import { finish } from './finish.server'
import { loudnessOf } from './loudness'
import { heardIn, joined, RATE, RATES, resample, type Sound, secondsOf, silence } from './sound'
import { type Cut, putTogether } from './takes'
import type { Cue } from './track'

const LONGEST = 200 // s, of what is taken at all
const MOST = 179.4 // s, of what is kept
const LEAST = 1 // s
const FADE = 0.5 // s, where it is cut
const QUIETEST = -55 // LUFS
const LEAD = 0.3 // s of silence before and after
const CHANNELS = 2

type About = {
  title: string
  artist: string
  album: string
  cues: Cue[]
  /** How many bytes of the body each take has; they follow each other. */
  takes: number[]
  /** What of them is heard; null for all. */
  cuts: Cut[] | null
}

/** The one track of sound of a file that has no other. */
async function trackOf(bytes: Uint8Array<ArrayBuffer>) {
  const input = new Input({
    source: new BufferSource(bytes),
    formats: [MP4, WEBM, OGG, MP3, WAVE],
  })
  const tracks = await input.getTracks()
  const [track] = tracks
  if (!track) throw new Unable('not-audio')
  if (tracks.some((one) => one.type !== 'audio')) throw new Unable('has-video')
  if (tracks.length > 1 || !track.isAudioTrack()) throw new Unable('several-tracks')
  const [rate, channels] = [await track.getSampleRate(), await track.getNumberOfChannels()]
  if (!RATES.includes(rate) || channels < 1 || channels > CHANNELS) throw new Unable('odd-sound')
  return track
}

/** Ends after `MOST` seconds, softly. */
function cut(sound: Sound): Sound {
  const samples = sound.samples.slice(0, MOST * sound.rate)
  const fade = FADE * sound.rate
  for (let i = 0; i < fade; i += 1)
    samples[samples.length - 1 - i] = ((samples[samples.length - 1 - i] as number) * i) / fade
  return { ...sound, samples }
}

/** What a parser of hostile bytes throws says only that they are broken. */
async function parsed<T>(parsing: Promise<T>): Promise<T> {
  return parsing.catch((error: Error) => {
    throw error instanceof Unable ? error : new Unable('broken')
  })
}

function takesIn(body: Uint8Array<ArrayBuffer>, sizes: number[]): Uint8Array<ArrayBuffer>[] {
  let at = 0
  return sizes.map((size) => {
    at += size
    return body.slice(at - size, at)
  })
}

/** All that is heard of a take, at the rate that everything is made in. */
async function decoded(take: Uint8Array<ArrayBuffer>): Promise<Sound> {
  const sound = await decodeTrack(await trackOf(take), LONGEST)
  if (!RATES.includes(sound.rate)) throw new Unable(sound.rate === 0 ? 'broken' : 'odd-sound')
  return resample(sound, RATE)
}

await answerParent(async ({ head, body }, tell) => {
  const about = head as About
  tell({ step: 'reading', progress: 0 })
  const takes: Sound[] = []
  for (const take of takesIn(body, about.takes)) {
    takes.push(await parsed(decoded(take)))
    tell({ step: 'reading', progress: (0.4 * takes.length) / about.takes.length })
  }
  const { sound: whole, cues } = about.cuts
    ? putTogether(takes, about.cuts)
    : { sound: joined(takes, RATE), cues: about.cues }
  if (secondsOf(whole) > LONGEST) throw new Unable('too-long')
  const { from, to } = heardIn(whole) ?? { from: 0, to: 0 }
  const heard = { ...whole, samples: whole.samples.slice(from, to) }
  if (secondsOf(heard) < LEAST || !(loudnessOf(heard) > QUIETEST)) throw new Unable('silent')
  const long = secondsOf(heard) > MOST - 2 * LEAD
  const sound = joined([silence(LEAD), heard, silence(LEAD)])
  const moved = (at: number) => Math.max(0, at - from / RATE + LEAD)
  tell({ step: 'mixing', progress: 0.4 })
  const { mp3, ...measured } = await finish(long ? cut(sound) : sound, {
    ...about,
    cues: cues.map((cue) => ({ ...cue, start: moved(cue.start), end: moved(cue.end) })),
    chapters: [],
  })
  return { head: { ...measured, cut: long }, body: mp3 }
})
