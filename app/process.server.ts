import { readSettings, type Settings } from '~/settings.server'

/** ms that a process has to end once it was asked to. */
export const GRACE = 10_000
export const BAD_SETTING = 78

/** Ends the process with one line that says why. */
export function giveUp(error: unknown, status: number): never {
  process.stderr.write(`${(error as Error).message.split('\n', 1)[0]}\n`)
  process.exit(status)
}

/** The settings; a bad one ends the process with 78. */
export function checkedSettings(): Settings {
  try {
    return readSettings(process.env)
  } catch (error) {
    return giveUp(error, BAD_SETTING)
  }
}

/** Ends the process at SIGTERM or SIGINT, when `stop` is done or ten seconds have passed. */
export function onStop(stop: () => Promise<void>): void {
  let stopping = false
  const once = async () => {
    if (stopping) return
    stopping = true
    setTimeout(() => process.exit(1), GRACE).unref()
    await stop()
    process.exit(0)
  }
  process.on('SIGTERM', once)
  process.on('SIGINT', once)
}
