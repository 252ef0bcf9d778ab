import { createHash, randomBytes } from 'node:crypto'

/** What a secret address ends in: 32 random bytes. It is shown once and stored as its hash. */
export const newToken = (): string => randomBytes(32).toString('base64url')

/** What is stored of a secret address; null for what can't be the end of one. */
export function hashOf(token: string): string | null {
  if (!/^[\w-]{43}$/.test(token)) return null
  return createHash('sha256').update(token).digest('hex')
}
