// A process of its own: decodes AAC. The package is under the GPL-2; nothing else of the product
// shares its process. See child.server.ts and docs/decisions/0013-voices-and-audio.md.
import { answerParent, Unable } from './child-work.server'
import { mixDown } from './sound'

type Decoder = {
  decode: (adts: Uint8Array) => { channelData: Float32Array[]; sampleRate: number }
  free: () => void
}

const PACKAGE = '@audio/aac-decode'

async function load(): Promise<Decoder | null> {
  try {
    const { decoder } = await import(/* @vite-ignore */ PACKAGE)
    return await decoder()
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_MODULE_NOT_FOUND') return null
    throw error
  }
}

const decoder = await load()

await answerParent(async ({ body }) => {
  if (!decoder) throw new Unable('no-decoder')
  const { channelData, sampleRate } = decoder.decode(body)
  const samples = mixDown(channelData)
  return { head: { rate: sampleRate }, body: new Uint8Array(samples.buffer) }
})
