// Runs functions of the studio, one at a time. Plain JavaScript, for it runs as it stands and brings
// the loader that what is not bundled needs: see in-worker.server.ts.
import { parentPort, workerData } from 'node:worker_threads'

let loads = false

/** So that TypeScript can be imported. */
async function load() {
  if (loads) return
  loads = true
  const { register } = await import('tsx/esm/api')
  register({ tsconfig: workerData.tsconfig })
}

const report = (step, progress) => parentPort.postMessage({ step, progress })

parentPort.on('message', async ({ href, source, name, given, reports, milliseconds }) => {
  try {
    if (source) await load()
    const found = await import(href)
    parentPort.postMessage({ begun: milliseconds })
    const told = reports ? [...given, report] : given
    parentPort.postMessage({ value: await found[name](...told) })
  } catch (error) {
    parentPort.postMessage({ error: error instanceof Error ? error.message : String(error) })
  }
})
