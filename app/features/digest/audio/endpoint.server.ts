import http from 'node:http'
import https from 'node:https'
import { type Address, isPublic, type Resolve, resolveName } from './public-address.server'

const LARGEST = 20 * 1024 * 1024 // bytes

/** Why an endpoint gave no speech. */
export type Fault =
  /** Its name is unknown, or nothing listens there. */
  | 'unreachable'
  /** Its address is not public, and `TTS_ALLOW_PRIVATE` is not set. */
  | 'private'
  | 'slow'
  | 'redirects'
  /** 4xx: the key, the model or the voice is not right. */
  | 'refuses'
  /** 429 or 5xx. */
  | 'unwell'
  | 'too-large'
  /** What came is no WAV, or too short or too long for the text. */
  | 'not-speech'
  /** It broke off midway. */
  | 'died'

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

/** The one address that is called: a name that also leads to a private one is not trusted. */
async function addressOf(url: URL, allowPrivate: boolean, resolve: Resolve): Promise<Address> {
  const host = url.hostname.replace(/^\[|\]$/g, '')
  const found = await resolve(host).catch(() => [])
  const [first] = found
  if (!first) throw new EndpointFault('unreachable')
  if (!allowPrivate && !found.every(({ address }) => isPublic(address)))
    throw new EndpointFault('private')
  return first
}

function checkHead({ statusCode = 0, headers }: http.IncomingMessage): void {
  if (statusCode >= 300 && statusCode < 400) throw new EndpointFault('redirects')
  if (statusCode === 429 || statusCode >= 500) throw new EndpointFault('unwell')
  if (statusCode !== 200) throw new EndpointFault('refuses')
  if (Number(headers['content-length']) > LARGEST) throw new EndpointFault('too-large')
}

/** Sends one request to an address that was looked at before, and to no other. */
function post(url: URL, to: Address, headers: object, body: string, signal: AbortSignal) {
  const { request } = url.protocol === 'https:' ? https : http
  return new Promise<http.IncomingMessage>((answered, failed) => {
    const asking = request(
      url,
      {
        method: 'POST',
        agent: false,
        headers: { ...headers },
        signal,
        lookup: (_, { all }, done) => (all ? done(null, [to]) : done(null, to.address, to.family)),
      },
      answered,
    )
    asking.once('error', failed)
    asking.end(body)
  })
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
  { signal, resolve = resolveName }: { signal?: AbortSignal; resolve?: Resolve } = {},
): Promise<Uint8Array<ArrayBuffer>> {
  const late = AbortSignal.timeout(endpoint.seconds * 1000)
  const both = signal ? AbortSignal.any([late, signal]) : late
  const { url: base, key, model, voice, allowPrivate } = endpoint
  const url = speechUrl(base)
  const body = JSON.stringify({ model, input, voice, response_format: 'wav', speed })
  const headers = {
    'Content-Type': 'application/json',
    'Content-Length': Buffer.byteLength(body),
    Accept: 'audio/wav',
    ...(key ? { Authorization: `Bearer ${key}` } : {}),
  }
  let begun = false
  try {
    const to = await Promise.race([addressOf(url, allowPrivate, resolve), aborted(both)])
    const response = await post(url, to, headers, body, both)
    begun = true
    return await bodyOf(response)
  } catch (error) {
    signal?.throwIfAborted()
    if (error instanceof EndpointFault) throw error
    if (late.aborted) throw new EndpointFault('slow')
    throw new EndpointFault(begun ? 'died' : 'unreachable')
  }
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, failed) => {
    signal.addEventListener('abort', () => failed(signal.reason), { once: true })
  })
}

async function bodyOf(response: http.IncomingMessage): Promise<Uint8Array<ArrayBuffer>> {
  try {
    checkHead(response)
    const parts: Buffer[] = []
    let length = 0
    for await (const part of response) {
      parts.push(part)
      length += part.length
      if (length > LARGEST) throw new EndpointFault('too-large')
    }
    return new Uint8Array(Buffer.concat(parts))
  } finally {
    response.destroy()
  }
}
