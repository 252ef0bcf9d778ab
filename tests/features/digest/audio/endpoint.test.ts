import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { voiceServer, type Way } from '#/tests/support/voice-server'
import { EndpointFault, type Fault, speechUrl } from '~/features/digest/audio/endpoint.server'
import { endpointVoice } from '~/features/digest/audio/endpoint-voice.server'
import { RATE, secondsOf } from '~/features/digest/audio/sound'
import { isPublic, type Resolve } from '~/public-address.server'

const TEXT = 'Memory fades when it is not used, and comes back stronger each time.'

let server: Awaited<ReturnType<typeof voiceServer>>
beforeAll(async () => {
  server = await voiceServer()
})
afterAll(() => server.close())

type Given = { url?: string; model?: string; allowPrivate?: boolean; resolve?: Resolve }

/** Says the text once and again as the voice does; what it gave, and each fault. */
async function say({
  url = server.url,
  model = 'model-1',
  allowPrivate = true,
  resolve,
}: Given = {}) {
  const faults: Fault[] = []
  const endpoint = { url, key: 'key-1', model, voice: 'voice-1', seconds: 2, allowPrivate }
  const voice = endpointVoice(endpoint, { hear: (fault) => faults.push(fault), resolve })
  const sound = await voice.say(TEXT, 1.1).catch((error) => error)
  return { sound, faults }
}

describe('an endpoint', () => {
  it('is asked as OpenAI’s is, and heard', async () => {
    const { sound, faults } = await say()
    expect(faults).toEqual([])
    expect(sound.rate).toBe(RATE)
    expect(secondsOf(sound)).toBeGreaterThan(3)
    expect(server.asked.at(-1)).toMatchObject({
      url: '/v1/audio/speech',
      headers: { authorization: 'Bearer key-1', 'content-type': 'application/json' },
      body: {
        model: 'model-1',
        voice: 'voice-1',
        input: TEXT,
        response_format: 'wav',
        speed: 1.1,
      },
    })
  })

  it.each([
    ['https://a.example', 'https://a.example/v1/audio/speech'],
    ['https://a.example/', 'https://a.example/v1/audio/speech'],
    ['https://a.example/v1', 'https://a.example/v1/audio/speech'],
    ['https://a.example/tts/v1/', 'https://a.example/tts/v1/audio/speech'],
  ])('at %s is asked at %s', (base, url) => {
    expect(speechUrl(base).href).toBe(url)
  })
})

describe('an endpoint that does otherwise is a fault each time, three times over', () => {
  it.each<[Way, Fault]>([
    ['speak HTML', 'not-speech'],
    ['say too little', 'not-speech'],
    ['say nothing', 'not-speech'],
    ['announce a gigabyte', 'too-large'],
    ['break off', 'died'],
    ['answer 503', 'unwell'],
    ['answer 429', 'unwell'],
    ['answer 401', 'refuses'],
    ['send elsewhere', 'redirects'],
  ])(
    '%s: %s',
    async (way, fault) => {
      server.way = way
      const before = server.asked.length
      const { sound, faults } = await say()
      expect(sound).toBeInstanceOf(EndpointFault)
      expect(faults).toEqual([fault, fault, fault])
      expect(server.asked.slice(before).map(({ url }) => url)).toEqual(
        Array(3).fill('/v1/audio/speech'),
      )
    },
    60_000,
  )

  it('hang, drip: slow', async () => {
    const both = await Promise.all([say({ model: 'hang' }), say({ model: 'drip' })])
    for (const { faults } of both) expect(faults).toEqual(['slow', 'slow', 'slow'])
  }, 60_000)

  it('flood: too-large, without a gigabyte being sent', async () => {
    server.way = 'flood'
    server.sent = 0
    const { faults } = await say()
    expect(faults).toEqual(['too-large', 'too-large', 'too-large'])
    expect(server.sent).toBeLessThan(3 * 40_000_000)
  }, 60_000)

  it('not there: unreachable', async () => {
    expect((await say({ url: 'http://127.0.0.1:1' })).faults).toEqual(Array(3).fill('unreachable'))
    const resolve: Resolve = () => Promise.reject(new Error('ENOTFOUND'))
    const { faults } = await say({ url: 'http://no-such-name.invalid', resolve })
    expect(faults).toEqual(Array(3).fill('unreachable'))
  }, 60_000)
})

describe('an endpoint on a private address', () => {
  it.each([
    'http://127.0.0.1',
    'http://localhost',
    'http://[::1]',
    'http://2130706433',
    'http://0.0.0.0',
  ])('is not called at %s', async (host) => {
    const before = server.asked.length
    const { faults } = await say({ url: `${host}:${server.port}`, allowPrivate: false })
    expect(faults).toEqual(['private'])
    expect(server.asked).toHaveLength(before)
  })

  it('is not called by a name that leads there, too', async () => {
    const both = [
      { address: '93.184.215.14', family: 4 },
      { address: '127.0.0.1', family: 4 },
    ]
    const given = { url: `http://voice.example:${server.port}`, allowPrivate: false }
    expect((await say({ ...given, resolve: async () => both })).faults).toEqual(['private'])
  })

  it('is called at the address that was looked at, and the name is not asked again', async () => {
    server.way = 'well'
    let times = 0
    const resolve: Resolve = async () => {
      times += 1
      return [{ address: '127.0.0.1', family: 4 }]
    }
    const { faults } = await say({ url: `http://voice.example:${server.port}`, resolve })
    expect(faults).toEqual([])
    expect(times).toBe(1)
    expect(server.asked.at(-1)?.headers.host).toBe(`voice.example:${server.port}`)
  })
})

describe('isPublic', () => {
  // One of each line of RFC 6890 and the registries it began.
  it.each([
    '0.1.2.3',
    '10.1.2.3',
    '100.64.0.1',
    '127.8.8.8',
    '169.254.169.254',
    '172.16.0.1',
    '172.31.255.255',
    '192.0.0.8',
    '192.0.2.1',
    '192.88.99.1',
    '192.168.1.1',
    '198.18.0.1',
    '198.51.100.7',
    '203.0.113.9',
    '224.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    '::ffff:127.0.0.1',
    '::ffff:8.8.8.8',
    '64:ff9b::7f00:1',
    '100::1',
    '2001::1',
    '2001:db8::1',
    '2002:7f00:1::',
    'fc00::1',
    'fd12::1',
    'fe80::1',
    'ff02::1',
  ])('is not so of %s', (address) => {
    expect(isPublic(address)).toBe(false)
  })

  it.each(['8.8.8.8', '93.184.215.14', '172.32.0.1', '2606:4700::1111', '2a00:1450::1'])(
    'is so of %s',
    (address) => {
      expect(isPublic(address)).toBe(true)
    },
  )
})
