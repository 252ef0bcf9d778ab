import { readFileSync } from 'node:fs'
import { performance } from 'node:perf_hooks'

/** ms that this process has computed, in all of its threads: a busy machine does not add to it. */
export function computed(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

const TICK = 10 // ms, of Linux

/** ms that this thread has computed; undefined where the system does not tell. */
function computedHere(): number | undefined {
  try {
    const stat = readFileSync('/proc/thread-self/stat', 'utf8')
    const [user, system] = stat
      .slice(stat.lastIndexOf(')') + 2)
      .split(' ')
      .slice(11, 13)
    return (Number(user) + Number(system)) * TICK
  } catch {
    return undefined
  }
}

/**
 * The share of what is computed meanwhile that this thread computes, 0 to 1: above a half where the
 * work is its own. Where the system does not tell, the share of the time in which it is at work.
 */
export async function shareHere(work: () => Promise<unknown>): Promise<number> {
  const [all, here, loop] = [computed(), computedHere(), performance.eventLoopUtilization()]
  await work()
  const now = computedHere()
  if (here === undefined || now === undefined) {
    return performance.eventLoopUtilization(loop).utilization
  }
  return (now - here) / (computed() - all)
}
