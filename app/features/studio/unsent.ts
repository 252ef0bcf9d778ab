/** What was typed and has not reached the server: with what it was before, and the revision that is. */
export type UnsentText<T> = { value: T; before: T; revision: number }

const keyOf = (name: string) => `unsent ${name}`

/** Keeps it on this device; a full or forbidden store is no trouble. */
export function rememberUnsent<T>(name: string, unsent: UnsentText<T>): void {
  try {
    localStorage.setItem(keyOf(name), JSON.stringify(unsent))
  } catch {}
}

/** What an earlier page of this device has left unsent, or null. */
export function unsentOf<T>(name: string): UnsentText<T> | null {
  try {
    return JSON.parse(localStorage.getItem(keyOf(name)) ?? 'null') as UnsentText<T> | null
  } catch {
    return null
  }
}

/** It has arrived. */
export function forgetUnsent(name: string): void {
  try {
    localStorage.removeItem(keyOf(name))
  } catch {}
}

const STAYS = 3_000 // ms: a page that is read while a text arrives may not have it yet

/** Forgets what has arrived, in a moment, unless something else was typed since. */
export function forgetArrived<T>(name: string, value: T): void {
  setTimeout(() => {
    if (JSON.stringify(unsentOf<T>(name)?.value) === JSON.stringify(value)) forgetUnsent(name)
  }, STAYS)
}
