import crypto from 'node:crypto'
import { syncBuiltinESMExports } from 'node:module'

if (process.env.NODE_ENV === 'production') {
  console.error('The seeded learners never load in production.')
  process.exit(1)
}

let drawn: { whose: string; count: number } | undefined

crypto.randomUUID = () => {
  if (!drawn) return crypto.webcrypto.randomUUID() as ReturnType<typeof crypto.randomUUID>
  drawn.count += 1
  const hex = crypto.createHash('sha256').update(`${drawn.whose} ${drawn.count}`).digest('hex')
  const part = (from: number, to: number) => hex.slice(from, to)
  return `${part(0, 8)}-${part(8, 12)}-4${part(13, 16)}-8${part(17, 20)}-${part(20, 32)}`
}
syncBuiltinESMExports()

/** From here on it is `moment` in this process, and stays so. */
export function stopClockAt(moment: number): void {
  Date.now = () => moment
}

/** From here on ids are drawn in a row that is always the same for `whose`. */
export function drawIdsFor(whose: string): void {
  drawn = { whose, count: 0 }
}
