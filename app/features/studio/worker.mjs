// Runs functions of the studio, one at a time. Plain JavaScript, for it runs as it stands and brings
// the loader that the rest needs: see in-worker.server.ts.
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parentPort, workerData } from 'node:worker_threads'
import { register } from 'tsx/esm/api'

const { root, folder } = workerData
register({ tsconfig: join(root, 'tsconfig.json') })

const report = (step, progress) => parentPort.postMessage({ step, progress })

parentPort.on('message', async ({ file, name, given, reports, milliseconds }) => {
  try {
    const found = await import(pathToFileURL(join(folder, file)).href)
    parentPort.postMessage({ begun: milliseconds })
    const told = reports ? [...given, report] : given
    parentPort.postMessage({ value: await found[name](...told) })
  } catch (error) {
    parentPort.postMessage({ error: error instanceof Error ? error.message : String(error) })
  }
})
