import factory from '@libav.js/variant-webcodecs'

// biome-ignore lint/suspicious/noExplicitAny: the library's own types leave it out
const { LibAV } = factory as any

/** Something like speech: bursts of a tone of a falling pitch, with pauses. Levels −1 to 1. */
export function babble(seconds: number, rate: number, level = 0.3): Float32Array {
  let phase = 0
  return Float32Array.from({ length: Math.round(seconds * rate) }, (_, i) => {
    const at = (i / rate) % 0.5
    phase += (2 * Math.PI * (300 - 200 * at)) / rate
    return at < 0.35 ? level * Math.sin(phase) : 0
  })
}

/** 16-bit samples in a WAV file, with chunks of any kind after its format. */
export function wav(
  samples: Float32Array,
  { rate = 16_000, channels = 1, chunks = [] as [id: string, text: string][], claim = -1 } = {},
): Uint8Array {
  const pcm = new Uint8Array(samples.length * 2)
  const view = new DataView(pcm.buffer)
  samples.forEach((sample, i) => {
    view.setInt16(2 * i, sample * 32_767, true)
  })
  const chunk = (id: string, body: Uint8Array, size = body.length) => {
    const head = Buffer.alloc(8)
    head.write(id, 0, 'latin1')
    head.writeUInt32LE(size >>> 0, 4)
    return Buffer.concat([head, body, new Uint8Array(body.length % 2)])
  }
  const format = Buffer.alloc(16)
  format.writeUInt16LE(1, 0)
  format.writeUInt16LE(channels, 2)
  format.writeUInt32LE(rate, 4)
  format.writeUInt32LE((rate * channels * 2) >>> 0, 8)
  format.writeUInt16LE((channels * 2) & 0xffff, 12)
  format.writeUInt16LE(16, 14)
  const parts = [
    Buffer.from('WAVE'),
    chunk('fmt ', format),
    ...chunks.map(([id, text]) => chunk(id, Buffer.from(text))),
    chunk('data', pcm, claim < 0 ? pcm.length : claim),
  ]
  return chunk('RIFF', Buffer.concat(parts))
}

/** Opus as FFmpeg codes it, in one of its containers. Samples at 48 kHz. */
export async function opus(
  samples: Float32Array,
  container: 'webm' | 'ogg' | 'mp4',
): Promise<Uint8Array> {
  const libav = await LibAV({ noworker: true })
  const kind = { channel_layout: 4, channels: 1, sample_rate: 48_000 }
  const ctx = { ...kind, bit_rate: 48_000, sample_fmt: libav.AV_SAMPLE_FMT_FLT }
  const settings = { ctx, time_base: [1, 48_000] }
  const [, context, frame, packet, size] = await libav.ff_init_encoder('libopus', settings)
  const frames = []
  for (let pts = 0; pts + size <= samples.length; pts += size) {
    const data = samples.subarray(pts, pts + size)
    frames.push({ ...kind, data, format: libav.AV_SAMPLE_FMT_FLT, pts })
  }
  const filename = `a.${container}`
  const to = { format_name: container, filename, open: true }
  const [muxer, , pb] = await libav.ff_init_muxer(to, [[context, 1, 48_000]])
  await libav.avformat_write_header(muxer, 0)
  const packets = await libav.ff_encode_multi(context, frame, packet, frames, true)
  await libav.ff_write_multi(muxer, packet, packets)
  await libav.av_write_trailer(muxer)
  await libav.ff_free_muxer(muxer, pb)
  await libav.ff_free_encoder(context, frame, packet)
  return libav.readFile(filename)
}
