// A process of its own: says Chinese sentences. The package is under the GPL-3; nothing else of
// the product shares its process. See child.server.ts and docs/decisions/0013-voices-and-audio.md.
import { answerParent, Unable } from './child-work.server'

type Espeak = {
  set_voice: (name: string) => void
  set_rate: (rate: number) => void
  get_samplerate: () => number
  synthesize: (text: string, heard: (samples: Int16Array | null) => void) => void
}

const VOICE = 'cmn'
const PACE = 200 // of its own unit, words a minute
const PACKAGE = '@echogarden/espeak-ng-emscripten'

async function load(): Promise<Espeak | null> {
  try {
    const { default: start } = await import(/* @vite-ignore */ PACKAGE)
    const { eSpeakNGWorker } = await start()
    return new eSpeakNGWorker()
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_MODULE_NOT_FOUND') return null
    throw error
  }
}

const espeak = await load()

await answerParent(async ({ head: { text, tempo } }) => {
  if (!espeak) throw new Unable('missing')
  espeak.set_voice(VOICE)
  espeak.set_rate(Math.round(PACE * Number(tempo)))
  const parts: Buffer[] = []
  espeak.synthesize(String(text), (samples) => {
    if (samples) parts.push(Buffer.from(samples.slice().buffer))
  })
  return { head: { rate: espeak.get_samplerate() }, body: Buffer.concat(parts) }
})
