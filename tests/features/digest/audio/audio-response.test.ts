import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { Refusal } from '~/features/refusal'

const BYTES = new Uint8Array(randomBytes(50_000))
const FILE = { type: 'audio/mpeg', bytes: 50_000, etag: 'abc' }

let folder = ''
let answer: (headers?: Record<string, string>, method?: string, key?: string) => Promise<Response>

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fifteen-audio-'))
  vi.stubEnv('DATA_DIR', folder)
  const { writeFile } = await import('~/features/digest/audio/store.server')
  const { audioResponse } = await import('~/features/digest/audio/audio-response.server')
  await writeFile('one.mp3', BYTES)
  answer = (headers = {}, method = 'GET', key = 'one.mp3') =>
    audioResponse(new Request('http://localhost/a', { headers, method }), key, FILE)
})
afterAll(() => rm(folder, { recursive: true }))

const bytesOf = async (response: Response) => Buffer.from(await response.arrayBuffer())

describe('audioResponse', () => {
  it('sends the whole file, and says that parts can be had', async () => {
    const response = await answer()
    expect(response.status).toBe(200)
    expect(Object.fromEntries(response.headers)).toEqual({
      'accept-ranges': 'bytes',
      'cache-control': 'private, no-cache',
      'content-length': '50000',
      'content-type': 'audio/mpeg',
      etag: '"abc"',
    })
    expect(Buffer.compare(await bytesOf(response), BYTES)).toBe(0)
  })

  it.each([
    ['bytes=0-1', 0, 1],
    ['bytes=10000-19999', 10_000, 19_999],
    ['bytes=49999-', 49_999, 49_999],
    ['bytes=-500', 49_500, 49_999],
    ['bytes=40000-99999', 40_000, 49_999],
  ])('sends %s to the byte', async (Range, first, last) => {
    const response = await answer({ Range })
    expect(response.status).toBe(206)
    expect(response.headers.get('Content-Range')).toBe(`bytes ${first}-${last}/50000`)
    expect(response.headers.get('Content-Length')).toBe(String(last - first + 1))
    expect(Buffer.compare(await bytesOf(response), BYTES.subarray(first, last + 1))).toBe(0)
  })

  it('says how long it is when a part lies beyond it', async () => {
    const response = await answer({ Range: 'bytes=50000-' })
    expect(response.status).toBe(416)
    expect(response.headers.get('Content-Range')).toBe('bytes */50000')
    expect(await response.text()).toBe('')
  })

  it('sends a part only of the file that is meant', async () => {
    const Range = 'bytes=0-9'
    expect((await answer({ Range, 'If-Range': '"abc"' })).status).toBe(206)
    expect((await answer({ Range, 'If-Range': '"old"' })).status).toBe(200)
    expect((await answer({ Range, 'If-Range': 'W/"abc"' })).status).toBe(200)
  })

  it('sends nothing to who has it', async () => {
    const response = await answer({ 'If-None-Match': '"old", W/"abc"', Range: 'bytes=0-9' })
    expect(response.status).toBe(304)
    expect(await response.text()).toBe('')
  })

  it('answers HEAD with the length alone', async () => {
    const response = await answer({ Range: 'bytes=0-9' }, 'HEAD')
    expect(response.status).toBe(200)
    expect(response.headers.get('Content-Length')).toBe('50000')
    expect(await response.text()).toBe('')
  })

  it('refuses what the store has lost', async () => {
    await expect(answer({}, 'GET', 'none.mp3')).rejects.toThrow(Refusal)
  })

  it('offers to save under a name in any language', async () => {
    const { audioResponse } = await import('~/features/digest/audio/audio-response.server')
    const file = { ...FILE, download: "记忆's (1).mp3\r\nX: y" }
    const { headers } = await audioResponse(new Request('http://localhost/a'), 'one.mp3', file)
    const [, name = ''] =
      headers.get('Content-Disposition')?.match(/^attachment; filename\*=UTF-8''([\w.%-]+)$/) ?? []
    expect(decodeURIComponent(name)).toBe("记忆's (1).mp3\r\nX: y")
  })
})
