import { randomBytes } from 'node:crypto'
import { mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import S3rver from '@20minutes/s3rver'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { fileStore } from '~/features/digest/audio/file-store.server'
import { s3Store } from '~/features/digest/audio/s3-store.server'
import type { Store } from '~/features/digest/audio/store.server'

const BYTES = new Uint8Array(randomBytes(300_000))

let folder = ''
// It signs the listing of a bucket in another way than AWS does, so signatures are not compared.
const fake = { silent: true, address: '127.0.0.1', port: 0, allowMismatchedSignatures: true }
let server: S3rver
const stores: Record<string, Store> = {}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fifteen-store-'))
  const directory = join(folder, 's3')
  server = new S3rver({ ...fake, directory, configureBuckets: [{ name: 'audio' }] })
  const { port } = await server.run()
  stores.files = fileStore(folder)
  stores.s3 = s3Store({
    S3_BUCKET: 'audio',
    S3_ENDPOINT: `http://127.0.0.1:${port}`,
    S3_REGION: 'us-east-1',
    S3_ACCESS_KEY: 'S3RVER',
    S3_SECRET_KEY: 'S3RVER',
  })
})
afterAll(async () => {
  await server.close()
  await rm(folder, { recursive: true })
})

describe.each(['files', 's3'])('a store of %s', (kind) => {
  it('gives back what it was given', async () => {
    const store = stores[kind] as Store
    await store.writeFile('one.mp3', BYTES)
    expect(Buffer.compare((await store.readFile('one.mp3')) as Uint8Array, BYTES)).toBe(0)
    expect(await store.sizeOf('one.mp3')).toBe(300_000)
  })

  it.each([
    [0, 0],
    [0, 299_999],
    [123, 70_000],
    [299_998, 299_999],
  ])('gives the bytes %i to %i alone', async (first, last) => {
    const part = await stores[kind]?.readFile('one.mp3', { first, last })
    expect(Buffer.compare(part as Uint8Array, BYTES.subarray(first, last + 1))).toBe(0)
  })

  it('replaces, lists and takes away', async () => {
    const store = stores[kind] as Store
    await store.writeFile('two.mp3', BYTES)
    await store.writeFile('two.mp3', BYTES.subarray(0, 5))
    expect(await store.sizeOf('two.mp3')).toBe(5)
    expect((await store.listFiles()).sort()).toEqual(['one.mp3', 'two.mp3'])
    await store.deleteFile('two.mp3')
    await store.deleteFile('two.mp3')
    expect(await store.listFiles()).toEqual(['one.mp3'])
  })

  it('has nothing of what it was not given', async () => {
    expect(await stores[kind]?.readFile('none.mp3')).toBeNull()
    expect(await stores[kind]?.readFile('none.mp3', { first: 0, last: 5 })).toBeNull()
    expect(await stores[kind]?.sizeOf('none.mp3')).toBeNull()
  })
})

describe('a store of files', () => {
  it('leaves no part behind, and lists none', async () => {
    await writeFile(join(folder, 'audio', 'cut.mp3.0123456789ab.part'), 'half')
    expect(await stores.files?.listFiles()).toEqual(['one.mp3'])
    const blocked = fileStore('/dev/null')
    await expect(blocked.writeFile('a.mp3', BYTES)).rejects.toThrow()
    expect(await readdir(join(folder, 'audio'))).toEqual(['cut.mp3.0123456789ab.part', 'one.mp3'])
  })
})

describe('what a killed process has left', () => {
  it('goes when it is an hour old, and neither what is being written nor what is whole', async () => {
    const old = new Date(Date.now() - 3_700_000)
    const audio = join(folder, 'audio')
    await writeFile(join(audio, 'left.mp3.ba9876543210.part'), 'half')
    await utimes(join(audio, 'left.mp3.ba9876543210.part'), old, old)
    await utimes(join(audio, 'one.mp3'), old, old)
    await stores.files?.dropOldParts()
    expect(await readdir(audio)).toEqual(['cut.mp3.0123456789ab.part', 'one.mp3'])
  })
  it('is nothing where nothing was ever written, or in an object storage', async () => {
    await expect(fileStore(join(folder, 'empty')).dropOldParts()).resolves.toBeUndefined()
    await stores.s3?.dropOldParts()
    expect(await stores.s3?.listFiles()).toEqual(['one.mp3'])
  })
})

describe('the store of the site', () => {
  it('takes generated names and nothing else', async () => {
    vi.stubEnv('DATA_DIR', folder)
    const { readFile, writeFile } = await import('~/features/digest/audio/store.server')
    for (const key of ['../fifteen.sqlite', 'a/b.mp3', '', '.mp3', 'a b', `${'a'.repeat(101)}`]) {
      await expect(writeFile(key, BYTES)).rejects.toThrow(RangeError)
      await expect(readFile(key)).rejects.toThrow(RangeError)
    }
    expect(await readFile('one.mp3')).toHaveLength(300_000)
  })
})
