import { createHash } from 'node:crypto'
import { Child, ChildDied } from './child.server'
import { Unable } from './child-work.server'
import type { Finished } from './finish.server'
import type { Audio, Report } from './make.server'
import { agrees, containerOf } from './sniff'
import type { Cut } from './takes'
import type { Cue } from './track'

export const RECORDING_LIMIT = 15 * 1024 * 1024 // bytes

const LONGEST = 120_000 // ms
const MEMORY = 900 // MB

const REASONS = [
  /** Above 15 MB. */
  'too-large',
  /** Above 200 s. */
  'too-long',
  /** Neither MP4, WebM, Ogg, MP3 nor WAV by its first bytes, or without sound. */
  'not-audio',
  /** Of another type than was said. */
  'not-as-said',
  'has-video',
  'several-tracks',
  /** More than two channels, or a rate that no recorder has. */
  'odd-sound',
  /** Neither AAC, Opus, MP3 nor PCM. */
  'unknown-coding',
  /** AAC, and the optional package that reads it is not installed. */
  'no-decoder',
  'broken',
  /** Nothing to hear for a second. */
  'silent',
] as const

export type Unfit = (typeof REASONS)[number]

export type Taken =
  | {
      kind: 'taken'
      audio: Audio
      mp3: Uint8Array
      /** It was longer than three minutes and ends there. */
      cut: boolean
    }
  | { kind: 'refused'; why: Unfit }

/** A recording as it was sent: of any origin. `type` as it was declared, empty when nothing was. */
export type Sent = { bytes: Uint8Array; type: string }

/** Why these can't be a recording, as far as their first bytes and sizes tell; or null. */
export function unfit(takes: readonly Sent[]): Unfit | null {
  if (takes.reduce((sum, { bytes }) => sum + bytes.length, 0) > RECORDING_LIMIT) return 'too-large'
  for (const { bytes, type } of takes) {
    const container = containerOf(bytes)
    if (!container) return 'not-audio'
    if (!agrees(type, container)) return 'not-as-said'
  }
  return takes.length === 0 ? 'not-audio' : null
}

type About = { title: string; artist: string; album: string }

/**
 * Makes an audio of a recording that somebody sent: its sound alone is taken, levelled and coded
 * anew, in processes of its own. Silence at both ends goes, and so does what lies beyond three
 * minutes.
 *
 * @param bytes of any origin
 * @param about.type as it was declared; empty when nothing was
 * @param about.cues when each line was read out, in seconds of the recording
 * @throws Error when the signal calls it off
 */
export async function takeRecording(
  bytes: Uint8Array,
  { type, cues = [], ...about }: About & { type: string; cues?: Cue[] },
  handle: { signal?: AbortSignal; report?: Report } = {},
): Promise<Taken> {
  return take([{ bytes, type }], { ...about, cues, cuts: null }, handle)
}

/** The same of several takes: `cuts` says in order what is heard of them. See {@link takeRecording}. */
export async function joinTakes(
  takes: readonly Sent[],
  about: About & { cuts: Cut[] },
  handle: { signal?: AbortSignal; report?: Report } = {},
): Promise<Taken> {
  return take(takes, { ...about, cues: [] }, handle)
}

async function take(
  takes: readonly Sent[],
  about: About & { cues: Cue[]; cuts: Cut[] | null },
  { signal, report }: { signal?: AbortSignal; report?: Report },
): Promise<Taken> {
  const why = unfit(takes)
  if (why) return { kind: 'refused', why }
  const child = new Child('recorder.server.ts', { megabytes: MEMORY })
  try {
    const sizes = takes.map(({ bytes }) => bytes.length)
    const bytes = Buffer.concat(takes.map((one) => one.bytes))
    const { head, body } = await child.ask({ ...about, takes: sizes }, bytes, {
      ms: LONGEST,
      signal,
      hear: ({ progress, step }) => report?.(String(step), Number(progress)),
    })
    const { cut, ...measured } = head as unknown as Omit<Finished, 'mp3'> & { cut: boolean }
    const id = createHash('sha256').update(body).digest('base64url')
    const file = { id, type: 'audio/mpeg' as const, bytes: body.length, voice: 'recorded' }
    return { kind: 'taken', audio: { ...measured, ...file }, mp3: body, cut }
  } catch (error) {
    const why = error instanceof Unable && REASONS.find((reason) => reason === error.why)
    if (why) return { kind: 'refused', why }
    // What kills its decoder is refused; there is no point in another try.
    if (error instanceof ChildDied) return { kind: 'refused', why: 'broken' }
    throw error
  } finally {
    child.end()
  }
}
