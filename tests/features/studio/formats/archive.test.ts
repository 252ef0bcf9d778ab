import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync, strToU8, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { hasData, hostile } from '#/tests/support/hostile'
import { unzipped } from '~/features/studio/formats/archive'
import { ARCHIVE } from '~/features/studio/formats/inflating'
import { untarred } from '~/features/studio/formats/tar'
import { Unreadable } from '~/features/studio/formats/unreadable'

const text = (bytes: Uint8Array | undefined) => new TextDecoder().decode(bytes)
const noise = (length: number, seed = 1) => {
  let state = seed
  return Uint8Array.from({ length }, () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0
    return state >>> 16
  })
}

describe('a zip archive', () => {
  it('gives its files, packed or stored', () => {
    const zip = zipSync({
      'a.txt': strToU8('one'),
      deep: { 'ü.txt': [strToU8('two'), { level: 0 }] },
    })
    const files = unzipped(zip)
    expect([...files.keys()]).toEqual(['a.txt', 'deep/ü.txt'])
    expect([...files.values()].map(text)).toEqual(['one', 'two'])
  })

  it('inflates what is wanted alone', () => {
    const zip = zipSync({ 'a.txt': strToU8('one'), 'b.txt': strToU8('two') })
    expect([...unzipped(zip, (name) => name === 'b.txt').keys()]).toEqual(['b.txt'])
  })

  it('takes as many files as the limit, and not one more', () => {
    const of = (count: number) =>
      zipSync(Object.fromEntries(Array.from({ length: count }, (_, at) => [`${at}`, noise(2)])))
    expect(unzipped(of(ARCHIVE.entries)).size).toBe(500)
    expect(() => unzipped(of(ARCHIVE.entries + 1))).toThrow('more than 500 files')
  })

  it('refuses a file that is larger than 10 MB', () => {
    const zip = zipSync({ a: [noise(ARCHIVE.file + 1), { level: 0 }] })
    expect(() => unzipped(zip)).toThrow('a is larger than 10 MB')
  })

  it('refuses more than 50 MB together', () => {
    const nine = noise(9_000_000)
    const zip = zipSync(
      Object.fromEntries([1, 2, 3, 4, 5, 6].map((at) => [`${at}`, [nine, { level: 0 }]] as const)),
    )
    expect(() => unzipped(zip)).toThrow('more than 50 MB')
  })

  it('refuses what unfolds to more than a hundred times its size', () => {
    const zip = zipSync({ bomb: [new Uint8Array(9_000_000), { level: 9 }] })
    expect(zip.length).toBeLessThan(20_000)
    expect(() => unzipped(zip)).toThrow('more than 100 times')
  })

  it('counts while it inflates, whatever the archive says of itself', () => {
    const zip = zipSync({ bomb: [new Uint8Array(9_000_000), { level: 9 }] })
    const central = zip.length - 22 - 46 - 'bomb'.length
    new DataView(zip.buffer).setUint32(central + 24, 10, true)
    expect(() => unzipped(zip)).toThrow('more than 100 times')
  })

  it.each(['../a', 'a/../../b', '/etc/passwd', 'C:\\a', '..\\a', 'a\nb'])(
    'refuses the path %j',
    (name) => {
      expect(() => unzipped(zipSync({ [name]: strToU8('x') }))).toThrow('leads out of it')
    },
  )

  it('notices a damaged file', () => {
    const zip = zipSync({ a: [strToU8('abcdef'), { level: 0 }] })
    const at = zip.indexOf('d'.charCodeAt(0), 31)
    zip[at] = 0x78
    expect(() => unzipped(zip)).toThrow('a is damaged')
  })

  it('is refused wherever it is cut short', () => {
    const zip = zipSync({ a: noise(300), b: noise(300) })
    for (let length = 0; length < zip.length; length += 7) {
      expect(() => unzipped(zip.slice(0, length))).toThrow(Unreadable)
    }
  })

  it.runIf(hasData)('of strangers that is malformed is refused and never crashes', () => {
    const folder = join(process.env.FIFTEEN_DATA ?? '', 'hostile/zip/yauzl-failure')
    for (const name of readdirSync(folder)) {
      const bytes = readFileSync(join(folder, name))
      const outcome = (() => {
        try {
          return [...unzipped(bytes).keys()]
        } catch (error) {
          expect(error, name).toBeInstanceOf(Unreadable)
          return null
        }
      })()
      for (const path of outcome ?? []) expect(path).not.toMatch(/^\/|\.\.\/|^[a-z]:/i)
    }
  })

  it.runIf(hasData)('never gives a path that leads out of it', () => {
    const paths = hostile('traversal/patt-traversal.json').filter(Boolean)
    expect(paths.length).toBeGreaterThan(100)
    for (const path of paths) {
      try {
        for (const name of unzipped(zipSync({ [path]: strToU8('x') })).keys()) {
          expect(name.split('/')).not.toContain('..')
          expect(name).not.toMatch(/^\//)
        }
      } catch (error) {
        expect(error).toBeInstanceOf(Unreadable)
      }
    }
  })
})

function tar(name: string, body: Uint8Array): Uint8Array {
  const header = new Uint8Array(512)
  header.set(strToU8(name), 0)
  header.set(strToU8(body.length.toString(8).padStart(11, '0')), 124)
  header.set(strToU8('0'), 156)
  header.set(strToU8('ustar'), 257)
  const whole = new Uint8Array(512 + Math.ceil(body.length / 512) * 512 + 1024)
  whole.set(header)
  whole.set(body, 512)
  return whole
}

describe('a tar archive packed with gzip', () => {
  it('gives its files', () => {
    const files = untarred(gzipSync(tar('a/questions.xml', strToU8('<a/>'))))
    expect(text(files.get('a/questions.xml'))).toBe('<a/>')
  })

  it('refuses a path that leads out of it', () => {
    expect(() => untarred(gzipSync(tar('../a', strToU8('x'))))).toThrow('leads out of it')
  })

  it('refuses a bomb and what is cut short', () => {
    expect(() => untarred(gzipSync(new Uint8Array(40_000_000)))).toThrow('more than 100 times')
    const whole = gzipSync(tar('a', noise(2_000)))
    expect(() => untarred(whole.slice(0, 900))).toThrow(Unreadable)
  })
})
