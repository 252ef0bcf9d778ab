import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { publishTiny, type TestDatabase, testDatabase } from '#/tests/support/database'
import { visitor } from '#/tests/support/visitor'
import { failDigest, makeDigest } from '~/features/digest/make-digest.server'
import { askForModuleDigest } from '~/features/digest/module-digest.server'
import { onJob } from '~/jobs/kinds.server'
import { workOnce } from '~/jobs/work.server'

vi.setConfig({ testTimeout: 120_000 })

let database: TestDatabase
let path = ''
const stranger = visitor()

beforeAll(async () => {
  database = await testDatabase()
  await publishTiny(database, { modules: 2 })
  onJob('make-digest', makeDigest, { lane: 'long', onFailed: failDigest })
  path = `/digests/${await askForModuleDigest('tiny', 'm1')}`
})
afterAll(() => database.drop())

describe('the audio of a module', () => {
  it('is nowhere before it is made', async () => {
    for (const part of ['audio', 'transcript', 'chapters']) {
      expect((await stranger.get(`${path}/${part}`)).status).toBe(404)
    }
    while (await workOnce('long'));
  })

  it('is there for a stranger, and stays with them', async () => {
    const { status, headers } = await stranger.get(`${path}/audio`)
    expect(status).toBe(200)
    expect(headers.get('Content-Type')).toBe('audio/mpeg')
    expect(headers.get('Accept-Ranges')).toBe('bytes')
    expect(headers.get('Cache-Control')).toBe('public, max-age=31536000, immutable')
    expect(headers.get('Set-Cookie')).toBeNull()
  })

  it('comes in parts', async () => {
    const whole = await stranger.get(`${path}/audio`)
    const size = Number(whole.headers.get('Content-Length'))
    const { status, headers } = await stranger.get(`${path}/audio`, { Range: 'bytes=100-299' })
    expect(status).toBe(206)
    expect(headers.get('Content-Range')).toBe(`bytes 100-299/${size}`)
    expect(headers.get('Content-Length')).toBe('200')
    const past = await stranger.get(`${path}/audio`, { Range: `bytes=${size}-` })
    expect(past.status).toBe(416)
  })

  it('has a transcript and chapters that a podcast app can read', async () => {
    const transcript = await stranger.get(`${path}/transcript`)
    expect(transcript.headers.get('Content-Type')).toBe('text/vtt; charset=utf-8')
    const lines = transcript.text.split('\n')
    expect(lines[0]).toBe('WEBVTT')
    expect(lines[2]).toMatch(/^00:00:00\.\d{3} --> 00:00:\d\d\.\d{3}$/)
    expect(lines[3]).toContain('Module 1')
    const chapters = JSON.parse((await stranger.get(`${path}/chapters`)).text)
    expect(chapters.version).toBe('1.2.0')
    expect(chapters.chapters[0]).toEqual({ startTime: 0, title: 'What it is about' })
  })
})
