import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { afterEach, describe, expect, it } from 'vitest'
import { holderOf, isGone, ownHolder } from '~/jobs/holder.server'

const started: ChildProcess[] = []

/** A process that waits, and the first line that it writes. */
async function waiting(command: string) {
  const child = spawn('sh', ['-c', command], { stdio: ['ignore', 'pipe', 'inherit'] })
  started.push(child)
  const [line] = await once(child.stdout, 'data')
  return { child, pid: Number.parseInt(String(line), 10) }
}

/** The name of a holder with one of its five parts in other words. */
function changed(holder: string, part: number, to: string): string {
  const parts = holder.split(' ')
  parts[part] = to
  return parts.join(' ')
}

const held = (pid: number) => String(holderOf(pid))

afterEach(() => {
  for (const child of started.splice(0)) child.kill('SIGKILL')
})

describe.runIf(process.platform === 'linux')('whether a process is gone', () => {
  it('is no while it is there, be it this one or another', async () => {
    const { pid } = await waiting('echo $$; exec sleep 60')
    expect(ownHolder()).toBe(holderOf(process.pid))
    expect([isGone(held(process.pid)), isGone(held(pid))]).toEqual([false, false])
  })
  it('is yes once it was killed', async () => {
    const { child, pid } = await waiting('echo $$; exec sleep 60')
    const holder = held(pid)
    child.kill('SIGKILL')
    await once(child, 'exit')
    expect(isGone(holder)).toBe(true)
  })
  it('is yes when its number is another process by now, that began later', () => {
    expect(isGone(changed(held(process.pid), 4, '1'))).toBe(true)
  })
  it('is yes for one that has ended and that nobody has asked for its status', async () => {
    const { pid } = await waiting('sleep 0.1 & echo $!; exec sleep 60')
    const holder = held(pid)
    await expect.poll(() => isGone(holder)).toBe(true)
  })
  it('is no for one of another host, of an earlier boot or of another container: nobody can tell', async () => {
    const { child, pid } = await waiting('echo $$; exec sleep 60')
    const holder = held(pid)
    child.kill('SIGKILL')
    await once(child, 'exit')
    const elsewhere = [0, 1, 2].map((part) => changed(holder, part, 'other'))
    expect(elsewhere.map(isGone)).toEqual([false, false, false])
  })
  it('is no for what names no process', () => {
    expect(['', 'somebody', '1 2'].map(isGone)).toEqual([false, false, false])
  })
})
