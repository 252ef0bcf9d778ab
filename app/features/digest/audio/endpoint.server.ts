import { askOutside, OutgoingFault, type Fault as Unanswered } from '~/outgoing.server'
import type { Resolve } from '~/public-address.server'

const LARGEST = 20 * 1024 * 1024 // bytes

/** Why an endpoint gave no speech: what came may be no WAV, or too short or too long for the text. */
export type Fault = Unanswered | 'not-speech'

export class EndpointFault extends Error {
  constructor(readonly fault: Fault) {
    super(fault)
    this.name = 'EndpointFault'
  }
}

export type Endpoint = {
  url: string
  key?: string
  model: string
  voice: string
  /** How long an answer may take, from the name to the last byte. */
  seconds: number
  allowPrivate: boolean
}

/** Where speech is asked for; the base may end in `/v1` or not. */
export function speechUrl(base: string): URL {
  const path = new URL(base).pathname.replace(/\/+$/, '').replace(/\/v1$/, '')
  return new URL(`${path}/v1/audio/speech`, base)
}

/**
 * Asks an endpoint to say a text, once.
 *
 * @param speed 1 is its own pace
 * @returns the bytes that came; what they are has to be looked at
 * @throws EndpointFault within the endpoint's seconds; the signal's reason when it was called off
 */
export async function askEndpoint(
  endpoint: Endpoint,
  input: string,
  speed: number,
  { signal, resolve }: { signal?: AbortSignal; resolve?: Resolve } = {},
): Promise<Uint8Array<ArrayBuffer>> {
  const { url, key, model, voice, seconds, allowPrivate } = endpoint
  const headers = {
    'Content-Type': 'application/json',
    Accept: 'audio/wav',
    ...(key ? { Authorization: `Bearer ${key}` } : {}),
  }
  const body = JSON.stringify({ model, input, voice, response_format: 'wav', speed })
  const bounds = { seconds, largest: LARGEST, allowPrivate, signal, resolve }
  try {
    return await askOutside(speechUrl(url), { headers, body, ...bounds })
  } catch (error) {
    throw error instanceof OutgoingFault ? new EndpointFault(error.fault) : error
  }
}
