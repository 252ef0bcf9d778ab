import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  ADTS,
  BufferSource,
  BufferTarget,
  EncodedAudioPacketSource,
  EncodedPacket,
  EncodedPacketSink,
  EncodedVideoPacketSource,
  Input,
  Mp4OutputFormat,
  Output,
  WebMOutputFormat,
} from 'mediabunny'
import NodeId3 from 'node-id3'
import { describe, expect, it } from 'vitest'
import { framesIn, heard, onsets } from '#/tests/support/heard'
import { hasData } from '#/tests/support/hostile'
import { babble, opus, wav } from '#/tests/support/recordings'
import { encodeMp3 } from '~/features/digest/audio/mp3.server'
import { RECORDING_LIMIT, takeRecording } from '~/features/digest/audio/recording.server'

const ABOUT = { type: '', title: 'Mine', artist: 'Ning', album: 'Learning' }
const CANARY = 'CANARY-7f3a'

async function taken(bytes: Uint8Array, about: Partial<Parameters<typeof takeRecording>[1]> = {}) {
  const outcome = await takeRecording(bytes, { ...ABOUT, ...about })
  if (outcome.kind !== 'taken') throw new Error(outcome.why)
  return outcome
}

const holdsCanary = (bytes: Uint8Array) =>
  ['latin1', 'utf16le'].some((coding) =>
    Buffer.from(bytes).includes(Buffer.from(CANARY, coding as BufferEncoding)),
  )

const outcome = async (bytes: Uint8Array, type = '') => {
  const answer = await takeRecording(bytes, { ...ABOUT, type })
  return answer.kind === 'taken' ? 'taken' : answer.why
}

const mp3 = () =>
  encodeMp3({ samples: babble(4, 24_000) as Float32Array<ArrayBuffer>, rate: 24_000 })

describe('a recording', () => {
  it.each([
    [
      'Opus in WebM, as Chromium and Firefox record',
      () => opus(babble(4, 48_000), 'webm'),
      'audio/webm;codecs=opus',
    ],
    ['Opus in Ogg', () => opus(babble(4, 48_000), 'ogg'), 'audio/ogg'],
    ['Opus in MP4, as Chromium records', () => opus(babble(4, 48_000), 'mp4'), 'audio/mp4'],
    ['MP3', mp3, 'audio/mpeg'],
    ['WAV', async () => wav(babble(4, 16_000)), 'audio/wav'],
    ['WAV of two channels', async () => wav(babble(8, 44_100), { rate: 44_100, channels: 2 }), ''],
  ])(
    'is taken as %s',
    async (_, make, type) => {
      const { audio, mp3, cut } = await taken(await make(), { type })
      expect(audio.seconds).toBeGreaterThan(4)
      expect(audio.seconds).toBeLessThan(4.8)
      expect(Math.abs(audio.lufs + 16)).toBeLessThanOrEqual(0.5)
      expect(audio.peakDb).toBeLessThanOrEqual(-1)
      expect(audio).toMatchObject({ type: 'audio/mpeg', voice: 'recorded', bytes: mp3.length })
      expect(new Set(framesIn(mp3).map(({ kbits }) => kbits))).toEqual(new Set([48]))
      expect(cut).toBe(false)
      expect(onsets(await heard(mp3))).toHaveLength(1)
    },
    60_000,
  )

  it('is heard when its lines were read out', async () => {
    const samples = new Float32Array(16_000 * 9)
    samples.set(babble(2, 16_000), 16_000 * 2)
    samples.set(babble(2, 16_000), 16_000 * 5)
    const cues = [
      { line: 'a', text: 'One.', start: 2, end: 4 },
      { line: 'b', text: 'Two.', start: 5, end: 7 },
    ]
    const { audio, mp3 } = await taken(wav(samples), { cues })
    const begun = onsets(await heard(mp3))
    expect(begun).toHaveLength(2)
    audio.cues.forEach(({ start }, i) => {
      expect(Math.abs(start - (begun[i] ?? 0))).toBeLessThan(0.1)
    })
    expect(audio.seconds).toBeLessThan(6)
  }, 60_000)

  it('loses everything but its sound', async () => {
    const tagged = NodeId3.write(
      { title: CANARY, comment: { language: 'eng', text: CANARY } },
      Buffer.from(await mp3()),
    )
    const chunks: [string, string][] = [
      ['LIST', `INFOIART\x0C\0\0\0${CANARY}\0`],
      ['bext', CANARY.repeat(9)],
    ]
    for (const bytes of [tagged, wav(babble(3, 16_000), { chunks })]) {
      expect(holdsCanary(bytes)).toBe(true)
      const { mp3, audio } = await taken(bytes)
      expect(holdsCanary(mp3)).toBe(false)
      expect(JSON.stringify(audio)).not.toContain(CANARY)
      expect(NodeId3.read(Buffer.from(mp3))).toMatchObject({ title: 'Mine', artist: 'Ning' })
    }
  }, 60_000)

  it('loses what is glued to its end', async () => {
    const zip = Buffer.from(`PK\x03\x04${'\0'.repeat(26)}<script>${CANARY}</script>PK\x05\x06`)
    for (const bytes of [
      await mp3(),
      wav(babble(3, 16_000)),
      await opus(babble(3, 48_000), 'ogg'),
    ]) {
      const { mp3 } = await taken(Buffer.concat([bytes, zip]))
      expect(holdsCanary(mp3)).toBe(false)
      expect(() => framesIn(mp3)).not.toThrow()
    }
  }, 60_000)

  it('of 185 s ends softly within three minutes', async () => {
    const { audio, cut, mp3 } = await taken(wav(babble(185, 8_000), { rate: 8_000 }))
    expect(cut).toBe(true)
    expect(audio.seconds).toBeGreaterThan(179)
    expect(audio.seconds).toBeLessThanOrEqual(180)
    const { samples } = await heard(mp3)
    expect(Math.max(...samples.slice(-1200).map(Math.abs))).toBeLessThan(0.05)
  }, 120_000)

  it('that says it lasts forever, or four gigabytes, lasts as long as it does', async () => {
    const endless = await remuxed(
      await opus(babble(4, 48_000), 'ogg'),
      new WebMOutputFormat({ appendOnly: true }),
    )
    for (const bytes of [endless, wav(babble(4, 16_000), { claim: 0xffff_fff0 })]) {
      const { audio } = await taken(bytes)
      expect(audio.seconds).toBeGreaterThan(4)
      expect(audio.seconds).toBeLessThan(4.8)
    }
  }, 60_000)
})

describe('what is no recording is refused', () => {
  const speech = babble(3, 16_000)

  it.each<
    [why: string, what: string, bytes: () => Uint8Array | Promise<Uint8Array>, type?: string]
  >([
    ['too-large', 'more than 15 MB', () => new Uint8Array(RECORDING_LIMIT + 1)],
    ['not-audio', 'nothing', () => new Uint8Array()],
    [
      'not-audio',
      'a page with sound behind it',
      async () => Buffer.concat([Buffer.from('<html><script>'), await mp3()]),
    ],
    [
      'not-audio',
      'a document with sound behind it',
      () => Buffer.concat([Buffer.from('%PDF-1.7\n'), wav(speech)]),
    ],
    ['not-as-said', 'sound said to be a page', () => wav(speech), 'text/html'],
    ['not-as-said', 'WebM said to be MP4', () => opus(speech, 'webm'), 'audio/mp4'],
    ['too-long', '201 s', () => wav(babble(201, 8_000), { rate: 8_000 })],
    ['silent', 'silence', () => wav(new Float32Array(48_000))],
    ['silent', 'half a second', () => wav(babble(0.3, 16_000))],
    ['odd-sound', 'one sample a second', () => wav(speech, { rate: 1 })],
    ['odd-sound', 'four billion samples a second', () => wav(speech, { rate: 0xffff_ffff })],
    ['odd-sound', '32 channels', () => wav(speech, { channels: 32 })],
    ['has-video', 'a video', () => withVideo()],
    ['too-long', 'hours of silence in few bytes', () => packets(20_000)],
  ])(
    '%s: %s',
    async (why, _, bytes, type) => {
      expect(await outcome(await bytes(), type)).toBe(why)
    },
    60_000,
  )

  it('whatever is cut off or broken in it, with an outcome each time', async () => {
    const whole = await opus(babble(3, 48_000), 'webm')
    const broken = [0.01, 0.3, 0.9].map((part) => whole.slice(0, whole.length * part))
    for (const step of [7, 211]) {
      const flipped = whole.slice()
      for (let i = 60; i < flipped.length; i += step) flipped[i] = (flipped[i] as number) ^ 0xa5
      broken.push(flipped)
    }
    for (const bytes of broken)
      expect(await outcome(bytes)).toMatch(
        /^(taken|broken|silent|not-audio|odd-sound|unknown-coding|too-long|several-tracks)$/,
      )
  }, 120_000)
})

describe.runIf(hasData)('other people’s files', () => {
  const file = (name: string) =>
    readFileSync(join(process.env.FIFTEEN_DATA ?? '', 'hostile/media/file-type', name))

  it('are taken when they hold AAC, as iPhones record', async () => {
    const recorded = await remuxed(file('fixture-adts-mpeg4.aac'), new Mp4OutputFormat(), 6)
    const { audio } = await taken(recorded, { type: 'audio/mp4' })
    expect(audio.seconds).toBeGreaterThan(1)
    expect(Math.abs(audio.lufs + 16)).toBeLessThanOrEqual(0.5)
  }, 60_000)

  it.each([
    ['fixture.png', 'not-audio'],
    ['fixture-minimal.pdf', 'not-audio'],
    ['fixture.wma.asf', 'not-audio'],
    ['fixture.flac', 'not-audio'],
    ['fixture.ogg', 'unknown-coding'],
    ['fixture-isom.mp4', 'not-audio'],
  ])(
    '%s is refused: %s',
    async (name, why) => {
      expect(await outcome(file(name))).toBe(why)
    },
    60_000,
  )
})

/** The packets of one container in another, `times` over. */
async function remuxed(bytes: Uint8Array, format: Mp4OutputFormat | WebMOutputFormat, times = 1) {
  const { OGG } = await import('mediabunny')
  const input = new Input({ source: new BufferSource(bytes), formats: [OGG, ADTS] })
  const track = await input.getPrimaryAudioTrack()
  if (!track) throw new Error('no track')
  const target = new BufferTarget()
  const output = new Output({ format, target })
  const source = new EncodedAudioPacketSource((await track.getCodec()) ?? 'opus')
  output.addAudioTrack(source)
  await output.start()
  const decoderConfig = (await track.getDecoderConfig()) ?? undefined
  let at = 0
  for (let time = 0; time < times; time += 1) {
    for await (const { data, duration } of new EncodedPacketSink(track).packets()) {
      await source.add(new EncodedPacket(data, 'key', at, duration), { decoderConfig })
      at += duration
    }
  }
  await output.finalize()
  return new Uint8Array(target.buffer as ArrayBuffer)
}

/** WebM of Opus packets that are 120 ms of silence in three bytes each. */
async function packets(count: number) {
  const target = new BufferTarget()
  const output = new Output({ format: new WebMOutputFormat(), target })
  const source = new EncodedAudioPacketSource('opus')
  output.addAudioTrack(source)
  await output.start()
  const decoderConfig = { codec: 'opus', numberOfChannels: 1, sampleRate: 48_000 }
  for (let i = 0; i < count; i += 1) {
    // RFC 6716, 3.2.5: six frames of 20 ms, each empty
    const data = Uint8Array.from([0x4b, 0x06])
    await source.add(new EncodedPacket(data, 'key', i * 0.12, 0.12), { decoderConfig })
  }
  await output.finalize()
  return new Uint8Array(target.buffer as ArrayBuffer)
}

async function withVideo() {
  const target = new BufferTarget()
  const output = new Output({ format: new WebMOutputFormat(), target })
  const [picture, sound] = [
    new EncodedVideoPacketSource('vp8'),
    new EncodedAudioPacketSource('opus'),
  ]
  output.addVideoTrack(picture)
  output.addAudioTrack(sound)
  await output.start()
  await picture.add(new EncodedPacket(new Uint8Array(40), 'key', 0, 1), {
    decoderConfig: { codec: 'vp8', codedWidth: 16, codedHeight: 16 },
  })
  await sound.add(new EncodedPacket(Uint8Array.from([0x4b, 0x06]), 'key', 0, 0.12), {
    decoderConfig: { codec: 'opus', numberOfChannels: 1, sampleRate: 48_000 },
  })
  await output.finalize()
  return new Uint8Array(target.buffer as ArrayBuffer)
}
