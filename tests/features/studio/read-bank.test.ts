import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { strToU8, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { shareHere } from '#/tests/support/cpu'
import { hasData } from '#/tests/support/hostile'
import { LARGEST, readBank } from '~/features/studio/read-bank.server'

const read = (bytes: Uint8Array, name: string) => readBank(bytes, name, null)
const what = async (bytes: Uint8Array, name: string) => {
  const outcome = await read(bytes, name)
  return outcome.kind === 'refused' ? outcome.what : outcome.kind
}

describe('a file of questions', () => {
  it('is known by what it holds, whatever it is called', async () => {
    const gift = await read(strToU8('Is it? {T}'), 'a.txt')
    expect(gift.kind === 'bank' && gift.bank.course.modules[0]?.pool).toHaveLength(1)
    const xml = strToU8(
      '<quiz><question type="truefalse"><questiontext><text>I?</text></questiontext><answer fraction="100"><text>true</text></answer><answer fraction="0"><text>false</text></answer></question></quiz>',
    )
    expect((await read(xml, 'a.gift')).kind).toBe('bank')
  })

  it('that is something else is left to others', async () => {
    expect(await what(strToU8('Plain prose.'), 'a.txt')).toBe('other')
    expect(await what(strToU8('---\ncourse: a\n---\n'), 'a.md')).toBe('other')
    expect(await what(zipSync({ 'a.md': strToU8('# A') }), 'a.zip')).toBe('other')
    expect(await what(strToU8('<!doctype html><p>a'), 'a.html')).toBe('other')
  })

  it.each([
    ['is empty', new Uint8Array(), 'a.gift'],
    ['is larger than 20 MB', new Uint8Array(LARGEST + 1), 'a.gift'],
    ['is no text', Uint8Array.from({ length: 999 }, (_, at) => (at * 7) % 256), 'a.gift'],
    ['holds no question that can be taken', strToU8('$CATEGORY: a'), 'a.gift'],
    ['is XML that holds no questions: rss', strToU8('<?xml version="1.0"?><rss/>'), 'a.xml'],
    ['the archive is cut short', strToU8('PK\x03\x04 and no more'), 'a.zip'],
    ['has no column of questions and no second column', strToU8('a\nb'), 'a.csv'],
  ])('%s', async (why, bytes, name) => {
    expect(await what(bytes, name)).toBe(why)
  })

  it('that is huge in one way or another keeps nobody waiting', async () => {
    await read(strToU8('Is it? {T}'), 'a.gift')
    const bomb = zipSync({ 'imsmanifest.xml': [new Uint8Array(9_000_000), { level: 9 }] })
    const long = strToU8(`${'a'.repeat(2_000_000)} {T}`)
    const [deep, open] = [strToU8('<a>'.repeat(1_000_000)), strToU8('{'.repeat(2_000_000))]
    const share = await shareHere(async () => {
      expect(await what(bomb, 'a.zip')).toContain('more than 100 times')
      expect(await what(deep, 'a.xml')).not.toBe('bank')
      expect(await what(long, 'a.gift')).toContain('no question')
      expect(await what(open, 'a.gift')).toContain('no question')
    })
    expect(share).toBeLessThan(0.5)
  })

  it.runIf(hasData)('of strangers never crashes and reads no other file', async () => {
    const root = join(process.env.FIFTEEN_DATA ?? '', 'hostile')
    for (const folder of ['gift', 'xml', 'zip/yauzl-failure', 'json/JSONTestSuite']) {
      for (const name of readdirSync(join(root, folder))) {
        const outcome = await read(readFileSync(join(root, folder, name)), name)
        expect(JSON.stringify(outcome), name).not.toContain('root:x:0')
        if (folder !== 'gift') expect(outcome.kind, name).not.toBe('bank')
      }
    }
  })
})
