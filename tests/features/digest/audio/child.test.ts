import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { join, relative, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Child, ChildDied } from '~/features/digest/audio/child.server'
import { Unable } from '~/features/digest/audio/child-work.server'

const WORK = `
import { answerParent, Unable } from '${resolve('app/features/digest/audio/child-work.server')}'
await answerParent(async ({ head, body }, tell) => {
  if (head.want === 'unable') throw new Unable('unsaid', 7)
  if (head.want === 'bug') throw new TypeError('a bug')
  if (head.want === 'hang') for (;;);
  if (head.want === 'die') process.exit(3)
  if (head.want === 'print') console.log('not for the pipe')
  if (head.want === 'memory') {
    const held = []
    for (;;) held.push(new WebAssembly.Memory({ initial: 256 }), new Uint8Array(1 << 24).fill(1))
  }
  if (head.want === 'env') return { head: { names: Object.keys(process.env) } }
  tell({ progress: 0.5 })
  return { head: { pid: process.pid }, body: body.map((byte) => 255 - byte) }
})
`

let folder = ''
let child: Child
beforeAll(async () => {
  folder = await mkdtemp(join(resolve('node_modules'), '.child-'))
  const file = join(folder, 'work.mts')
  await writeFile(file, WORK)
  child = new Child(relative('app/features/digest/audio', file), { megabytes: 400 })
})
afterAll(async () => {
  child.end()
  await rm(folder, { recursive: true })
})

const ask = (want: string, ms = 20_000) => child.ask({ want }, Uint8Array.from([1, 2, 3]), { ms })

describe('a child', () => {
  it('gives back bytes, and tells how far it is', async () => {
    const told: unknown[] = []
    const body = new Uint8Array(3_000_000).fill(9)
    const hear = (one: unknown) => told.push(one)
    const answer = await child.ask({ want: 'echo' }, body, { ms: 20_000, hear })
    expect(answer.body).toHaveLength(3_000_000)
    expect(answer.body.every((byte) => byte === 246)).toBe(true)
    expect(told).toEqual([{ progress: 0.5 }])
  })

  it('says what it is unable to do, and lives on', async () => {
    const { head } = await ask('echo')
    const error = await ask('unable').catch((error) => error)
    expect(error).toBeInstanceOf(Unable)
    expect(error).toMatchObject({ why: 'unsaid', detail: 7 })
    expect((await ask('echo')).head).toEqual(head)
  })

  it.each([
    ['hang', 'slow', 3_000],
    ['die', 'died', 20_000],
    ['memory', 'died', 60_000],
    ['bug', 'bug', 20_000],
  ])('that %ss is given up, and another one takes its place', async (want, why, ms) => {
    const error = await ask(want, ms).catch((error) => error)
    expect(error).toBeInstanceOf(ChildDied)
    expect(error).toMatchObject({ why })
    expect((await ask('echo')).body).toEqual(Uint8Array.from([254, 253, 252]))
  })

  it('that is called off ends at once', async () => {
    const { head } = await ask('echo')
    const away = new AbortController()
    const hanging = child.ask({ want: 'hang' }, undefined, { ms: 60_000, signal: away.signal })
    away.abort()
    await expect(hanging).rejects.toThrow(/abort/i)
    await expect.poll(() => lives(head.pid as number)).toBe(false)
  })

  it('prints nothing into the pipe', async () => {
    expect((await ask('print')).body).toHaveLength(3)
  })

  it('knows nothing of the settings', async () => {
    const { head } = await ask('env')
    expect(head.names).not.toContain('PATH')
  })
})

function lives(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}
