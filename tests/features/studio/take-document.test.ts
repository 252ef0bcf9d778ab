import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { shareHere } from '#/tests/support/cpu'
import { minutesOf } from '~/features/course/minutes'
import { takeDocument } from '~/features/studio/take-document.server'

const bytes = (text: string) => new TextEncoder().encode(text)
const LECTURE = Array.from(
  { length: 900 },
  (_, n) => `Sentence ${n} tells of ${n < 450 ? 'tea and its leaves' : 'steel and its ore'}.`,
).join(' ')

describe('taking a document', () => {
  it('gives modules that fit, in a thread of its own', async () => {
    const read = await takeDocument('lecture.txt', bytes(LECTURE), null)
    if (read.kind === 'refused') throw new Error(read.what)
    expect(read.modules.length).toBeGreaterThan(1)
    for (const { body } of read.modules) expect(minutesOf(body)).toBeLessThanOrEqual(14.1)
    expect(
      read.modules
        .map(({ body }) => body)
        .join(' ')
        .replace(/\s+/g, ' '),
    ).toBe(LECTURE)
  })

  it('refuses what takes too long, and the process answers others meanwhile', async () => {
    const stalls = bytes(`${'Word by word it goes on. '.repeat(150_000)}`)
    const bounds = { milliseconds: 200, megabytes: 512 }
    const share = await shareHere(async () => {
      const read = await takeDocument('long.txt', stalls, null, { bounds })
      expect(read).toMatchObject({ kind: 'refused', fault: 'slow' })
    })
    expect(share).toBeLessThan(0.5)
  })

  it('tells the fault of what can’t be taken', async () => {
    expect(await takeDocument('a.md', bytes('# A\n\n'.repeat(100_000)), null)).toMatchObject({
      kind: 'refused',
      fault: 'headings',
    })
  })
})

const hostile = join(process.env.FIFTEEN_DATA ?? '', 'hostile')

function filesIn(folder: string): string[] {
  return readdirSync(folder)
    .sort()
    .map((name) => join(folder, name))
    .flatMap((path) => (statSync(path).isDirectory() ? filesIn(path) : [path]))
}

describe.skipIf(!process.env.FIFTEEN_DATA || !existsSync(hostile))('a hostile file', () => {
  it('is taken or refused, and never crashes', async () => {
    const { readDocument } = await import('~/features/studio/formats/read-document.server')
    const { Undocumented } = await import('~/features/studio/formats/document-fault')
    let [taken, refused] = [0, 0]
    for (const path of filesIn(hostile)) {
      await readDocument(path, new Uint8Array(readFileSync(path))).then(
        () => {
          taken += 1
        },
        (error: unknown) => {
          expect(error, path).toBeInstanceOf(Undocumented)
          refused += 1
        },
      )
    }
    expect(taken).toBeGreaterThan(100)
    expect(refused).toBeGreaterThan(100)
  })
})
