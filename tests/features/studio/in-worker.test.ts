import { zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { shareHere } from '#/tests/support/cpu'
import { inWorker } from '~/features/studio/in-worker.server'

const FROM_HERE = '../../../tests/support/thread-work.ts'

describe('a thread for one task', () => {
  it('gives back what the function gives', async () => {
    const zip = zipSync({ a: new Uint8Array([1, 2, 3]) })
    const outcome = await inWorker<Map<string, Uint8Array>>('formats/archive.ts', 'unzipped', [zip])
    expect(outcome).toMatchObject({ kind: 'done' })
    if (outcome.kind === 'done') expect([...(outcome.value.get('a') ?? [])]).toEqual([1, 2, 3])
  })

  it('says what the function says when it throws', async () => {
    const asked = inWorker('formats/archive.ts', 'unzipped', [new Uint8Array(3)])
    await expect(asked).rejects.toThrow('the archive is cut short')
  })

  it('is given up after its time while the process answers others', async () => {
    const bounds = { milliseconds: 300, megabytes: 64 }
    const share = await shareHere(async () =>
      expect(await inWorker(FROM_HERE, 'stall', [], bounds)).toEqual({ kind: 'slow' }),
    )
    expect(share).toBeLessThan(0.5)
  })

  it('is given up when it takes too much memory, and the process lives', async () => {
    const bounds = { milliseconds: 20_000, megabytes: 32 }
    expect(await inWorker(FROM_HERE, 'devour', [], bounds)).toEqual({ kind: 'large' })
  })

  it('knows nothing of the settings', async () => {
    process.env.SECRET_OF_A_TEST = 'x'
    expect(await inWorker(FROM_HERE, 'settings', [])).toEqual({ kind: 'done', value: [] })
  })
})
