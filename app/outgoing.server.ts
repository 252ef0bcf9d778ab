import http from 'node:http'
import https from 'node:https'
import { type Address, isPublic, type Resolve, resolveName } from './public-address.server'

/** Why an endpoint that the operator named gave no answer. */
export type Fault =
  /** Its name is unknown, or nothing listens there. */
  | 'unreachable'
  /** Its address is not public, and the settings do not allow that. */
  | 'private'
  | 'slow'
  | 'redirects'
  /** 4xx: the key, or what it names, is not right. */
  | 'refuses'
  /** 429 or 5xx. */
  | 'unwell'
  | 'too-large'
  /** It broke off midway. */
  | 'died'

export class OutgoingFault extends Error {
  constructor(readonly fault: Fault) {
    super(fault)
    this.name = 'OutgoingFault'
  }
}

export type Asking = {
  headers: Record<string, string>
  body: string
  /** How long an answer may take, from the name to the last byte. */
  seconds: number
  /** How many bytes it may have. */
  largest: number
  /** Whether an address of this machine or its networks may be called. */
  allowPrivate: boolean
  signal?: AbortSignal
  resolve?: Resolve
}

/**
 * Posts to an endpoint that the operator named, once. Its name is looked up before, and that address
 * alone is called; redirects are not followed.
 *
 * @returns the bytes of its 200; what they are has to be looked at
 * @throws OutgoingFault within the seconds; the signal's reason when it was called off
 */
export async function askOutside(url: URL, asking: Asking): Promise<Uint8Array<ArrayBuffer>> {
  const { headers, body, seconds, largest, allowPrivate, signal, resolve = resolveName } = asking
  const late = AbortSignal.timeout(seconds * 1000)
  const both = signal ? AbortSignal.any([late, signal]) : late
  const sent = { ...headers, 'Content-Length': `${Buffer.byteLength(body)}` }
  let begun = false
  try {
    const to = await Promise.race([addressOf(url, allowPrivate, resolve), aborted(both)])
    const response = await post(url, to, sent, body, both)
    begun = true
    return await bodyOf(response, largest)
  } catch (error) {
    signal?.throwIfAborted()
    if (error instanceof OutgoingFault) throw error
    if (late.aborted) throw new OutgoingFault('slow')
    throw new OutgoingFault(begun ? 'died' : 'unreachable')
  }
}

/** The one address that is called: a name that also leads to a private one is not trusted. */
async function addressOf(url: URL, allowPrivate: boolean, resolve: Resolve): Promise<Address> {
  const host = url.hostname.replace(/^\[|\]$/g, '')
  const found = await resolve(host).catch(() => [])
  const [first] = found
  if (!first) throw new OutgoingFault('unreachable')
  if (!allowPrivate && !found.every(({ address }) => isPublic(address)))
    throw new OutgoingFault('private')
  return first
}

function checkHead({ statusCode = 0, headers }: http.IncomingMessage, largest: number): void {
  if (statusCode >= 300 && statusCode < 400) throw new OutgoingFault('redirects')
  if (statusCode === 429 || statusCode >= 500) throw new OutgoingFault('unwell')
  if (statusCode !== 200) throw new OutgoingFault('refuses')
  if (Number(headers['content-length']) > largest) throw new OutgoingFault('too-large')
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

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, failed) => {
    signal.addEventListener('abort', () => failed(signal.reason), { once: true })
  })
}

async function bodyOf(response: http.IncomingMessage, largest: number) {
  try {
    checkHead(response, largest)
    const parts: Buffer[] = []
    let length = 0
    for await (const part of response) {
      parts.push(part)
      length += part.length
      if (length > largest) throw new OutgoingFault('too-large')
    }
    return new Uint8Array(Buffer.concat(parts))
  } finally {
    response.destroy()
  }
}
