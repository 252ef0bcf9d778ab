import { createHash } from 'node:crypto'
import type { Line } from '~/features/digest/script/line'
import { Child } from './child.server'
import { Unable } from './child-work.server'
import type { Fault } from './endpoint.server'
import { endpointName, endpointSet } from './endpoint-settings.server'
import type { Finished } from './finish.server'
import { linesOf, type Order } from './order'
import { embeddedName } from './voices.server'

const PIPELINE = 2 // counts up when the same script would sound or measure differently
const LONGEST = 15 * 60_000 // ms for one audio, an endpoint's slowness included
const MEMORY = 900 // MB

/** A row of the table of audios, but for when it was made. */
export type Audio = Omit<Finished, 'mp3'> & {
  id: string
  type: 'audio/mpeg'
  bytes: number
  voice: string
}

export type Made =
  | {
      kind: 'made'
      audio: Audio
      mp3: Uint8Array
      /** What is said, in its order. */
      lines: Line[]
      /** What the endpoint did when the product's own voice had to speak instead. */
      fellBack: Fault | null
      /** 1 to 1.12 of the voice's own pace. */
      tempo: number
      /** s of computing. */
      cpuSeconds: number
    }
  /** The language's package is not installed, and there is no endpoint or it did not speak. */
  | { kind: 'no-voice'; endpoint: Fault | null }
  /** The voice has no way to say this line, or any; it may be in another language. */
  | { kind: 'unsaid'; line: string }
  /** Even said faster it takes more than three minutes. */
  | { kind: 'too-long'; seconds: number }

/** The name of an audio: the same for the same script, tags and voice, and another one otherwise. */
export function audioId(order: Order, voice: string): string {
  const { language, title, artist, album, chapters, fit } = order
  const said = linesOf(order).map((line) => {
    const { id, part, text, spoken, begins, thinking } = line
    return [id, part, text, spoken, begins, ...(thinking === undefined ? [] : [thinking])]
  })
  const choice =
    order.fit === 'drop' &&
    order.candidates.map(({ rank, needs, section }) => [rank, needs, section])
  const parts = [PIPELINE, voice, language, title, artist, album, chapters, fit, said, choice]
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url')
}

/** The voice that an audio would be made with now. */
export function plannedVoice(language: Order['language']): string {
  const endpoint = endpointSet()
  return endpoint ? endpointName(endpoint) : embeddedName(language)
}

/** With what it is: `speaking`, `mixing`, or `voice-` and a fault of the endpoint; and how far, 0 to 1. */
export type Report = (step: string, progress: number) => void

/**
 * Makes the audio of a script, in processes of its own. An order that was carried out with the
 * same voice before is not worth making again: see {@link audioId}.
 *
 * @throws ChildDied when a process broke or took too long: worth another try
 */
export async function makeAudio(
  order: Order,
  { signal, report }: { signal?: AbortSignal; report?: Report } = {},
): Promise<Made> {
  const child = new Child('maker.server.ts', { megabytes: MEMORY, env: process.env })
  try {
    const { head, body } = await child.ask(order, undefined, {
      ms: LONGEST,
      signal,
      hear: ({ progress, step }) => report?.(String(step), Number(progress)),
    })
    type Head = Omit<Finished, 'mp3'> & {
      voice: string
      voiceCpu: number
      lines: Line[]
      tempo: number
      fellBack: Fault | null
    }
    const { voiceCpu, lines, tempo, fellBack, ...measured } = head as unknown as Head
    const id = audioId(order, measured.voice)
    return {
      kind: 'made',
      audio: { id, type: 'audio/mpeg', bytes: body.length, ...measured },
      mp3: body,
      lines,
      tempo,
      fellBack,
      cpuSeconds: voiceCpu + child.cpuSeconds,
    }
  } catch (error) {
    return told(error)
  } finally {
    child.end()
  }
}

function told(error: unknown): Made {
  if (!(error instanceof Unable)) throw error
  if (error.why === 'missing')
    return { kind: 'no-voice', endpoint: (error.detail as Fault) ?? null }
  if (error.why === 'unsaid') return { kind: 'unsaid', line: String(error.detail) }
  if (error.why === 'too-long') return { kind: 'too-long', seconds: Number(error.detail) }
  throw error
}
