import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const { FIFTEEN_DATA } = process.env

/** Whether the shared data is here; without it, what needs it is skipped. */
export const hasData = FIFTEEN_DATA !== undefined && existsSync(join(FIFTEEN_DATA, 'hostile'))
if (!hasData) console.log('skipped: no data')

/** The strings of a file of the shared data that want to do harm. */
export function hostile(file: string): string[] {
  if (!hasData) return []
  const read: (string | { payload: string })[] = JSON.parse(
    readFileSync(join(FIFTEEN_DATA ?? '', 'hostile', file), 'utf8'),
  )
  return read.map((one) => (typeof one === 'string' ? one : one.payload))
}
