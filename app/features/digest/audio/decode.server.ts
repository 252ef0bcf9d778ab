import {
  AdtsOutputFormat,
  AudioSampleSink,
  BufferTarget,
  EncodedAudioPacketSource,
  EncodedPacketSink,
  type InputAudioTrack,
  Output,
} from 'mediabunny'
import { MPEGDecoder } from 'mpg123-decoder'
import { OpusDecoder } from 'opus-decoder'
import { Child } from './child.server'
import { Unable } from './child-work.server'
import { mixDown, type Sound } from './sound'

const BATCH = 200 // packets decoded at once
const AAC_MEMORY = 500 // MB
const AAC_LONGEST = 60_000 // ms

type Decoded = { channelData: Float32Array[]; sampleRate: number }

/** Gathers what is decoded, in one channel, until there is more than is taken. */
class Gathered {
  private readonly parts: Float32Array[] = []
  private length = 0
  private rate = 0

  constructor(private readonly longest: number) {}

  /** @throws Unable `too-long`; `broken` when the rate changes midway */
  add({ channelData, sampleRate }: Decoded): void {
    const part = mixDown(channelData)
    if (part.length === 0) return
    this.rate ||= sampleRate
    if (sampleRate !== this.rate) throw new Unable('broken')
    this.parts.push(part)
    this.length += part.length
    if (this.length > this.longest * this.rate) throw new Unable('too-long')
  }

  get sound(): Sound {
    const samples = new Float32Array(this.length)
    let at = 0
    for (const part of this.parts) {
      samples.set(part, at)
      at += part.length
    }
    return { samples, rate: this.rate }
  }
}

async function* batchesOf(track: InputAudioTrack): AsyncGenerator<Uint8Array[]> {
  let batch: Uint8Array[] = []
  for await (const { data } of new EncodedPacketSink(track).packets()) {
    batch.push(data)
    if (batch.length < BATCH) continue
    yield batch
    batch = []
  }
  if (batch.length > 0) yield batch
}

async function decodeOpus(track: InputAudioTrack, gathered: Gathered, channels: number) {
  const decoder = new OpusDecoder({ channels })
  await decoder.ready
  for await (const batch of batchesOf(track)) gathered.add(decoder.decodeFrames(batch))
}

async function decodeMpeg(track: InputAudioTrack, gathered: Gathered) {
  const decoder = new MPEGDecoder()
  await decoder.ready
  for await (const batch of batchesOf(track)) gathered.add(decoder.decodeFrames(batch))
}

async function decodePcm(track: InputAudioTrack, gathered: Gathered) {
  for await (const sample of new AudioSampleSink(track).samples()) {
    const channelData = Array.from({ length: sample.numberOfChannels }, (_, planeIndex) => {
      const plane = new Float32Array(sample.numberOfFrames)
      sample.copyTo(plane, { planeIndex, format: 'f32-planar' })
      return plane
    })
    gathered.add({ channelData, sampleRate: sample.sampleRate })
    sample.close()
  }
}

/** Puts the packets of a track into a plain stream, and has another process decode that. */
async function decodeAac(track: InputAudioTrack, gathered: Gathered) {
  const target = new BufferTarget()
  const output = new Output({ format: new AdtsOutputFormat(), target })
  const source = new EncodedAudioPacketSource('aac')
  output.addAudioTrack(source)
  await output.start()
  const decoderConfig = (await track.getDecoderConfig()) ?? undefined
  for await (const packet of new EncodedPacketSink(track).packets())
    await source.add(packet, { decoderConfig })
  await output.finalize()
  const child = new Child('aac-decoder.server.ts', { megabytes: AAC_MEMORY })
  try {
    const adts = new Uint8Array(target.buffer as ArrayBuffer)
    const { head, body } = await child.ask({}, adts, { ms: AAC_LONGEST })
    gathered.add({ channelData: [new Float32Array(body.buffer)], sampleRate: Number(head.rate) })
  } finally {
    child.end()
  }
}

/**
 * All that is heard of a track, in one channel. Times that the container gives are not believed:
 * packets are played one after the other.
 *
 * @param longest s above which nothing more is decoded
 * @throws Unable `too-long`, `broken`, `unknown-coding`, `no-decoder`
 */
export async function decodeTrack(track: InputAudioTrack, longest: number): Promise<Sound> {
  const codec = (await track.getCodec()) ?? 'unknown'
  const gathered = new Gathered(longest)
  if (codec === 'opus') await decodeOpus(track, gathered, await track.getNumberOfChannels())
  else if (codec === 'mp3') await decodeMpeg(track, gathered)
  else if (codec === 'aac') await decodeAac(track, gathered)
  else if (codec.startsWith('pcm-')) await decodePcm(track, gathered)
  else throw new Unable('unknown-coding')
  return gathered.sound
}
