import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { install } from './prepare.mjs'

const [script, ...args] = process.argv.slice(2)
install()
process.argv = [process.argv[0], resolve(script), ...args]
const { register } = await import('tsx/esm/api')
register()
await import(pathToFileURL(resolve(script)).href)
