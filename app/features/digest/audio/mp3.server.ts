import { registerMp3Encoder } from '@mediabunny/mp3-encoder'
import { AudioSample, AudioSampleSource, BufferTarget, Mp3OutputFormat, Output } from 'mediabunny'
import { MPEGDecoder } from 'mpg123-decoder'
import NodeId3 from 'node-id3'
import { mixDown, RATE, type Sound } from './sound'
import type { Chapter } from './track'

const BITRATE = 48_000
const CHUNK = RATE // samples handed over at once

/** s by which an MP3 of {@link encodeMp3} lags: 576 samples of LAME's coder and 529 of any decoder. */
export const LAG = 1105 / RATE

/**
 * Encodes a sound at {@link RATE} with a constant bit rate, and no index: a player finds a place
 * more exactly without.
 */
export async function encodeMp3({ samples, rate }: Sound): Promise<Uint8Array> {
  registerMp3Encoder()
  const target = new BufferTarget()
  const output = new Output({ format: new Mp3OutputFormat({ xingHeader: false }), target })
  const source = new AudioSampleSource({ codec: 'mp3', bitrate: BITRATE })
  output.addAudioTrack(source)
  await output.start()
  for (let from = 0; from < samples.length; from += CHUNK) {
    const data = samples.slice(from, from + CHUNK)
    const sample = new AudioSample({
      data,
      format: 'f32',
      numberOfChannels: 1,
      sampleRate: rate,
      timestamp: from / rate,
    })
    await source.add(sample)
    sample.close()
  }
  await output.finalize()
  return new Uint8Array(target.buffer as ArrayBuffer)
}

/** What is heard of an MP3, its channels mixed into one. */
export async function decodeMp3(mp3: Uint8Array): Promise<Sound> {
  const decoder = new MPEGDecoder()
  await decoder.ready
  const { channelData, sampleRate } = decoder.decode(mp3)
  decoder.free()
  return { samples: mixDown(channelData), rate: sampleRate }
}

/** Puts tags before an MP3; with chapters, so that podcast apps show them. */
export function tagged(
  mp3: Uint8Array,
  tags: { title: string; artist: string; album: string; chapters: Chapter[]; seconds: number },
): Uint8Array {
  const { title, artist, album, chapters, seconds } = tags
  const chapter = chapters.map(({ title, start }, i) => ({
    elementID: `chapter${i}`,
    startTimeMs: Math.round(start * 1000),
    endTimeMs: Math.round((chapters[i + 1]?.start ?? seconds) * 1000),
    tags: { title },
  }))
  const tableOfContents = [
    { elementID: 'contents', isOrdered: true, elements: chapter.map(({ elementID }) => elementID) },
  ]
  const head = NodeId3.create({
    title,
    artist,
    album,
    length: String(Math.round(seconds * 1000)),
    ...(chapters.length > 0 ? { chapter, tableOfContents } : {}),
  })
  return Buffer.concat([head, mp3])
}
