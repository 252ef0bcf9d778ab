import { readFileSync, readlinkSync } from 'node:fs'
import { hostname } from 'node:os'

/** How a process stands in the system's table: a letter such as R, S or Z, and when it began, in ticks since the machine did. */
function standingOf(pid: number): { state?: string; began?: string } {
  const line = readFileSync(`/proc/${pid}/stat`, 'utf8')
  // The second field is a name in brackets, and may hold spaces and brackets itself.
  const fields = line.slice(line.lastIndexOf(')') + 2).split(' ')
  return { state: fields[0], began: fields[19] }
}

/** Where process numbers mean the same: a host, its run since it was started, a namespace of processes. */
function place(): string {
  if (readlinkSync('/proc/self') !== String(process.pid)) throw new Error('not our own /proc')
  const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
  return `${hostname()} ${boot} ${readlinkSync('/proc/self/ns/pid')}`
}

/**
 * Names a process so that another one of the same place can tell whether it is still there: host,
 * boot, namespace, number, beginning. Null where the system can't tell, as without Linux's `/proc`.
 */
export function holderOf(pid: number): string | null {
  try {
    return `${place()} ${pid} ${standingOf(pid).began}`
  } catch {
    return null
  }
}

let own: string | null | undefined

/** This process, see {@link holderOf}. */
export function ownHolder(): string | null {
  if (own === undefined) own = holderOf(process.pid)
  return own
}

/** Whether a process is certainly no more. False for one of another place, of which nothing is known. */
export function isGone(holder: string): boolean {
  const [, here, pid, began] = /^(.*) (\d+) (\d+)$/.exec(holder) ?? []
  if (here === undefined || !ownHolder()?.startsWith(`${here} `)) return false
  try {
    process.kill(Number(pid), 0)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return true
  }
  try {
    const standing = standingOf(Number(pid))
    return standing.began !== began || standing.state === 'Z' || standing.state === 'X'
  } catch {
    return false
  }
}
