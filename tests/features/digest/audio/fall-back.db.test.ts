import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { publishTiny, type TestDatabase, testDatabase } from '#/tests/support/database'
import { newLearner, study } from '#/tests/support/study'
import { voiceServer } from '#/tests/support/voice-server'
import { makeAudio } from '~/features/digest/audio/make.server'
import type { Order } from '~/features/digest/audio/order'

const line = (id: string, text: string) => ({
  id,
  part: 'point' as const,
  text,
  spoken: text,
  from: null,
  begins: false,
})

const ORDER: Order = {
  lines: [
    line('a', 'Memory fades when it is not used.'),
    line('b', 'It comes back stronger each time you recall it.'),
  ],
  language: 'en',
  title: 'How memory works',
  artist: 'Fifteen',
  album: 'Learning',
  chapters: { opening: 'Opening', point: 'In short', recall: 'To recall' },
  fit: 'keep',
}

let database: TestDatabase
let courseId = ''
let server: Awaited<ReturnType<typeof voiceServer>>
beforeAll(async () => {
  database = await testDatabase()
  courseId = (await publishTiny(database, { modules: 6 })).courseId
  server = await voiceServer()
  vi.stubEnv('TTS_BASE_URL', server.url)
  vi.stubEnv('TTS_ALLOW_PRIVATE', '1')
  vi.stubEnv('TTS_TIMEOUT', '2')
})
afterAll(async () => {
  vi.unstubAllEnvs()
  server.close()
  await database.drop()
})

async function make() {
  const steps = new Set<string>()
  const made = await makeAudio(ORDER, { report: (step) => steps.add(step) })
  if (made.kind !== 'made') throw new Error(made.kind)
  return { ...made, steps: [...steps] }
}

/** Eighteen answers, one after another. */
async function answering(): Promise<void> {
  const learner = await newLearner()
  for (let n = 1; n <= 6; n += 1) await study(learner, courseId, `m${n}`)
}

describe('an audio by an endpoint', () => {
  it('is said by it while it does', async () => {
    const { audio, fellBack, steps } = await make()
    expect(audio.voice).toBe('endpoint tts-1 alloy')
    expect(fellBack).toBeNull()
    expect(steps).toEqual(['speaking', 'mixing'])
    expect(Math.abs(audio.lufs + 16)).toBeLessThanOrEqual(0.5)
  })

  it('is said by the product’s own voice when it breaks, and the job is told', async () => {
    server.way = 'break off'
    const { audio, fellBack, steps } = await make()
    expect(audio.voice).toBe('flite rms')
    expect(fellBack).toBe('died')
    expect(steps).toEqual(['voice-died', 'speaking', 'mixing'])
  })

  it.each(['hang', 'flood'] as const)(
    'keeps no answer waiting while it %ss',
    async (way) => {
      server.way = way
      let done = false
      const making = make().finally(() => {
        done = true
      })
      let rounds = 0
      for (; !done && rounds < 2; rounds += 1) await answering()
      expect(rounds).toBeGreaterThan(1)
      const { fellBack, audio } = await making
      expect(fellBack).toBe(way === 'hang' ? 'slow' : 'too-large')
      expect(audio.voice).toBe('flite rms')
    },
    120_000,
  )
})
