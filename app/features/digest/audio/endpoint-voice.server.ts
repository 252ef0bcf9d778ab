import { setTimeout as pause } from 'node:timers/promises'
import { BufferSource, Input, WAVE } from 'mediabunny'
import type { Resolve } from '~/public-address.server'
import { Unable } from './child-work.server'
import { decodeTrack } from './decode.server'
import { askEndpoint, type Endpoint, EndpointFault, type Fault } from './endpoint.server'
import { endpointName } from './endpoint-settings.server'
import { joined, RATE, RATES, resample, type Sound, secondsOf, trimmed } from './sound'
import { leastSeconds, piecesOf } from './utterance'
import type { Voice } from './voices.server'

const TRIES = 3
const PAUSE = 500 // ms before the first try again
const LONGEST = 60 // s that a piece of text may take

/** The speech in what came, whatever type it was said to be. */
async function speechIn(bytes: Uint8Array<ArrayBuffer>, text: string): Promise<Sound> {
  const input = new Input({ source: new BufferSource(bytes), formats: [WAVE] })
  try {
    const track = await input.getPrimaryAudioTrack()
    if (!track || !RATES.includes(await track.getSampleRate()))
      throw new EndpointFault('not-speech')
    const sound = trimmed(resample(await decodeTrack(track, LONGEST), RATE))
    if (secondsOf(sound) < leastSeconds(text)) throw new EndpointFault('not-speech')
    return sound
  } catch {
    throw new EndpointFault('not-speech')
  }
}

/**
 * The voice of an endpoint. Each piece of text is asked for up to three times.
 *
 * @param hear told of each fault
 * @throws EndpointFault the last one, from `say`
 */
export function endpointVoice(
  endpoint: Endpoint,
  { hear, resolve }: { hear?: (fault: Fault) => void; resolve?: Resolve } = {},
): Voice {
  const say = async (text: string, tempo: number, signal?: AbortSignal): Promise<Sound> => {
    for (let tries = 1; ; tries += 1) {
      try {
        const bytes = await askEndpoint(endpoint, text, tempo, { signal, resolve })
        return await speechIn(bytes, text)
      } catch (error) {
        if (!(error instanceof EndpointFault)) throw error
        hear?.(error.fault)
        if (tries === TRIES || error.fault === 'private') throw error
        await pause(PAUSE * tries, undefined, { signal })
      }
    }
  }
  return {
    name: endpointName(endpoint),
    async say(text, tempo, signal) {
      if (leastSeconds(text) === 0) throw new Unable('unsaid')
      const sounds: Sound[] = []
      for (const piece of piecesOf(text)) sounds.push(await say(piece, tempo, signal))
      return joined(sounds)
    },
    cpuSeconds: () => 0,
    end: () => {},
  }
}
