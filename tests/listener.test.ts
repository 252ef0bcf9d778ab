import { randomBytes } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { ServerBuild } from '@remix-run/node'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { listener } from '~/listener.server'
import { log } from '~/log.server'
import { readSettings } from '~/settings.server'

const SOUND = new Uint8Array(100_000).fill(7) // what would shrink well

/** A site of two addresses, answered by Remix and the listener as they are. */
function site(): ServerBuild {
  const loader = ({ request }: { request: Request }) => {
    const type = new URL(request.url).searchParams.get('type') ?? ''
    const headers = { 'Content-Type': type, 'Content-Length': String(SOUND.length) }
    const status = request.headers.has('Range') ? 206 : 200
    return new Response(request.method === 'HEAD' ? null : SOUND, { status, headers })
  }
  const action = async ({ request }: { request: Request }) =>
    Response.json((await request.arrayBuffer()).byteLength)
  const route = (id: string, path: string) => ({ id, path, module: { loader, action } })
  const routes = {
    recording: route('recording', 'digests/:digest/recording'),
    other: route('other', 'digests/:digest/script'),
  }
  const build = {
    entry: { module: { default: () => new Response('') } },
    routes,
    assets: { routes: {}, entry: { module: '', imports: [] }, url: '', version: '' },
    publicPath: '/',
    assetsBuildDirectory: 'public',
    future: {},
    mode: 'production',
    isSpaMode: false,
  }
  return build as unknown as ServerBuild
}

let server: Server
let origin = ''
beforeAll(async () => {
  server = createServer(listener(site(), readSettings({})))
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => server.close())

const get = (type: string, headers = {}, method = 'GET') =>
  fetch(`${origin}/digests/a/script?type=${type}`, {
    method,
    headers: { 'Accept-Encoding': 'gzip', ...headers },
  })

describe('an answer', () => {
  it('is compressed when it is text', async () => {
    const answer = await get('text/plain')
    expect(answer.headers.get('Content-Encoding')).toBe('gzip')
    expect(new Uint8Array(await answer.arrayBuffer())).toEqual(SOUND)
  })

  it.each([
    ['sound', 'audio/mpeg', {}],
    ['a part of a text', 'text/plain', { Range: 'bytes=0-' }],
  ])('is sent as it stands when it is %s', async (_, type, headers) => {
    const answer = await get(type, headers)
    expect(answer.headers.get('Content-Encoding')).toBeNull()
    expect(answer.headers.get('Content-Length')).toBe('100000')
    expect(new Uint8Array(await answer.arrayBuffer())).toEqual(SOUND)
  })

  it('to HEAD tells the length of what GET sends', async () => {
    const answer = await get('audio/mpeg', {}, 'HEAD')
    expect(answer.headers.get('Content-Length')).toBe('100000')
  })
})

describe('what robots are told', () => {
  it('is a text that holds for a day', async () => {
    const answer = await fetch(`${origin}/robots.txt`)
    expect(answer.status).toBe(200)
    expect(answer.headers.get('Content-Type')).toMatch(/^text\/plain/)
    expect(answer.headers.get('Cache-Control')).toBe('public, max-age=86400')
    expect(await answer.text()).toContain('Disallow: /studio')
  })
})

describe('a secret address', () => {
  const TOKEN = randomBytes(32).toString('base64url')

  it('is told to no other site and found by no search, whatever is answered', async () => {
    for (const path of [`/shares/${TOKEN}`, `/shares/${TOKEN}/audio`, `/feeds/${TOKEN}`]) {
      const { headers } = await fetch(origin + path)
      expect(headers.get('Referrer-Policy')).toBe('no-referrer')
      expect(headers.get('X-Robots-Tag')).toBe('noindex')
    }
    const { headers } = await fetch(`${origin}/courses/a`)
    expect(headers.get('Referrer-Policy')).toBe('same-origin')
    expect(headers.get('X-Robots-Tag')).toBeNull()
  })

  it('stands in no line of the log', async () => {
    const lines: string[] = []
    const write = vi
      .spyOn(log, 'info')
      .mockImplementation((line) => void lines.push(JSON.stringify(line)))
    await fetch(`${origin}/shares/${TOKEN}/audio`)
    await fetch(`${origin}/oembed?url=${encodeURIComponent(`${origin}/shares/${TOKEN}`)}`)
    await vi.waitFor(() => expect(lines).toHaveLength(2))
    write.mockRestore()
    expect(lines.join()).toContain('/shares/:id/audio')
    expect(lines.join()).not.toContain(TOKEN)
  })
})

describe('a body', () => {
  const post = async (path: string, bytes: number) => {
    const answer = await fetch(`${origin}${path}`, { method: 'POST', body: new Uint8Array(bytes) })
    return answer.status === 200 ? answer.json() : answer.status
  }
  const MB = 1024 * 1024

  it('of a recording may have 15 MB', async () => {
    expect(await post('/digests/a/recording', 15 * MB)).toBe(15 * MB)
    expect(await post('/digests/a/recording?_data=recording', MB)).toBe(MB)
    expect(await post('/digests/a/recording', 16 * MB).catch(() => 413)).toBe(413)
  })

  it('of anything else may have 128 KB', async () => {
    expect(await post('/digests/a/script', 128 * 1024)).toBe(128 * 1024)
    for (const path of ['/digests/a/script', '/digests/a/b/recording', '/x?/digests/a/recording'])
      expect(await post(path, MB).catch(() => 413)).toBe(413)
  })
})
